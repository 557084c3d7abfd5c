/** When talks can be: rooms, repeat rules, who sits in each talk, and who is away. No official and no room is booked twice. */

/** Day and time on the clock, until the pause after the talk is over. */
const during = `tsrange(
  day::timestamp + make_interval(hours => substr("time", 1, 2)::integer, mins => substr("time", 4, 2)::integer),
  day::timestamp + make_interval(hours => substr("time", 1, 2)::integer, mins => substr("time", 4, 2)::integer + minutes + pause))`

const tables = [
  `create extension if not exists btree_gist`,
  `create table rooms (
     id uuid primary key,
     municipality text not null references municipalities,
     name text not null,
     step_free boolean not null,
     closed_on date,
     unique (municipality, name)
   )`,
  `create table slot_rules (
     id uuid primary key,
     municipality text not null references municipalities,
     room_id uuid not null references rooms,
     first_official uuid not null references officials,
     second_official uuid not null references officials,
     weekdays smallint[] not null check (cardinality(weekdays) > 0 and weekdays <@ array[1, 2, 3, 4, 5, 6]::smallint[]),
     from_time text not null check (from_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
     until_time text not null check (until_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
     minutes integer not null check (minutes between 15 and 240),
     pause integer not null check (pause between 0 and 120),
     first_day date not null,
     last_day date not null,
     interpreter_phone text[] not null default '{}',
     interpreter_room text[] not null default '{}',
     made_by uuid not null,
     stopped_on date,
     check (first_official <> second_official and first_day <= last_day and from_time < until_time)
   )`,
  `create index on slot_rules (room_id)`,
  `create index on slot_rules (municipality)`,
  `alter table slots
     add column rule_id uuid references slot_rules,
     add column room_id uuid references rooms,
     add column minutes integer not null default 60,
     add column pause integer not null default 0,
     -- the rule it came from is over, or changed, and it was said that this talk stays as it is
     add column settled_on date,
     drop constraint slots_municipality_day_time_key`,
  `alter table slots add column during tsrange generated always as (${during}) stored`,
  `alter table slots add constraint room_once exclude using gist (room_id with =, during with &&)`,
  `create index on slots (municipality, day, "time")`,
  `create index on slots (rule_id)`,
  `create index on slots (room_id)`,
  // Without a room of its own a moment is the only one of its time.
  `create unique index one_without_room on slots (municipality, day, "time") where room_id is null`,
  `create table slot_seats (
     slot_id uuid not null references slots on delete cascade,
     place smallint not null check (place in (1, 2)),
     municipality text not null references municipalities,
     official_id uuid not null references officials,
     -- the person behind the account: two accounts cannot sit in two rooms
     who text not null,
     during tsrange not null,
     primary key (slot_id, place),
     constraint official_once exclude using gist (who with =, during with &&)
   )`,
  `create index on slot_seats (official_id)`,
  // Why is not asked: that would be about health.
  `create table absences (
     id uuid primary key,
     municipality text not null references municipalities,
     official_id uuid not null references officials,
     from_day date not null,
     until_day date not null,
     made_by uuid not null,
     check (from_day <= until_day)
   )`,
  `create index on absences (official_id)`,
  // What colleagues call each other in the calendar.
  `create table interviewer_labels (
     official_id uuid primary key references officials,
     municipality text not null references municipalities,
     label text not null
   )`,
]

/** Whoever sits there, and when, is read from where it stands: nobody can say otherwise. */
const seats = [
  `create function seat_of_whom() returns trigger language plpgsql as $$
   begin
     select encode(coalesce(o.human_mac, uuid_send(o.id)), 'hex') into new.who from officials o where o.id = new.official_id and o.municipality = new.municipality;
     select s.during into new.during from slots s where s.id = new.slot_id and s.municipality = new.municipality;
     return new;
   end $$`,
  `create trigger seat_of_whom before insert or update on slot_seats for each row execute function seat_of_whom()`,
]

