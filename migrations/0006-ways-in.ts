/** For people without a provider: a code of the front desk, words to come back by, and passkeys. Nothing here names anyone. */

const tables = [
  // Gone as soon as it is used, or when its time has passed: what lies here has not been used yet.
  `create table desk_codes (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     submission_key uuid not null unique,
     finds_mac bytea not null unique,
     proves_mac bytea not null,
     wrong integer not null default 0,
     expires_at timestamptz not null,
     made_by uuid not null
   )`,
  `create index on desk_codes (person_id)`,
  `create index on desk_codes (expires_at)`,
  `create table recovery_words (
     person_id uuid primary key references persons on delete cascade,
     words_mac bytea not null unique,
     made_on date not null
   )`,
  `create table passkeys (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     credential_id bytea not null unique,
     public_key bytea not null,
     counter bigint not null,
     -- of the last answer: a second use of the same answer is refused
     answered_mac bytea,
     made_on date not null,
     last_used_on date
   )`,
  `create index on passkeys (person_id)`,
]

const door = `current_setting('app.door', true)`
const reached = `person_id::text = current_setting('app.person', true) or ${door} = 'job'`
const policies: Record<string, string> = {
  desk_codes: `${reached} or encode(finds_mac, 'hex') = ${door} or submission_key::text = ${door}`,
  recovery_words: `${reached} or encode(words_mac, 'hex') = ${door}`,
  passkeys: `${reached} or encode(credential_id, 'hex') = ${door}`,
}

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
    await sql(`grant select, insert, update, delete on ${table} to waarborg_app`)
  }
}
