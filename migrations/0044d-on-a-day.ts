/** Was it valid on a day: asked with a ground, answered from acts and dates, on record for whose licence it is. */

const actsOf = (licence: string) => `(
      select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
        order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = ${licence})`

/** A number counts from the day it was made to the day it was stopped. An inspector asks within a shift; everyone within a budget. */
const asked = `
create function facts_on_day(by_number bytea, on_day date, for_ground text, asker text, asker_role text, at_organisation text,
                             asked_at timestamptz, day_began timestamptz, budget integer, day_budget integer)
returns table (outcome text, valid_from date, valid_until date, acts jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
  known text := set_config('app.actor', asker, true);
  shift shifts; spent integer; licence uuid; whose uuid; town text;
begin
  if asker_role = 'inspector' then
    select * into shift from shifts s
      where s.actor_id = asker::uuid and s.started_at <= asked_at and s.ends_at > asked_at order by s.started_at desc limit 1;
    if not found then
      outcome := 'no shift';
      return next;
      return;
    end if;
  end if;
  insert into openings as o values (asker, date_trunc('hour', asked_at), 1)
    on conflict (actor_id, hour) do update set count = o.count + 1 returning count into spent;
  if spent > budget then outcome := 'over hour';
  elsif (select sum(o.count) from openings o where o.actor_id = asker and o.hour >= day_began) > day_budget then outcome := 'over day';
  end if;
  if outcome is not null then
    insert into audit_entries (actor_id, role, organisation, event, subject, purpose)
      values (asker, asker_role, at_organisation, 'check.overBudget', 'on a day', 'check-day');
    return next;
    return;
  end if;
  select l.id, l.person_id, l.municipality, l.valid_from, l.valid_until, ${actsOf('l.id')}
    into licence, whose, town, valid_from, valid_until, acts
    from cards k join licences l on l.id = k.licence_id
    where k.number_mac = by_number and k.made_on <= on_day and (k.stopped_on is null or k.stopped_on > on_day);
  insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    values (asker, asker_role, at_organisation, 'check.onDay', coalesce(licence::text, 'none'), whose, town, 'check-day',
            jsonb_strip_nulls(jsonb_build_object('ground', for_ground, 'day', on_day, 'shownFrom', shift.shown_from)));
  outcome := case when licence is null then 'none' else 'found' end;
  return next;
end $$`

const signature = 'facts_on_day(bytea, date, text, text, text, text, timestamptz, timestamptz, integer, integer)'

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(asked)
  await sql(`revoke execute on function ${signature} from public`)
  await sql(`grant execute on function ${signature} to waarborg_app`)
}
