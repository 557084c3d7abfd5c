/** The same answers for less work: what every question asks is planned once in a connection, and what is joined is found by its key. */

const setting = (name: string) => `current_setting('app.${name}', true)`

/** Word for word as they were. In the language `sql` each question that touched a table of a person planned them again. */
const planned = [
  `create or replace function closed_people() returns uuid[] language plpgsql stable as $$
   begin
     if coalesce(${setting('actor')}, '') = '' then return '{}'; end if;
     return (select coalesce(array_agg(b.person_id), '{}') from case_barriers b
       where b.lifted_on is null
         and (b.account_id::text = ${setting('actor')}
              or b.human_mac = (select o.human_mac from officials o where o.id::text = ${setting('actor')})));
   end $$`,
  `create or replace function waits_for_shield(of_person uuid) returns boolean language plpgsql stable as $$
   begin
     return exists (select from named_people n where n.person_id = of_person and n.handled_on is null
       and not exists (select from application_acts c where c.person_id = of_person and c.actor_id::text = ${setting('actor')} and c.created_at < n.named_at));
   end $$`,
  `create or replace function acts_of(licence uuid) returns jsonb language plpgsql stable as $$
   begin
     return (select coalesce(jsonb_agg(jsonb_build_object('act', act, 'takesEffect', takes_effect, 'untilDay', until_day, 'id', id::text, 'of', of_act::text)
       order by takes_effect, id), '[]') from licence_acts where licence_id = licence);
   end $$`,
]

/** By its key too: asked whether there is one, the database may look up everyone first. */
const reached = `application_id = (select a.id from applications a where a.id = case_seen.application_id)`

/**
 * Where a municipality has few open cases on average, reading all of them looked as cheap as one by its key; one with
 * hundreds then read hundreds for each of its rows. A row that is looked for by its key alone leaves no such choice.
 */
const byKey = (table: string, key: string, column: string) => [
  `${table} join applications a on ${key}`,
  `${table} cross join lateral (select * from applications x where x.${column} limit 1) a`,
] as const

const joins = [
  byKey('case_seen n', 'a.id = n.application_id', 'id = n.application_id'),
  byKey('slots t', 'a.slot_id = t.id', 'slot_id = t.id'),
]

/** In both functions each join changes where it stands; one that does not stand there is a mistake. */
const changed = (name: string) => `
do $$ declare
  body text := pg_get_functiondef('${name}'::regproc);
begin
  ${joins.map(([before, now]) => `if position($was$${before}$was$ in body) = 0 then raise exception '${name} is not as it was'; end if;
  body := replace(body, $was$${before}$was$, $is$${now}$is$);`).join('\n  ')}
  execute body;
end $$`

/** A check is of no municipality: nobody is closed to it, as before, and with that said the database need not look who is. */
const asCheck = `language plpgsql security definer set search_path = public, pg_temp`

const context = `door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);`

const actsOf = (licence: string) => `(
      select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
        order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = ${licence})`

const facts = `
create or replace function licence_facts(number_mac_asked bytea)
returns table (valid_from date, valid_until date, acts jsonb) ${asCheck} as $$
declare
  ${context}
begin
  select l.valid_from, l.valid_until, ${actsOf('l.id')} into valid_from, valid_until, acts
    from cards k join licences l on l.id = k.licence_id where k.number_mac = number_mac_asked and k.stopped_on is null;
  if found then return next; end if;
  door := set_config('app.door', '', true);
end $$`

/** As in 0010: shift, budget, record and answer in one call, with fewer questions inside. */
const audited = `
create or replace function check_licence(by_number bytea, by_token bytea, asker text, at_unit text, asked_at timestamptz, budget integer)
returns table (outcome text, valid_from date, valid_until date, acts jsonb, person_id uuid, application_id uuid,
               wrapped_key bytea, photo_id uuid, photo bytea) ${asCheck} as $$
declare
  ${context} known text := set_config('app.actor', asker, true);
  number bytea := by_number; shift_id uuid; shift_reason text; spent integer; licence uuid; town text;
begin
  select s.id, s.reason into shift_id, shift_reason from shifts s
    where s.actor_id = asker::uuid and s.started_at <= asked_at and s.ends_at > asked_at order by s.started_at desc limit 1;
  if shift_id is null then
    outcome := 'no shift';
    return next;
    return;
  end if;

  insert into openings as o values (asker, date_trunc('hour', asked_at), 1)
    on conflict (actor_id, hour) do update set count = o.count + 1 returning count into spent;
  if spent > budget then
    insert into audit_entries (actor_id, role, organisation, event, subject, purpose)
      values (asker, 'inspector', at_unit, 'check.overBudget', shift_id::text, 'check-licence');
    outcome := 'over budget';
    return next;
    return;
  end if;

  if by_number is null then
    select k.number_mac into number from showings s join cards k on k.id = s.card_id where s.token_mac = by_token and s.expires_at > asked_at;
  end if;
  select l.id, l.municipality, l.valid_from, l.valid_until, ${actsOf('l.id')}, l.person_id,
      (select p.wrapped_key from persons p where p.id = l.person_id), s.id, s.application_id, s.ciphertext
    into licence, town, valid_from, valid_until, acts, person_id, wrapped_key, photo_id, application_id, photo
    from cards k join licences l on l.id = k.licence_id left join lateral (
      select p.id, p.application_id, p.ciphertext from sealed p
      where p.person_id = l.person_id and p.compartment = 'photo' and p.kind = 'photo'
      order by coalesce(p.application_id = l.application_id, false) desc, p.created_at desc limit 1) s on true
    where k.number_mac = number and k.stopped_on is null;
  insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    values (asker, 'inspector', at_unit, 'licence.checked', coalesce(licence::text, 'none'), person_id, town, 'check-licence',
            jsonb_build_object('reason', shift_reason, 'channel', case when by_number is null then 'code' else 'number' end));
  outcome := case when licence is null then 'none' else 'found' end;
  return next;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...planned, facts, audited]) await sql(statement)
  await sql(`alter policy reach on case_seen using (${reached}) with check (${reached})`)
  for (const name of ['work_list', 'work_counts']) await sql(changed(name))
}
