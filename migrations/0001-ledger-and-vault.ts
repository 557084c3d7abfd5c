/** The ledger that names nobody, the vault that means nothing, and the audit log; each behind row-level security. */

const tables = [
  `create table municipalities (
     code text primary key check (code ~ '^GM[0-9]{4}$'),
     name text not null,
     region_code text not null,
     region text not null,
     designated boolean not null default false
   )`,
  `create table persons (
     id uuid primary key,
     -- null once destroyed: whatever was sealed under it is gone for good
     wrapped_key bytea,
     created_on date not null
   )`,
  `create table accounts (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     subject_mac bytea not null unique,
     created_on date not null
   )`,
  `create index on accounts (person_id)`,
  `create table officials (
     id uuid primary key,
     subject_mac bytea not null unique,
     role text not null check (role in ('frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'inspector')),
     municipality text references municipalities,
     unit text,
     mandate_from date not null,
     mandate_until date,
     check ((role = 'inspector') = (unit is not null) and (role = 'inspector') = (municipality is null))
   )`,
  `create table slots (
     id uuid primary key,
     municipality text not null references municipalities,
     day date not null,
     time text not null check (time ~ '^[0-2][0-9]:[0-5][0-9]$'),
     unique (municipality, day, time)
   )`,
  `create table applications (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     case_number text not null unique,
     municipality text references municipalities,
     slot_id uuid unique references slots,
     submission_key uuid unique,
     started_on date not null,
     received_on date,
     decide_by date,
     closed_on date,
     check ((received_on is null) or (municipality is not null and slot_id is not null))
   )`,
  `create index on applications (person_id)`,
  `create unique index one_open_application on applications (person_id) where closed_on is null`,
  `create index worklist on applications (municipality, decide_by, id) where received_on is not null and closed_on is null`,
  `create table application_acts (
     id bigint generated always as identity primary key,
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text references municipalities,
     act text not null,
     on_day date not null,
     until_day date,
     outcome text check (outcome in ('grant', 'refuse')),
     grounds text[] not null default '{}',
     actor_id uuid not null,
     created_at timestamptz not null default now()
   )`,
  `create index on application_acts (application_id, id)`,
  `create index on application_acts (person_id)`,
  // Two officials, each one view; one decision per application: held here as well, whatever the code does.
  `create unique index one_view_each on application_acts (application_id, actor_id) where act = 'saveView'`,
  `create unique index one_decision on application_acts (application_id) where act in ('grant', 'refuse', 'notProcess', 'withdraw')`,
  `create table sealed (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     application_id uuid references applications on delete cascade,
     compartment text not null,
     kind text not null,
     ciphertext bytea not null,
     created_at timestamptz not null default clock_timestamp()
   )`,
  `create index on sealed (person_id, compartment, kind)`,
  `create index on sealed (application_id)`,
  `create table letters (
     id uuid primary key,
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     kind text not null,
     reference text not null,
     sealed_text uuid not null references sealed on delete cascade,
     sealed_pdf uuid references sealed on delete cascade,
     sha256 bytea,
     sent_on date not null,
     last_day date,
     check ((sealed_pdf is null) = (sha256 is null))
   )`,
  `create index on letters (application_id)`,
  `create index on letters (person_id)`,
  `create index on letters (sealed_text)`,
  `create index on letters (sealed_pdf)`,
  `create table licences (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     application_id uuid not null unique references applications,
     municipality text not null references municipalities,
     number_mac bytea not null unique,
     valid_from date not null,
     valid_until date not null
   )`,
  `create index on licences (person_id)`,
  `create table licence_acts (
     id bigint generated always as identity primary key,
     licence_id uuid not null references licences on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     act text not null check (act in ('suspend', 'reinstate', 'revoke', 'surrender')),
     takes_effect date not null,
     actor_id uuid not null,
     created_at timestamptz not null default now()
   )`,
  `create index on licence_acts (licence_id, takes_effect, id)`,
  `create index on licence_acts (person_id)`,
  `create table showings (
     token_mac bytea primary key,
     licence_id uuid not null references licences on delete cascade,
     person_id uuid not null references persons on delete cascade,
     expires_at timestamptz not null
   )`,
  `create index on showings (licence_id)`,
  `create index on showings (person_id)`,
  `create table shifts (
     id uuid primary key,
     actor_id uuid not null references officials,
     unit text not null,
     reason text not null,
     started_at timestamptz not null,
     ends_at timestamptz not null
   )`,
  `create index on shifts (actor_id, ends_at)`,
  `create table openings (
     actor_id text not null,
     hour timestamptz not null,
     count integer not null,
     primary key (actor_id, hour)
   )`,
  `create table audit_entries (
     id bigint generated always as identity primary key,
     at timestamptz not null default clock_timestamp(),
     actor_id text not null,
     role text not null,
     organisation text not null,
     event text not null,
     subject text not null,
     person_id uuid,
     municipality text,
     purpose text,
     details jsonb not null default '{}'
   )`,
  `create index on audit_entries (person_id, id) where person_id is not null`,
  `create index on audit_entries (subject, id)`,
]