const here = `municipality = (select current_setting('app.municipality', true))`
const job = `(select current_setting('app.door', true)) = 'job'`
const mine = ['rooms', 'slot_rules', 'slot_seats', 'absences', 'interviewer_labels']

const walls = [
  ...mine.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy reach on ${table} using (${here} or ${job}) with check (${here} or ${job})`,
    `grant select, insert, update, delete on ${table} to waarborg_app`,
  ]),
  // Anyone who is known may read moments; they are made and taken away where they are held.
  `drop policy reach on slots`,
  `create policy known on slots for select using ((select current_setting('app.municipality', true)) <> '' or (select current_setting('app.person', true)) <> '')`,
  `create policy made on slots for insert with check (${here} or ${job})`,
  `create policy changed on slots for update using (${here} or ${job}) with check (${here} or ${job})`,
  `create policy removed on slots for delete using (${here} or ${job})`,
  `grant update (rule_id, settled_on), delete on slots to waarborg_app`,
  `create policy interviewers on officials for select using (role = 'interviewer' and (${here} or ${job}))`,
]

/** One moment with its room and its two officials: all of it, or nothing when one of them is taken. */
const opening = `
create function open_slot(of_rule uuid, on_day date, at_time text) returns boolean language plpgsql as $$
declare
  made uuid := gen_random_uuid();
  rule slot_rules;
begin
  select * into strict rule from slot_rules where id = of_rule;
  insert into slots (id, municipality, day, "time", interpreter_phone, interpreter_room, rule_id, room_id, minutes, pause)
    values (made, rule.municipality, on_day, at_time, rule.interpreter_phone, rule.interpreter_room, rule.id, rule.room_id, rule.minutes, rule.pause);
  insert into slot_seats (slot_id, place, municipality, official_id) values (made, 1, rule.municipality, rule.first_official), (made, 2, rule.municipality, rule.second_official);
  return true;
exception when exclusion_violation or unique_violation then
  return false;
end $$`

/** Takes away moments that nobody took, also not in an application that was not sent yet; how many. */
const closing = `
create function close_free_slots(of_municipality text, these uuid[]) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
  gone integer;
begin
  perform set_config('app.door', 'job', true);
  perform from slots where id = any(these) and municipality = of_municipality order by id for update;
  delete from slots s where s.id = any(these) and s.municipality = of_municipality and not exists (select from applications a where a.slot_id = s.id);
  get diagnostics gone = row_count;
  perform set_config('app.door', before, true);
  return gone;
end $$`

/** Both officials are there that day, and the room is open. */
const staffed = `
create function is_staffed(moment slots) returns boolean language sql stable as $$
  select not exists (select from slot_seats e left join absences a on a.official_id = e.official_id and moment.day between a.from_day and a.until_day
                       left join officials o on o.id = e.official_id
                     where e.slot_id = moment.id and (a.id is not null or o.mandate_until < moment.day))
     and not exists (select from rooms r where r.id = moment.room_id and r.closed_on <= moment.day)
$$`

/** As it was, of moments that can be held. */
const free = `
create or replace function free_moments(of_municipality text, from_day date, mode text, talked text, at_most integer) returns setof slots
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  perform set_config('app.door', 'job', true);
  return query select s.* from slots s where s.municipality = of_municipality and s.day >= from_day and interpreter_fits(s, mode, talked)
    and not exists (select from applications a where a.slot_id = s.id) and is_staffed(s) order by s.day, s.time, s.id limit at_most;
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
       and not exists (select from applications a where a.slot_id = s.id) and is_staffed(s) order by s.day, s.time limit 1)
    from municipalities m where m.designated order by m.name;
  perform set_config('app.door', door, true), set_config('app.municipality', place, true);
end $$`

const functions = ['open_slot(uuid, date, text)', 'close_free_slots(text, uuid[])', 'is_staffed(slots)', 'seat_of_whom()']

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...seats, ...walls, opening, closing, staffed, free, waiting]) await sql(statement)
  for (const name of functions) {
    await sql(`revoke execute on function ${name} from public`)
    await sql(`grant execute on function ${name} to waarborg_app`)
  }
}
