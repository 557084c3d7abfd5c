/** Since 0050 what systems ask at the same moment is one question; the question of one alone is asked by nobody. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql('drop function check_for_client(bytea, text, text, bytea[], bytea, bytea, timestamptz, timestamptz)')
}
