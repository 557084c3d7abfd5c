/** By which name a municipality writes. */

const statements = [
  // null: by the name of the service
  `alter table municipalities add column sender_name text check (length(sender_name) between 1 and 11)`,
  `grant update (sender_name) on municipalities to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
