/** Talks that can be given back and waited for, interpreters as part of a moment, and what is known of each desk. */

/** Provinces follow the safety regions; one municipality lies in another province than its region. */
const provinces: Readonly<Record<string, readonly string[]>> = {
  FR: ['VR02'], GR: ['VR01'], DR: ['VR03'], OV: ['VR04', 'VR05'], GE: ['VR06', 'VR07', 'VR08'], UT: ['VR09'],
  NH: ['VR10', 'VR11', 'VR12', 'VR13', 'VR14'], ZH: ['VR15', 'VR16', 'VR17', 'VR18'], ZE: ['VR19'], NB: ['VR20', 'VR21', 'VR22'],
  LI: ['VR23', 'VR24'], FL: ['VR25'],
}
const elsewhere = { GM0317: 'UT' }

const desks = [
  // Null is: not known. Nothing here is about a person.
  `alter table municipalities
     add column province text,
     add column desk text,
     add column phone text,
     add column step_free boolean,
     add column hearing_loop boolean,
     add column spoken text[] not null default '{}'`,
  ...Object.entries(provinces).map(([province, regions]) => `update municipalities set province = '${province}' where region_code in (${regions.map((code) => `'${code}'`).join(', ')})`),
  ...Object.entries(elsewhere).map(([code, province]) => `update municipalities set province = '${province}' where code = '${code}'`),
  `alter table municipalities alter column province set not null`,
  `grant update (desk, phone, step_free, hearing_loop, spoken) on municipalities to waarborg_app`,
]

const moments = [
  // The languages an interpreter is there for, by phone and in the room; '*' is every language.
  `alter table slots
     add column interpreter_phone text[] not null default '{*}',
     add column interpreter_room text[] not null default '{}'`,
  `alter table applications add column waiting_since date`,
  `do $$ declare name text; begin
     select conname into name from pg_constraint where conrelid = 'applications'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%slot_id%';
     execute format('alter table applications drop constraint %I', name);
   end $$`,
  `alter table applications add check (received_on is null or municipality is not null)`,
  `alter table applications add check (waiting_since is null or slot_id is null)`,
]

/** Whether the interpreter she wants is part of this moment; no wish fits every moment. */
const fits = `
create function interpreter_fits(moment slots, mode text, talked text) returns boolean language sql immutable as $$
  select case mode
    when 'phone' then moment.interpreter_phone && array['*', talked]
    when 'room' then moment.interpreter_room && array['*', talked]
    else true end
$$`

/** The moments that nobody has taken and that fit; told without telling who took the others. */
const free = `
create function free_moments(of_municipality text, from_day date, mode text, talked text, at_most integer) returns setof slots
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  perform set_config('app.door', 'job', true);
  return query select s.* from slots s where s.municipality = of_municipality and s.day >= from_day and interpreter_fits(s, mode, talked)
    and not exists (select from applications a where a.slot_id = s.id) order by s.day, s.time limit at_most;
  perform set_config('app.door', before, true);
end $$`

/** Per designated municipality the day of its first free moment that fits, and what is known of its desk; one round trip. */
const waiting = `
create function waiting_times(from_day date, mode text, talked text)
returns table (code text, name text, province text, phone text, step_free boolean, hearing_loop boolean, spoken text[], first_day date)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  door text := coalesce(current_setting('app.door', true), '');
  place text := coalesce(current_setting('app.municipality', true), '');
begin
  perform set_config('app.door', 'job', true), set_config('app.municipality', 'none', true);
  return query select m.code, m.name, m.province, m.phone, m.step_free, m.hearing_loop, m.spoken,
    (select s.day from slots s where s.municipality = m.code and s.day >= from_day and interpreter_fits(s, mode, talked)
       and not exists (select from applications a where a.slot_id = s.id) order by s.day, s.time limit 1)
    from municipalities m where m.designated order by m.name;
  perform set_config('app.door', door, true), set_config('app.municipality', place, true);
end $$`

/** As it was, with the cases that have no moment yet. */
const worklist = `
create or replace function worklist(of_municipality text, after_day date, after_id uuid, at_most integer)
returns table (id uuid, case_number text, received_on date, decide_by date, day date, "time" text, acts jsonb)
language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true);
  return query
    select a.id, a.case_number, a.received_on, a.decide_by, s.day, s.time,
           (select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'on', c.on_day, 'until', c.until_day,
              'outcome', c.outcome, 'by', c.actor_id) order by c.id), '[]')
            from application_acts c where c.application_id = a.id)
    from applications a left join slots s on s.id = a.slot_id
    where a.municipality = of_municipality and a.received_on is not null and a.closed_on is null
      and (a.decide_by, a.id) > (after_day, after_id)
    order by a.decide_by, a.id limit at_most;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...desks, ...moments, `drop function free_slots(text, date, integer)`, fits, free, waiting, worklist]) await sql(statement)
  for (const name of ['interpreter_fits(slots, text, text)', 'free_moments(text, date, text, text, integer)', 'waiting_times(date, text, text)']) {
    await sql(`revoke execute on function ${name} from public`)
    await sql(`grant execute on function ${name} to waarborg_app`)
  }
}
