/** What an inspector does in a shift: a check that says whether there was one before, more on a stated ground, and what was done. */

/** A check is of no municipality: nobody is closed to it. */
const asCheck = `language plpgsql security definer set search_path = public, pg_temp`
const context = `door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
  known text := set_config('app.actor', asker, true);`

const actsOf = (licence: string, within = '') => `(
      select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
        order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = ${licence}${within})`

/** What is on record of a check: why, how, by which id its inspector finds it again, and from when she sees it. */
const details = (how: string, check: string) => `jsonb_strip_nulls(jsonb_build_object('reason', shift.reason, 'channel', ${how}, 'check', ${check}, 'shownFrom', shift.shown_from))`

const shiftNow = `select * into shift from shifts s
    where s.actor_id = asker::uuid and s.started_at <= asked_at and s.ends_at > asked_at order by s.started_at desc limit 1;
  if not found then
    outcome := 'no shift';
    return next;
    return;
  end if;`

/** Counted for the hour, and with the hours before it for the day; over either there is no answer, and that is on record. */
const counted = (table: string, count: string) => `insert into ${table} as o values (asker, date_trunc('hour', asked_at), ${count})
    on conflict (actor_id, hour) do update set count = o.count + excluded.count returning count into spent;
  if spent > budget then outcome := 'over hour';
  elsif (select sum(o.count) from ${table} o where o.actor_id = asker and o.hour >= day_began) > day_budget then outcome := 'over day';
  end if;
  if outcome is not null then
    insert into audit_entries (actor_id, role, organisation, event, subject, purpose)
      values (asker, 'inspector', at_unit, 'check.overBudget', shift.id::text, 'check-licence');
    return next;
    return;
  end if;`

/** As before: shift, budget, record and answer in one call; and whether she was checked today, as far as that may be told. */
const audited = `
create function check_licence(by_number bytea, by_token bytea, asker text, at_unit text, asked_at timestamptz, day_began timestamptz, budget integer, day_budget integer)
returns table (outcome text, valid_from date, valid_until date, acts jsonb, person_id uuid, application_id uuid,
               wrapped_key bytea, photo_id uuid, photo bytea, entry uuid, again boolean) ${asCheck} as $$
#variable_conflict use_column
declare
  ${context}
  number bytea := by_number; shift shifts; spent integer; licence uuid; town text; whose uuid;
begin
  ${shiftNow}
  ${counted('openings', '1')}
  if by_number is null then
    select k.number_mac into number from showings s join cards k on k.id = s.card_id where s.token_mac = by_token and s.expires_at > asked_at;
  end if;
  select l.id, l.municipality, l.valid_from, l.valid_until, ${actsOf('l.id')}, l.person_id,
      (select p.wrapped_key from persons p where p.id = l.person_id), s.id, s.application_id, s.ciphertext,
      exists (select from audit_entries e where e.person_id = l.person_id and e.event = 'licence.checked' and e.at >= day_began
        and e.details->>'channel' in ('code', 'number') and e.details->>'shownFrom' is null)
    into licence, town, valid_from, valid_until, acts, whose, wrapped_key, photo_id, application_id, photo, again
    from cards k join licences l on l.id = k.licence_id left join lateral (
      select p.id, p.application_id, p.ciphertext from sealed p
      where p.person_id = l.person_id and p.compartment = 'photo' and p.kind = 'photo'
      order by coalesce(p.application_id = l.application_id, false) desc, p.created_at desc limit 1) s on true
    where k.number_mac = number and k.stopped_on is null;
  person_id := whose;
  entry := gen_random_uuid();
  insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    values (asker, 'inspector', at_unit, 'licence.checked', coalesce(licence::text, 'none'), whose, town, 'check-licence',
            ${details(`case when by_number is null then 'code' else 'number' end`, 'entry')});
  outcome := case when licence is null then 'none' else 'found' end;
  return next;
end $$`

