/** The invitation of an interpreter: an address that says when and where, and in which language; of whom, nobody can tell. */
const here = `municipality = (select current_setting('app.municipality', true))`
const job = `(select current_setting('app.door', true)) = 'job'`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(`create table interpreter_invitations (
     id uuid primary key,
     application_id uuid not null references applications on delete cascade,
     municipality text not null references municipalities,
     slot_id uuid not null references slots on delete cascade,
     token_mac bytea not null unique,
     -- language and way, under a key that only the address has
     sealed bytea not null,
     expires_at timestamptz not null,
     answer text check (answer in ('accepted', 'knows')),
     answered_at timestamptz,
     made_by uuid not null,
     made_at timestamptz not null,
     check ((answer is null) = (answered_at is null))
   )`)
  await sql(`create index on interpreter_invitations (application_id, made_at)`)
  await sql(`create index on interpreter_invitations (slot_id)`)
  await sql(`alter table interpreter_invitations enable row level security`)
  await sql(`alter table interpreter_invitations force row level security`)
  const reach = `(${here} and exists (select from applications a where a.id = application_id)) or ${job}`
  await sql(`create policy reach on interpreter_invitations using (${reach}) with check (${reach})`)
  await sql(`grant select, insert, delete, update (answer, answered_at) on interpreter_invitations to waarborg_app`)
}
