/** What she asks about her data and about looks, who helps her, who asked to be spoken to apart, and questions without a name. */

const tables = [
  `create table requests (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     application_id uuid not null references applications on delete cascade,
     municipality text not null references municipalities,
     kind text not null check (kind in ('question', 'complaint', 'correction')),
     -- a look, or a thing that is held; a keyed hash or a random id
     about text not null,
     looked_by text,
     look_organisation text,
     look_role text,
     look_purpose text,
     looked_at timestamptz,
     item_kind text,
     sealed_text uuid not null references sealed on delete cascade,
     asked_on date not null,
     answer_by date not null,
     answered_on date,
     outcome text check (outcome in ('answered', 'granted', 'denied')),
     check ((answered_on is null) = (outcome is null)),
     check ((kind = 'correction') = (item_kind is not null) and (kind = 'correction') = (looked_at is null))
   )`,
  `create index on requests (person_id)`,
  `create index on requests (application_id)`,
  `create index on requests (sealed_text)`,
  `create index on requests (municipality, answer_by, id) where answered_on is null`,
  // Pressed twice, asked once.
  `create unique index one_open_request on requests (person_id, about) where answered_on is null`,

  `create table helpers (
     id uuid primary key,
     subject_mac bytea not null unique,
     created_on date not null
   )`,
  `create table mandates (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     helper_id uuid references helpers on delete cascade,
     code_mac bytea not null unique,
     scope text not null check (scope in ('read', 'act')),
     sealed_names uuid not null references sealed on delete cascade,
     made_on date not null,
     until_day date not null,
     taken_on date,
     stopped_on date,
     check ((helper_id is null) = (taken_on is null))
   )`,
  `create index on mandates (person_id)`,
  `create index on mandates (helper_id)`,
  `create index on mandates (sealed_names)`,

  `create table care_coordinators (
     id uuid primary key,
     subject_mac bytea not null unique,
     region text not null check (region ~ '^VR[0-9]{2}$'),
     mandate_from date not null,
     mandate_until date
   )`,
  // Every answer to the question leaves an envelope, whatever was chosen: from outside they are all alike.
  `create table envelopes (
     id uuid primary key,
     wrapped_key bytea not null,
     sealed bytea not null
   )`,
  // No person, no application, no account: whose it is, only the second key can tell.
  `create table signals (
     id uuid primary key,
     region text,
     language text not null,
     wrapped_key bytea not null,
     sealed bytea not null,
     received_on date not null,
     accepted_on date,
     accepted_by uuid references care_coordinators,
     closed_on date,
     check ((accepted_on is null) = (accepted_by is null))
   )`,
  `create index on signals (accepted_by)`,
  `create index on signals (received_on)`,

  `create table anonymous_questions (
     id uuid primary key,
     code_mac bytea not null unique,
     wrapped_key bytea not null,
     sealed bytea not null,
     sealed_answer bytea,
     language text not null,
     asked_on date not null,
     answer_by date not null,
     answered_on date,
     check ((sealed_answer is null) = (answered_on is null))
   )`,
  `create index on anonymous_questions (answer_by, id) where answered_on is null`,
  `create index on anonymous_questions (asked_on)`,
]

const setting = (name: string) => `current_setting('app.${name}', true)`
const own = `person_id::text = ${setting('person')}`
const here = `municipality = ${setting('municipality')}`
const job = `${setting('door')} = 'job'`
const care = `${setting('door')} like 'care:%' and ${setting('actor')} <> ''`
/** Without a region it is anyone's who coordinates care, so that none is lost. */
const inRegion = `${care} and (region is null or ${setting('door')} = 'care:' || region)`

const policies: Record<string, string> = {
  requests: `${own} or ${here} or ${job}`,
  helpers: `id::text = ${setting('actor')} or encode(subject_mac, 'hex') = ${setting('door')} or ${job}`,
  mandates: `${own} or helper_id::text = ${setting('actor')} or (helper_id is null and encode(code_mac, 'hex') = ${setting('door')}) or ${job}`,
  care_coordinators: `encode(subject_mac, 'hex') = ${setting('door')} or id::text = ${setting('actor')}`,
  signals: `(${inRegion}) or ${job}`,
  anonymous_questions: `${setting('municipality')} <> '' or encode(code_mac, 'hex') = ${setting('door')} or ${job}`,
}

const rights = [
  `grant select, insert, update (answered_on, outcome), delete on requests to waarborg_app`,
  `grant select, insert, delete on helpers to waarborg_app`,
  `grant select, insert, update (helper_id, taken_on, stopped_on), delete on mandates to waarborg_app`,
  `grant select, insert on care_coordinators to waarborg_app`,
  `grant select, insert, delete on envelopes to waarborg_app`,
  `grant select, insert, update (accepted_on, accepted_by, closed_on), delete on signals to waarborg_app`,
  `grant select, insert, update (sealed_answer, answered_on), delete on anonymous_questions to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  // An envelope is put in by anyone who applies, and taken out by the job alone.
  await sql(`alter table envelopes enable row level security`)
  await sql(`alter table envelopes force row level security`)
  await sql(`create policy put_in on envelopes for insert with check (${setting('person')} <> '' and ${setting('actor')} <> '')`)
  await sql(`create policy take_out on envelopes for select using (${job})`)
  await sql(`create policy empty on envelopes for delete using (${job})`)
  for (const statement of rights) await sql(statement)
}
