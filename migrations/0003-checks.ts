/** The two questions asked all day, each one round trip: what is this number worth, and the same on record. */

/** The facts of a licence by the keyed hash of its number; the law decides what they are worth today. */
const facts = `
create function licence_facts(number_mac_asked bytea)
returns table (valid_from date, valid_until date, acts jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.door', 'check', true);
  return query select l.valid_from, l.valid_until, acts_of(l.id) from licences l where l.number_mac = number_mac_asked;
  perform set_config('app.door', '', true);
end $$`

const acts = `
create function acts_of(licence uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('act', act, 'takesEffect', takes_effect) order by takes_effect, id), '[]')
  from licence_acts where licence_id = licence
$$`

/**
 * A check by an inspector: within a running shift, within the hourly budget, and never without its audit entry, also
 * when nothing was found. Returns one row: the outcome, and the facts with the sealed photo when there is a licence.
 */
const audited = `
create function check_licence(by_number bytea, by_token bytea, asker text, at_unit text, asked_at timestamptz, budget integer)
returns table (outcome text, valid_from date, valid_until date, acts jsonb, person_id uuid, application_id uuid,
               wrapped_key bytea, photo_id uuid, photo bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  shift shifts; found licences; spent integer; sealed_photo sealed;
begin
  perform set_config('app.door', 'check', true), set_config('app.actor', asker, true);
  select * into shift from shifts s where s.actor_id = asker::uuid and s.started_at <= asked_at and s.ends_at > asked_at
    order by s.started_at desc limit 1;
  if shift.id is null then
    return query select 'no shift'::text, null::date, null::date, null::jsonb, null::uuid, null::uuid, null::bytea, null::uuid, null::bytea;
    return;
  end if;

  insert into openings as o values (asker, date_trunc('hour', asked_at), 1)
    on conflict (actor_id, hour) do update set count = o.count + 1 returning count into spent;
  if spent > budget then
    insert into audit_entries (actor_id, role, organisation, event, subject, purpose)
      values (asker, 'inspector', at_unit, 'check.overBudget', shift.id::text, 'check-licence');
    return query select 'over budget'::text, null::date, null::date, null::jsonb, null::uuid, null::uuid, null::bytea, null::uuid, null::bytea;
    return;
  end if;

  if by_number is not null then
    select * into found from licences l where l.number_mac = by_number;
  else
    select l.* into found from showings s join licences l on l.id = s.licence_id
      where s.token_mac = by_token and s.expires_at > asked_at;
  end if;
  select * into sealed_photo from sealed p
    where p.person_id = found.person_id and p.compartment = 'photo' order by p.created_at desc limit 1;
  insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    values (asker, 'inspector', at_unit, 'licence.checked', coalesce(found.id::text, 'none'), found.person_id,
            found.municipality, 'check-licence',
            jsonb_build_object('reason', shift.reason, 'channel', case when by_number is null then 'code' else 'number' end));
  return query select case when found.id is null then 'none' else 'found' end, found.valid_from, found.valid_until,
    acts_of(found.id), found.person_id, sealed_photo.application_id,
    (select p.wrapped_key from persons p where p.id = found.person_id), sealed_photo.id, sealed_photo.ciphertext;
end $$`

/** One page of the worklist in one round trip, in the order of the legal date, only what the reach shows. */
const worklist = `
create function worklist(of_municipality text, after_day date, after_id uuid, at_most integer)
returns table (id uuid, case_number text, received_on date, decide_by date, day date, "time" text, acts jsonb)
language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true);
  return query
    select a.id, a.case_number, a.received_on, a.decide_by, s.day, s.time,
           (select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'on', c.on_day, 'until', c.until_day,
              'outcome', c.outcome, 'by', c.actor_id) order by c.id), '[]')
            from application_acts c where c.application_id = a.id)
    from applications a join slots s on s.id = a.slot_id
    where a.municipality = of_municipality and a.received_on is not null and a.closed_on is null
      and (a.decide_by, a.id) > (after_day, after_id)
    order by a.decide_by, a.id limit at_most;
end $$`

/** The moments that nobody has taken; told to anyone who plans a talk, without telling who took the others. */
const free = `
create function free_slots(of_municipality text, from_day date, at_most integer) returns setof slots
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  perform set_config('app.door', 'job', true);
  return query select s.* from slots s where s.municipality = of_municipality and s.day >= from_day
    and not exists (select from applications a where a.slot_id = s.id) order by s.day, s.time limit at_most;
  perform set_config('app.door', before, true);
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [acts, facts, audited, worklist, free]) await sql(statement)
  await sql(`revoke execute on all functions in schema public from public`)
  await sql(`grant execute on all functions in schema public to waarborg_app`)
}
