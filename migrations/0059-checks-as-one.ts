/**
 * Those who check at the same moment are one question, whoever they are: looked up, counted and put on record at once, and planned once in a
 * connection. How many ask is not known when it is planned, so that it was planned anew each time, which cost more than the answer.
 */

const asCheck = `language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan`

/** Of those who ask in this question, and of nobody else. */
const askers = (type: string) => `actor_id = any ((select string_to_array(current_setting('app.askers', true), ','))::${type}[])`

const walls = [
  `create policy asked_together on shifts for select using (${askers('uuid')})`,
  `create policy asked_together on openings using (${askers('text')})`,
  `create policy asked_together on audit_entries for insert with check (${askers('text')})`,
]

/** What a phone on the street shows of a photo lies beside it, as sealed as it, and goes with it. Random bytes are not worth squeezing. */
const street = [
  `alter table sealed add column street bytea check (street is null or kind = 'photo')`,
  `alter table sealed alter column street set storage external`,
]

/** As in 0050: who checks has a shift, a count, an answer and an entry of their own, or nobody in it has. In one order, so that two such questions never wait for each other. */
const audited = `
create function check_licences(numbers bytea[], tokens bytea[], askers text[], units text[], times timestamptz[], days timestamptz[], budget integer, day_budget integer)
returns table (place integer, outcome text, valid_from date, valid_until date, acts jsonb, person_id uuid, application_id uuid,
               wrapped_key bytea, photo_id uuid, photo bytea, small boolean, entry uuid, again boolean)
${asCheck} as $$
#variable_conflict use_column
declare
  -- A check is of no municipality: nobody is closed to it.
  door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
  whoever text := set_config('app.askers', array_to_string(askers, ','), true);
begin
  return query
  -- Apart, because behind the walls only a plain value is looked up by its key.
  with asked as materialized (
    select a.place::integer as place, a.by_number is null as by_code, a.asker, a.at_unit, a.day_began, date_trunc('hour', a.asked_at) as hour, r.id as shift, r.reason, r.shown_from,
      coalesce(a.by_number, (select t.number_mac from showings w join cards t on t.id = w.card_id where w.token_mac = a.by_token and w.expires_at > a.asked_at)) as number
    from unnest(numbers, tokens, askers, units, times, days) with ordinality as a(by_number, by_token, asker, at_unit, asked_at, day_began, place)
    left join lateral (select s.id, s.reason, s.shown_from from shifts s
      where s.actor_id = a.asker::uuid and s.started_at <= a.asked_at and s.ends_at > a.asked_at order by s.started_at desc limit 1) r on true),
  -- Counted for the hour, and with the other hours for the day; over either there is no answer, and that is on record.
  counted as (
    insert into openings as o select a.asker, a.hour, count(*) from asked a where a.shift is not null group by a.asker, a.hour order by a.asker, a.hour
    on conflict (actor_id, hour) do update set count = o.count + excluded.count returning actor_id, hour, count),
  judged as materialized (
    select a.*, k.licence_id as licence, gen_random_uuid() as entry,
      case when a.shift is null then 'no shift' when a.in_hour > budget then 'over hour'
        when a.in_hour + a.in_others + (select coalesce(sum(o.count), 0) from openings o where o.actor_id = a.asker and o.hour >= a.day_began and o.hour <> a.hour) > day_budget then 'over day' end as no
    -- Who asks twice in one moment is counted in turn.
    from (select a.*, c.count - count(*) over (partition by a.asker, a.hour) + row_number() over (partition by a.asker, a.hour order by a.place) as in_hour,
        row_number() over (partition by a.asker order by a.place) - row_number() over (partition by a.asker, a.hour order by a.place) as in_others
      from asked a left join counted c on c.actor_id = a.asker and c.hour = a.hour) a
    left join cards k on k.number_mac = a.number and k.stopped_on is null),
  found as materialized (
    select j.*, l.municipality, l.valid_from, l.valid_until, l.person_id, l.application_id
    from judged j left join licences l on l.id = j.licence and j.no is null),
  recorded as (
    insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    select f.asker, 'inspector', f.at_unit, case when f.no is null then 'licence.checked' else 'check.overBudget' end,
      case when f.no is null then coalesce(f.licence::text, 'none') else f.shift::text end, f.person_id, f.municipality, 'check-licence',
      case when f.no is null then jsonb_strip_nulls(jsonb_build_object('reason', f.reason, 'channel', case when f.by_code then 'code' else 'number' end, 'check', f.entry, 'shownFrom', f.shown_from)) else '{}' end
    from found f where f.shift is not null order by f.place)
  select f.place, coalesce(f.no, case when f.licence is null then 'none' else 'found' end), f.valid_from, f.valid_until,
    case when f.person_id is not null then (select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
          order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = f.licence) end,
    f.person_id, s.application_id, (select p.wrapped_key from persons p where p.id = f.person_id), s.id, s.photo, s.small,
    case when f.no is null then f.entry end,
    case when f.person_id is not null then exists (select from audit_entries e where e.person_id = f.person_id and e.event = 'licence.checked' and e.at >= f.day_began
        and e.details->>'channel' in ('code', 'number', 'offline') and e.details->>'shownFrom' is null) end
  from found f left join lateral (
    select p.id, p.application_id, coalesce(p.street, p.ciphertext) as photo, p.street is not null as small from sealed p
    where p.person_id = f.person_id and p.compartment = 'photo' and p.kind = 'photo'
    order by coalesce(p.application_id = f.application_id, false) desc, p.created_at desc limit 1) s on true;
end $$`

const signature = 'check_licences(bytea[], bytea[], text[], text[], timestamptz[], timestamptz[], integer, integer)'
const clients = 'check_for_clients(bytea[], text[], text[], bytea[], integer[], integer[], bytea[], bytea[], timestamptz[], timestamptz[])'

const statements = [
  ...walls, ...street,
  `drop function ${signature}`,
  audited,
  `revoke execute on function ${signature} from public`,
  `grant execute on function ${signature} to waarborg_app`,
  ...[clients, 'licence_facts(bytea[])'].map((name) => `alter function ${name} set plan_cache_mode = force_generic_plan`),
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