/** What each table may be read and written by. Empty settings reach nothing: '' never equals a code or an id. */
const own = `person_id::text = current_setting('app.person', true)`
const here = `municipality = current_setting('app.municipality', true)`
const job = `current_setting('app.door', true) = 'job'`
const check = `current_setting('app.door', true) = 'check'`
const known = `(current_setting('app.municipality', true) <> '' or current_setting('app.person', true) <> '')`
const reached = `exists (select from applications a where a.id = application_id)`
const policies: Record<string, string> = {
  persons: `id::text = current_setting('app.person', true) or ${job} or ${check}
            or exists (select from applications a where a.person_id = persons.id)`,
  accounts: `${own} or ${job} or encode(subject_mac, 'hex') = current_setting('app.door', true)`,
  officials: `encode(subject_mac, 'hex') = current_setting('app.door', true)`,
  slots: `${known}`,
  applications: `${own} or (${here} and received_on is not null) or ${job}`,
  application_acts: `${own} or ${here} or ${job}`,
  sealed: `${own} or ${reached} or ${job} or (compartment = 'photo' and ${check})
           or (application_id is null and exists (select from applications a where a.person_id = sealed.person_id))`,
  letters: `${own} or ${here} or ${job}`,
  licences: `${own} or ${here} or ${check} or ${job}`,
  licence_acts: `${own} or ${here} or ${check} or ${job}`,
  showings: `${own} or ${check}`,
  shifts: `actor_id::text = current_setting('app.actor', true)`,
  openings: `actor_id = current_setting('app.actor', true) and actor_id <> ''`,
}

/** The audit log: anyone with a reach may add; only the person it is about and the organisation that looked may read. */
const audit = [
  `alter table audit_entries enable row level security`,
  `alter table audit_entries force row level security`,
  `create policy add on audit_entries for insert with check (
     current_setting('app.actor', true) <> ''
     and (actor_id = current_setting('app.actor', true) or actor_id like 'job:%'))`,
  `create policy read on audit_entries for select using (${own} or ${here} or ${job})`,
  `create function refuse_change() returns trigger language plpgsql as
     $$ begin raise exception 'what is on record is only added to'; end $$`,
  `create trigger only_added before update or delete on audit_entries for each row execute function refuse_change()`,
  `create trigger made_once before update on letters for each row when (old.sealed_pdf is not null) execute function refuse_change()`,
  `create trigger never_emptied before truncate on audit_entries execute function refuse_change()`,
]

const rights = [
  `grant usage on schema public to waarborg_app`,
  `grant select, update (designated) on municipalities to waarborg_app`,
  `grant select, insert, update, delete on persons, accounts, applications, sealed, showings, openings to waarborg_app`,
  `grant select, insert on officials, slots, application_acts, letters, licences, licence_acts, shifts, audit_entries to waarborg_app`,
  `grant update (ends_at) on shifts to waarborg_app`,
  `grant update (number_mac) on licences to waarborg_app`,
  `grant update (sealed_pdf, sha256) on letters to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of [...audit, ...rights]) await sql(statement)
}
