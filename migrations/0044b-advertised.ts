/** Numbers of advertisements: many at once, each on record as a check of its own, counted apart from checks of people. */

const actsOf = (licence: string) => `(
      select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
        order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = ${licence})`

/** One call for all of them: shift, budget, records and answers; without the records there are no answers. */
const checked = `
create function check_advertised(numbers bytea[], asker text, at_unit text, asked_at timestamptz, day_began timestamptz, budget integer, day_budget integer)
returns table (outcome text, place integer, valid_from date, valid_until date, acts jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
  known text := set_config('app.actor', asker, true);
  shift shifts; spent integer;
begin
  select * into shift from shifts s
    where s.actor_id = asker::uuid and s.started_at <= asked_at and s.ends_at > asked_at order by s.started_at desc limit 1;
  if not found then
    outcome := 'no shift';
    return next;
    return;
  end if;
  insert into advertised as o values (asker, date_trunc('hour', asked_at), cardinality(numbers))
    on conflict (actor_id, hour) do update set count = o.count + excluded.count returning count into spent;
  if spent > budget then outcome := 'over hour';
  elsif (select sum(o.count) from advertised o where o.actor_id = asker and o.hour >= day_began) > day_budget then outcome := 'over day';
  end if;
  if outcome is not null then
    -- Nothing was answered, so nothing is counted: fewer at once may still fit.
    update advertised o set count = o.count - cardinality(numbers) where o.actor_id = asker and o.hour = date_trunc('hour', asked_at);
    insert into audit_entries (actor_id, role, organisation, event, subject, purpose, details)
      values (asker, 'inspector', at_unit, 'check.overBudget', shift.id::text, 'check-licence', '{"channel": "advertisement"}');
    return next;
    return;
  end if;
  return query with asked as (
      select n.place::integer as place, l.* from unnest(numbers) with ordinality as n(number, place)
      left join cards k on k.number_mac = n.number and k.stopped_on is null left join licences l on l.id = k.licence_id),
    recorded as (
      insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
      select asker, 'inspector', at_unit, 'licence.checked', coalesce(a.id::text, 'none'), a.person_id, a.municipality, 'check-licence',
        jsonb_strip_nulls(jsonb_build_object('reason', shift.reason, 'channel', 'advertisement', 'check', gen_random_uuid(), 'shownFrom', shift.shown_from))
      from asked a order by a.place)
    select case when a.id is null then 'none' else 'found' end, a.place, a.valid_from, a.valid_until, ${actsOf('a.id')} from asked a order by a.place;
end $$`

const statements = [
  `create table advertised (actor_id text not null, hour timestamptz not null, count integer not null, primary key (actor_id, hour))`,
  `alter table advertised enable row level security`,
  `alter table advertised force row level security`,
  `create policy reach on advertised using (actor_id = current_setting('app.actor', true) and actor_id <> '') with check (actor_id = current_setting('app.actor', true) and actor_id <> '')`,
  // Counted and read by the function alone.
  checked,
  `revoke execute on function check_advertised(bytea[], text, text, timestamptz, timestamptz, integer, integer) from public`,
  `grant execute on function check_advertised(bytea[], text, text, timestamptz, timestamptz, integer, integer) to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
