/** A request that is opened again after an objection counts from that day. */
const statements = [
  `alter table requests add column reopened_on date`,
  `grant update (reopened_on) on requests to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
