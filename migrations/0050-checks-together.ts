/**
 * Many who ask at the same moment: one round trip and one wait for the disk, each with an answer, a count and an entry of its own.
 * What was found is looked up for all of them at once: to prepare the question behind its walls costs more than the answer.
 */

const asCheck = `language plpgsql security definer set search_path = public, pg_temp`

/** As check_licence of 0044, for each who asks, in one order for all, so that two such questions never wait for each other. */
const audited = `
create function check_licences(numbers bytea[], tokens bytea[], askers text[], units text[], times timestamptz[], days timestamptz[], budget integer, day_budget integer)
returns table (place integer, outcome text, valid_from date, valid_until date, acts jsonb, person_id uuid, application_id uuid,
               wrapped_key bytea, photo_id uuid, photo bytea, entry uuid, again boolean) ${asCheck} as $$
#variable_conflict use_column
declare
  -- A check is of no municipality: nobody is closed to it.
  door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true); known text;
  one record; shift record;
begin
  for one in
    -- Apart, because behind the walls only a plain value is looked up by its key.
    with asked as materialized (
      select a.*, coalesce(a.by_number, (select t.number_mac from showings w join cards t on t.id = w.card_id where w.token_mac = a.by_token and w.expires_at > a.asked_at)) as number
      from unnest(numbers, tokens, askers, units, times, days) with ordinality as a(by_number, by_token, asker, at_unit, asked_at, day_began, place))
    select a.*, l.id as licence, l.municipality, l.valid_from, l.valid_until, l.person_id, s.id as photo_id, s.application_id, s.ciphertext, (
        select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
          order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = l.id) as acts,
      (select p.wrapped_key from persons p where p.id = l.person_id) as wrapped_key,
      -- One is enough, and the record is never read through for it.
      (select true from audit_entries e where e.person_id = l.person_id and e.event = 'licence.checked' and e.at >= a.day_began
        and e.details->>'channel' in ('code', 'number', 'offline') and e.details->>'shownFrom' is null limit 1) as again
    from asked a left join cards k on k.number_mac = a.number and k.stopped_on is null left join licences l on l.id = k.licence_id left join lateral (
        select p.id, p.application_id, p.ciphertext from sealed p
        where p.person_id = l.person_id and p.compartment = 'photo' and p.kind = 'photo'
        order by coalesce(p.application_id = l.application_id, false) desc, p.created_at desc limit 1) s on true
    order by a.asker, a.place
  loop
    -- Nothing of whoever asked before it.
    place := one.place; outcome := null; valid_from := null; valid_until := null; acts := null; person_id := null; application_id := null;
    wrapped_key := null; photo_id := null; photo := null; entry := null; again := null;
    known := set_config('app.actor', one.asker, true);
    -- Counted for the hour, and with the other hours for the day; over either there is no answer, and that is on record.
    with running as (
      select s.id, s.reason, s.shown_from from shifts s
      where s.actor_id = one.asker::uuid and s.started_at <= one.asked_at and s.ends_at > one.asked_at order by s.started_at desc limit 1),
    counted as (
      insert into openings as o select one.asker, date_trunc('hour', one.asked_at), 1 from running
      on conflict (actor_id, hour) do update set count = o.count + excluded.count returning hour, count)
    select r.*, c.count as in_hour, c.count + (select coalesce(sum(o.count), 0) from openings o where o.actor_id = one.asker and o.hour >= one.day_began and o.hour <> c.hour) as in_day
      into shift from running r, counted c;
    if not found then
      outcome := 'no shift';
      return next;
      continue;
    end if;
    if shift.in_hour > budget then outcome := 'over hour';
    elsif shift.in_day > day_budget then outcome := 'over day';
    end if;
    if outcome is not null then
      insert into audit_entries (actor_id, role, organisation, event, subject, purpose)
        values (one.asker, 'inspector', one.at_unit, 'check.overBudget', shift.id::text, 'check-licence');
      return next;
      continue;
    end if;
    entry := gen_random_uuid();
    insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
      values (one.asker, 'inspector', one.at_unit, 'licence.checked', coalesce(one.licence::text, 'none'), one.person_id, one.municipality, 'check-licence',
              jsonb_strip_nulls(jsonb_build_object('reason', shift.reason, 'channel', case when one.by_number is null then 'code' else 'number' end, 'check', entry, 'shownFrom', shift.shown_from)));
    outcome := 'none';
    if one.licence is not null then
      outcome := 'found'; valid_from := one.valid_from; valid_until := one.valid_until; acts := one.acts; person_id := one.person_id; application_id := one.application_id;
      wrapped_key := one.wrapped_key; photo_id := one.photo_id; photo := one.ciphertext; again := coalesce(one.again, false);
    end if;
    return next;
  end loop;
end $$`