/** The checks of the shift that runs, newest first; what each was worth then. Gone for whoever did them when the shift ends. */
const own = `
create function checks_of_shift(asker text, asked_at timestamptz)
returns table (entry text, at timestamptz, channel text, valid_from date, valid_until date, acts jsonb) ${asCheck} as $$
#variable_conflict use_column
declare
  ${context}
begin
  return query select e.details->>'check', e.at, e.details->>'channel', l.valid_from, l.valid_until, ${actsOf('l.id', ' and c.created_at <= e.at')}
    from shifts s join audit_entries e on e.at >= s.started_at and e.at < s.ends_at and e.actor_id = asker and e.event = 'licence.checked'
    left join licences l on l.id::text = e.subject
    where s.actor_id = asker::uuid and s.started_at <= asked_at and s.ends_at > asked_at
    order by e.id desc;
end $$`

/** More of a check of this shift, on a ground: her name as it lies sealed, and the facts of the licence. On record before it is readable. */
const more = `
create function more_of_check(of_entry text, for_ground text, asker text, at_unit text, asked_at timestamptz, day_began timestamptz, budget integer, day_budget integer)
returns table (outcome text, valid_from date, valid_until date, acts jsonb, person_id uuid, application_id uuid,
               wrapped_key bytea, identity_id uuid, identity bytea, shown_from date) ${asCheck} as $$
#variable_conflict use_column
declare
  ${context}
  shift shifts; spent integer; checked audit_entries; of_application uuid;
begin
  ${shiftNow}
  select * into checked from audit_entries e where e.at >= shift.started_at and e.actor_id = asker and e.event = 'licence.checked' and e.details->>'check' = of_entry;
  if not found then
    outcome := 'not yours';
    return next;
    return;
  end if;
  ${counted('openings', '1')}
  insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    values (asker, 'inspector', at_unit, 'check.more', checked.subject, checked.person_id, checked.municipality, 'check-more',
            jsonb_strip_nulls(jsonb_build_object('ground', for_ground, 'check', of_entry, 'shownFrom', shift.shown_from)));
  outcome := 'none';
  shown_from := shift.shown_from;
  select 'found', l.valid_from, l.valid_until, ${actsOf('l.id')}, l.person_id, l.application_id, (select p.wrapped_key from persons p where p.id = l.person_id)
    into outcome, valid_from, valid_until, acts, person_id, of_application, wrapped_key from licences l where l.id::text = checked.subject;
  if not found then
    outcome := 'none';
    return next;
    return;
  end if;
  door := set_config('app.door', 'more', true);
  select p.id, p.application_id, p.ciphertext into identity_id, application_id, identity from sealed p
    where p.person_id = checked.person_id and p.compartment = 'identity' and p.kind = 'identity'
    order by coalesce(p.application_id = of_application, false) desc, p.created_at desc limit 1;
  return next;
end $$`

const check = `current_setting('app.door', true) = 'check'`
const functions = [
  'check_licence(bytea, bytea, text, text, timestamptz, timestamptz, integer, integer)',
  'checks_of_shift(text, timestamptz)',
  'more_of_check(text, text, text, text, timestamptz, timestamptz, integer, integer)',
]

const statements = [
  `alter table shifts add column area text not null default 'other'`,
  `alter table shifts alter column area drop default`,
  // Of checks within an investigation: the day from which she sees them.
  `alter table shifts add column shown_from date`,
  `alter table shifts add column later_ground text check ((later_ground is null) = (shown_from is null))`,
  `create policy at_check on audit_entries for select using (${check} and event = 'licence.checked')`,
  // The second wall behind the law: before that day she does not read it, whatever asks for it.
  `create policy later on audit_entries as restrictive for select using (
     coalesce(current_setting('app.person', true), '') = '' or details->>'shownFrom' is null or (details->>'shownFrom')::date <= (now() at time zone 'Europe/Amsterdam')::date)`,
  `create policy at_more on sealed for select using (compartment = 'identity' and kind = 'identity' and current_setting('app.door', true) = 'more')`,
  `drop function check_licence(bytea, bytea, text, text, timestamptz, integer)`,
  audited, own, more,
  ...functions.flatMap((name) => [`revoke execute on function ${name} from public`, `grant execute on function ${name} to waarborg_app`]),
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
