/** In a register of some ten thousand the planner read all applications for a count that an index holds, since most were closed. */

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const name of ['work_list', 'work_counts', 'licence_tasks']) await sql(`alter function ${name} set enable_seqscan = off`)
}
