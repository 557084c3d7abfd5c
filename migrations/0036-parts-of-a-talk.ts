/** Someone is replaced half-way through a talk: parts, each with the two who were there, and the colleague an act is about. */

const tables = [
  // Who was there for which part is read from the acts; a block stays with the part it was written in.
  `alter table talk_blocks add column part smallint not null default 1 check (part > 0)`,
  `alter table talk_blocks drop constraint talk_blocks_pkey, add primary key (application_id, name, part)`,
  `alter table application_acts add column about_id uuid check (about_id is null or act in ('missColleague', 'takeSeat'))`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of tables) await sql(statement)
}
