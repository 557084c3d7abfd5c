/** What happens after sending: letters that were read, objections, and acts on a licence that one proposes and another decides. */

const tables = [
  `create table letter_reads (
     letter_id uuid primary key references letters on delete cascade,
     person_id uuid not null references persons on delete cascade,
     read_on date not null
   )`,
  `create index on letter_reads (person_id)`,
  `create table objections (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     application_id uuid not null references applications on delete cascade,
     letter_id uuid not null references letters on delete cascade,
     municipality text not null references municipalities,
     sealed_words uuid references sealed on delete cascade,
     started_on date not null,
     lodged_on date,
     decide_by date,
     closed_on date
   )`,
  `create index on objections (person_id)`,
  `create index on objections (application_id)`,
  `create index on objections (letter_id)`,
  `create index on objections (sealed_words)`,
  // One draft at a time, and one objection that runs against one decision: held here as well, whatever the code does.
  `create unique index one_draft_objection on objections (person_id) where lodged_on is null`,
  `create unique index one_objection on objections (letter_id) where lodged_on is not null and closed_on is null`,
  `create table objection_acts (
     id bigint generated always as identity primary key,
     objection_id uuid not null references objections on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     act text not null,
     on_day date not null,
     until_day date,
     actor_id uuid not null,
     created_at timestamptz not null default now()
   )`,
  `create index on objection_acts (objection_id, id)`,
  `create index on objection_acts (person_id)`,
  `create unique index once_in_an_objection on objection_acts (objection_id, act) where act in ('lodge', 'giveReasons', 'withdraw')`,
  `create table licence_proposals (
     id uuid primary key,
     licence_id uuid not null references licences on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     act text not null check (act in ('suspend', 'reinstate')),
     ground text,
     hearing text,
     from_day date not null,
     weeks integer,
     sealed_words uuid not null references sealed on delete cascade,
     actor_id uuid not null,
     proposed_on date not null,
     closed_on date
   )`,
  `create index on licence_proposals (person_id)`,
  `create index on licence_proposals (licence_id)`,
  `create index on licence_proposals (sealed_words)`,
  `create unique index one_licence_proposal on licence_proposals (licence_id) where closed_on is null`,
  `alter table licence_acts add column until_day date, add column proposal_id uuid unique references licence_proposals`,
  // The job of the night looks only at what was asked to be completed.
  `create index asked_to_complete on application_acts (application_id) where act = 'inviteToComplete'`,
]

const own = `person_id::text = current_setting('app.person', true)`
const here = `municipality = current_setting('app.municipality', true)`
const job = `current_setting('app.door', true) = 'job'`
const policies: Record<string, string> = {
  letter_reads: `${own} or ${job}`,
  objections: `${own} or (${here} and lodged_on is not null) or ${job}`,
  objection_acts: `${own} or ${here} or ${job}`,
  licence_proposals: `${here} or ${job}`,
}

const rights = [
  `grant select, insert on letter_reads, objection_acts to waarborg_app`,
  `grant select, insert, update, delete on objections to waarborg_app`,
  `grant select, insert on licence_proposals to waarborg_app`,
  `grant update (closed_on) on licence_proposals to waarborg_app`,
]

/** With the last day of a suspension, after which a licence is worth what it was. */
const acts = `
create or replace function acts_of(licence uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('act', act, 'takesEffect', takes_effect, 'untilDay', until_day) order by takes_effect, id), '[]')
  from licence_acts where licence_id = licence
$$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of [...rights, acts]) await sql(statement)
}
