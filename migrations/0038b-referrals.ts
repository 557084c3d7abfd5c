/** Sent on to care: the fact, the day and the receiver, which both sides see; and what a coordinator plans and does, which only care sees. */

const setting = (name: string) => `current_setting('app.${name}', true)`
const job = `${setting('door')} = 'job'`
const trained = `municipality = ${setting('municipality')} and ${setting('door')} = 'trained:' || municipality`
const care = `${setting('door')} like 'care:%' and ${setting('actor')} <> ''`

const tables = [
  // The whole country, for where a region has nobody: it stands in for all of them.
  `alter table care_coordinators drop constraint care_coordinators_region_check, add check (region ~ '^(VR[0-9]{2}|NL)$')`,
  `create policy present on care_coordinators for select using (${job} or ${care})`,
  `alter table signals
     add column urgency text check (urgency in ('now', 'week', 'later')),
     -- when she was spoken to, when the next try is, and when something happened last
     add column contact_on date,
     add column next_on date,
     add column touched_on date`,
  `create table referrals (
     id uuid primary key,
     municipality text not null references municipalities,
     concern_id uuid references concerns on delete set null,
     case_mac bytea,
     region text not null,
     ground text not null check (ground in ('consent', 'vitalInterest')),
     sent_by uuid not null,
     sent_on date not null,
     received_on date,
     contact_on date,
     closed_on date
   )`,
  `create unique index on referrals (concern_id)`,
  `create index on referrals (municipality, sent_on)`,
  `create index on referrals (case_mac)`,
  `create table care_entries (
     id uuid primary key,
     signal_id uuid not null references signals on delete cascade,
     kind text not null check (kind in ('plan', 'attempt', 'passed')),
     sealed bytea not null,
     made_by uuid not null,
     made_on date not null,
     made_at timestamptz not null default clock_timestamp()
   )`,
  `create index on care_entries (signal_id, made_at)`,
]

/** To another region, or the whole country: whoever had it does not see it from then on. False for what is not theirs. */
const passing = `
create function pass_on_care(of_signal uuid, to_region text, on_day date) returns boolean language plpgsql as $$
declare
  before text := coalesce(${setting('door')}, '');
begin
  if before not like 'care:%' and before <> 'job' then return false; end if;
  perform from signals where id = of_signal for update;
  if not found then return false; end if;
  perform set_config('app.door', 'job', true);
  update signals set region = to_region, accepted_on = null, accepted_by = null, next_on = null, touched_on = on_day where id = of_signal;
  update referrals set region = coalesce(to_region, region), received_on = null where id = of_signal;
  perform set_config('app.door', before, true);
  return true;
end $$`

const walls = [
  ...['referrals', 'care_entries'].flatMap((table) => [`alter table ${table} enable row level security`, `alter table ${table} force row level security`]),
  `create policy trained on referrals using (${trained}) with check (${trained})`,
  // Care sees and changes those it can reach itself.
  `create policy care on referrals using (${care} and exists (select from signals s where s.id = referrals.id)) with check (${care})`,
  `create policy nightly on referrals using (${job}) with check (${job})`,
  `create policy care on care_entries using (exists (select from signals s where s.id = signal_id)) with check (exists (select from signals s where s.id = signal_id))`,
  // An official sends, and reads nothing back of what care then has.
  `create policy sent on signals for insert with check (${setting('door')} = 'trained:' || ${setting('municipality')} and urgency is not null and accepted_on is null)`,
  `grant update (region, contact_on, next_on, touched_on) on signals to waarborg_app`,
  `grant select, insert, update (region, received_on, contact_on, closed_on), delete on referrals to waarborg_app`,
  `grant select, insert on care_entries to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, passing, ...walls]) await sql(statement)
  await sql(`revoke execute on function pass_on_care(uuid, text, date) from public`)
  await sql(`grant execute on function pass_on_care(uuid, text, date) to waarborg_app`)
}
