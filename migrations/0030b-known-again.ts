/** Who applied here is known again, by whatever door she came: keyed hashes that are compared within one municipality and never shown. */

const tables = [
  `create table known_applicants (
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     -- of name and day of birth, and of a service number when there is one
     mac bytea not null,
     primary key (application_id, mac)
   )`,
  `create index on known_applicants (person_id)`,
  `create index on known_applicants (municipality, mac)`,
  // What is left of a refusal when the file is gone: so that referring to it is possible for as long as was said, and no one is named.
  `create table past_refusals (
     id uuid primary key default gen_random_uuid(),
     municipality text not null references municipalities,
     mac bytea not null,
     refused_on date not null,
     unique (municipality, mac, refused_on)
   )`,
]

const setting = (name: string) => `current_setting('app.${name}', true)`
const here = `municipality = ${setting('municipality')}`
const job = `${setting('door')} = 'job'`
const policies: Readonly<Record<string, string>> = {
  known_applicants: `person_id::text = ${setting('person')} or ${here} or ${job}`,
  past_refusals: `${here} or ${job}`,
}

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  await sql(`create policy shielded on known_applicants as restrictive using (${setting('municipality')} = '' or person_id <> all ((select closed_people())::uuid[]))`)
  await sql(`grant select, insert, delete on known_applicants, past_refusals to waarborg_app`)
}