/**
 * As if each system had asked alone, in one order for all, so that two such questions never wait for each other. Who asks and what is left
 * of it is asked of each; the numbers of all who may are looked up, and put on record, at once. A request that came before in the same
 * moment is answered after that one was.
 */
const together = `
create function check_for_clients(tokens bytea[], shown text[], stated text[], numbers bytea[], firsts integer[], lasts integer[], keys bytea[], requests bytea[], times timestamptz[], days timestamptz[])
returns table (place integer, outcome text, answered_at timestamptz, facts jsonb, allowed integer, spent integer) ${asCheck} as $$
#variable_conflict use_column
declare
  door text := set_config('app.door', 'check', true);
  asked record; came record; one record;
  places integer[] := '{}'; whose uuid[] := '{}'; names text[] := '{}'; outcomes text[] := '{}'; moments timestamptz[] := '{}'; of_hour integer[] := '{}'; in_hour integer[] := '{}';
begin
  for asked in select a.*, hashtextextended(t.client_id::text, 50) as mark
    from unnest(tokens, shown, stated, firsts, lasts, keys, requests, times, days) with ordinality as a(token, shown, stated, first, last, key, request, at, day_began, place)
      left join client_tokens t on t.token_hash = a.token order by mark, a.place
  loop
    if asked.mark is not null then perform pg_advisory_xact_lock(asked.mark); end if;
    select * into came from client_comes(asked.token, asked.shown, asked.stated, asked.last - asked.first + 1, asked.key, asked.request, asked.at, asked.day_began);
    if came.outcome in ('new', 'again') then
      places := places || asked.place::integer; whose := whose || came.who; names := names || came.called; outcomes := outcomes || came.outcome; moments := moments || came.answered_at;
      of_hour := of_hour || came.allowed; in_hour := in_hour || came.spent;
    else
      place := asked.place; outcome := came.outcome; answered_at := came.answered_at; facts := null; allowed := came.allowed; spent := came.spent;
      return next;
    end if;
  end loop;
  for one in
    with let_in as materialized (select w.* from unnest(places, whose, names, outcomes, moments, of_hour, in_hour) as w(place, who, called, outcome, at, allowed, spent)),
    numbered as materialized (
      select w.place, w.called, n.nth, n.number from let_in w cross join lateral unnest(numbers[firsts[w.place]:lasts[w.place]]) with ordinality as n(number, nth) where w.outcome = 'new'),
    looked as materialized (
      select n.*, l.id, l.person_id, l.municipality, l.valid_from, l.valid_until
      from numbered n left join cards k on k.number_mac = n.number and k.stopped_on is null left join licences l on l.id = k.licence_id),
    recorded as (
      insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
      select 'client', 'client', a.called, 'licence.checked', coalesce(a.id::text, 'none'), a.person_id, a.municipality, 'check-licence',
        jsonb_build_object('channel', 'system', 'for', stated[a.place]) from looked a order by a.place, a.nth)
    select w.*, (
        select coalesce(jsonb_agg(case when a.id is null then null else jsonb_build_object('validFrom', a.valid_from, 'validUntil', a.valid_until, 'acts', (
            select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
              order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = a.id)) end order by a.nth), '[]')
        from looked a where a.place = w.place) as found
    from let_in w order by w.outcome = 'again', w.place
  loop
    place := one.place; answered_at := one.at; allowed := one.allowed; spent := one.spent;
    if one.outcome = 'new' then
      outcome := 'answered'; facts := one.found;
      if keys[place] is not null then update client_requests r set facts = one.found where r.client_id = one.who and r.key_hash = keys[one.place]; end if;
    else
      outcome := 'again';
      select r.facts into facts from client_requests r where r.client_id = one.who and r.key_hash = keys[one.place];
    end if;
    return next;
  end loop;
end $$`

/** Whoever asks with a key, by whatever function, stands in the same line: the key is never held while someone waits for the count. */
const inLine = [
  `create function in_line() returns trigger language plpgsql as $$
   begin
     perform pg_advisory_xact_lock(hashtextextended(new.client_id::text, 50));
     return new;
   end $$`,
  `create trigger in_line before insert on client_requests for each row execute function in_line()`,
  `revoke execute on function in_line() from public`,
]

const functions = [
  'check_licences(bytea[], bytea[], text[], text[], timestamptz[], timestamptz[], integer, integer)',
  'check_for_clients(bytea[], text[], text[], bytea[], integer[], integer[], bytea[], bytea[], timestamptz[], timestamptz[])',
]

const statements = [
  audited,
  `drop function check_licence(bytea, bytea, text, text, timestamptz, timestamptz, integer, integer)`,
  together,
  ...inLine,
  ...functions.flatMap((name) => [`revoke execute on function ${name} from public`, `grant execute on function ${name} to waarborg_app`]),
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
