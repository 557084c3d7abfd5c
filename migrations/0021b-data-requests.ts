/** A request about her data can be put off once, to a later day. */
const statements = [
  `grant update (answer_by, extended_on) on requests to waarborg_app`,
  `alter table requests add constraint put_off_later check (extended_on is null or extended_on < answer_by)`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
