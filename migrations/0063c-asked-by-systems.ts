/** How much each connection asks of late, for who looks after connections: hours and numbers, of nobody. */

const statements = [
  `create policy told on client_counts for select using ((select current_setting('app.door', true)) = 'register')`,
  `grant select on client_counts to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
