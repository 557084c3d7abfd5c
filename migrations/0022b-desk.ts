/** Who is there, called by a code that says nothing, and the screen in the hall that shows it; the moments of those who wait; notes of a full calendar. */

const here = `municipality = (select current_setting('app.municipality', true))`
const door = `(select current_setting('app.door', true))`
const job = `${door} = 'job'`
/** Whoever may not see the case does not see this of it. */
const reached = `exists (select from applications a where a.id = application_id)`

const tables = [
  // Of one day: gone the night after.
  `create table arrivals (
     application_id uuid not null references applications on delete cascade,
     municipality text not null references municipalities,
     day date not null,
     call_code text not null,
     room_id uuid references rooms,
     arrived_at timestamptz not null,
     called_at timestamptz,
     made_by uuid not null,
     primary key (application_id, day),
     unique (municipality, day, call_code)
   )`,
  `create index on arrivals (room_id)`,
  `create index on arrivals (day)`,
  `create table hall_screens (
     token_mac bytea primary key,
     municipality text not null references municipalities,
     made_by uuid not null,
     expires_at timestamptz not null
   )`,
  // One moment, kept for a while for one who waits; each moment once.
  `create table slot_offers (
     id uuid primary key,
     application_id uuid not null references applications on delete cascade,
     municipality text not null references municipalities,
     slot_id uuid not null references slots on delete cascade,
     offered_at timestamptz not null,
     until_at timestamptz not null,
     unique (application_id, slot_id)
   )`,
  `create index on slot_offers (slot_id, until_at)`,
  // A night on which nothing was free in time.
  `create table calendar_notes (
     municipality text not null references municipalities,
     on_day date not null,
     until_day date not null,
     waiting integer not null,
     primary key (municipality, on_day)
   )`,
]

const policies: Readonly<Record<string, string>> = {
  arrivals: `(${here} and ${reached}) or ${job}`,
  hall_screens: `${here} or ${job} or encode(token_mac, 'hex') = ${door}`,
  slot_offers: `${reached} or ${job}`,
  calendar_notes: `${here} or ${job}`,
}

/** What a screen shows: codes and rooms of this day, the last called first. */
const calls = `
create function hall_calls(of_screen bytea, on_day date, at timestamptz, since timestamptz) returns table (municipality text, call_code text, room text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  perform set_config('app.door', 'job', true);
  return query select h.municipality, c.call_code, r.name from hall_screens h
    left join lateral (select v.* from arrivals v where v.municipality = h.municipality and v.day = on_day and v.called_at >= since order by v.called_at desc limit 8) c on true
    left join rooms r on r.id = c.room_id
    where h.token_mac = of_screen and h.expires_at > at;
  perform set_config('app.door', before, true);
end $$`

/** A moment that is kept for someone is free for her alone. */
const kept = `
create function is_kept(moment slots) returns boolean language sql stable as $$
  select exists (select from slot_offers o join applications a on a.id = o.application_id
    where o.slot_id = moment.id and o.until_at > now() and a.closed_on is null and a.waiting_since is not null
      and a.person_id::text is distinct from nullif(current_setting('app.person', true), ''))
$$`

const free = `
create or replace function free_moments(of_municipality text, from_day date, mode text, talked text, at_most integer) returns setof slots
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  perform set_config('app.door', 'job', true);
  return query select s.* from slots s where s.municipality = of_municipality and s.day >= from_day and interpreter_fits(s, mode, talked)
    and not exists (select from applications a where a.slot_id = s.id) and is_staffed(s) and not is_kept(s) order by s.day, s.time, s.id limit at_most;
  perform set_config('app.door', before, true);
end $$`

const waiting = `
create or replace function waiting_times(from_day date, mode text, talked text)
returns table (code text, name text, province text, phone text, step_free boolean, hearing_loop boolean, spoken text[], first_day date)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  door text := coalesce(current_setting('app.door', true), '');
  place text := coalesce(current_setting('app.municipality', true), '');
begin
  perform set_config('app.door', 'job', true), set_config('app.municipality', 'none', true);
  return query select m.code, m.name, m.province, m.phone, m.step_free, m.hearing_loop, m.spoken,
    (select s.day from slots s where s.municipality = m.code and s.day >= from_day and interpreter_fits(s, mode, talked)
       and not exists (select from applications a where a.slot_id = s.id) and is_staffed(s) and not is_kept(s) order by s.day, s.time limit 1)
    from municipalities m where m.designated order by m.name;
  perform set_config('app.door', door, true), set_config('app.municipality', place, true);
end $$`

const functions = ['hall_calls(bytea, date, timestamptz, timestamptz)', 'is_kept(slots)']

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
    await sql(`grant select, insert, update, delete on ${table} to waarborg_app`)
  }
  for (const statement of [calls, kept, free, waiting]) await sql(statement)
  for (const name of functions) {
    await sql(`revoke execute on function ${name} from public`)
    await sql(`grant execute on function ${name} to waarborg_app`)
  }
}
