/** What is sent, without what it says or where it goes; and the code that proves a channel, as a keyed hash alone. */

const own = `person_id::text = current_setting('app.person', true)`
const job = `current_setting('app.door', true) = 'job'`
const reached = `exists (select from applications a where a.person_id = messages.person_id)`

const statements = [
  `create table messages (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     key text not null check (key in ('generic', 'appt', 'urgent', 'newchannel')),
     made_at timestamptz not null,
     planned_at timestamptz not null,
     -- the last day it still makes sense; null: always
     last_day date,
     tries integer not null default 0,
     sent_at timestamptz,
     failed_at timestamptz,
     check (sent_at is null or failed_at is null)
   )`,
  `create index on messages (person_id, made_at)`,
  `create index due on messages (planned_at) where sent_at is null and failed_at is null`,
  // What waits takes in what comes after it.
  `create unique index one_waiting on messages (person_id, key) where sent_at is null and failed_at is null`,
  `create index made on messages (made_at)`,
  `create index failed on messages (person_id) where failed_at is not null`,
  `create table channel_codes (
     person_id uuid primary key references persons on delete cascade,
     code_mac bytea not null,
     expires_at timestamptz not null,
     tries integer not null default 0
   )`,
  ...['messages', 'channel_codes'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy reach on ${table} using (${own} or ${job}) with check (${own} or ${job})`,
  ]),
  // Officials see that something did not arrive, of those whose case is theirs.
  `create policy failed on messages for select using (failed_at is not null and key <> 'newchannel' and ${reached})`,
  // Who reminds of a talk must know which are tomorrow.
  `create policy planned on slots for select using (${job})`,
  `create index last_days on letters (last_day) where last_day is not null`,
  `grant select, insert, update, delete on messages, channel_codes to waarborg_app`,
]

/** The newest case here of each person a message did not reach; one round trip, like the worklist it stands above. */
const unreachable = `
create function unreachable(of_municipality text) returns table (id uuid, case_number text) language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true);
  return query
    select distinct on (a.person_id) a.id, a.case_number from messages m join applications a on a.person_id = m.person_id
    where m.failed_at is not null and m.key <> 'newchannel' and a.municipality = of_municipality and a.received_on is not null
    order by a.person_id, a.received_on desc limit 100;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...statements, unreachable]) await sql(statement)
  await sql(`revoke execute on function unreachable from public`)
  await sql(`grant execute on function unreachable to waarborg_app`)
}
