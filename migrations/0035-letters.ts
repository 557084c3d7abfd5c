/** A letter says which act on a licence it is about. */

const statements = [
  // Not a reference: the letter stays as it was sent when the line of the ledger goes.
  `alter table letters add column of_act bigint`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
