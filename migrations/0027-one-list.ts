/** The list that was read whole gave way to tabs; the front desk reads the calendar. */
export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const name of ['work_page_of(text, text, date, uuid, integer)', 'work_page(text, date, uuid, integer)', 'worklist(text, date, uuid, integer)']) await sql(`drop function if exists ${name}`)
}
