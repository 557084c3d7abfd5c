/**
 * A count that stops at a hundred is read along its index, which ends there; a bitmap of it is made of all that are open first.
 * What the planner expects of an average municipality is far fewer than the largest has.
 */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql('alter function work_counts set enable_bitmapscan = off')
  await sql('alter function work_list set enable_bitmapscan = off')
}
