/** Before it is handed in nobody has seen a case: an application that she sends herself is news to none, and is not looked for. */

const statements = [
  'drop trigger keep_news on application_acts',
  `create trigger keep_news after insert on application_acts for each row
     when (new.act <> 'submit' or current_setting('app.municipality', true) <> '') execute function keep_news()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
