/** She is heard before a licence is suspended, as before it is taken back; a proposal says its grounds, and no more how she was heard. */

const tables = [
  `alter table licence_hearings add column about text not null default 'revoke' check (about in ('suspend', 'revoke'))`,
  `alter table licence_hearings alter column about drop default`,
  `do $$ begin
     perform set_config('app.door', 'job', true);
     update licence_proposals set grounds = array[ground] where ground is not null;
     perform set_config('app.door', '', true);
   end $$`,
  `alter table licence_proposals drop column ground, drop column hearing`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of tables) await sql(statement)
}
