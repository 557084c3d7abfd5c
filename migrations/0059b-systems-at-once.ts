/**
 * Systems that ask at the same moment, each once and without a key, are looked at in two questions instead of four for each of them. Who
 * sends a key, and who asks for more than is left, goes the way of 0050: there each waits for the one before it.
 */

const asCheck = `language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan`

/** As check_for_clients of 0050, and counted in its order; when an hour or a day would not hold all of them, nothing is done, and each is asked alone. */
const atOnce = `
create function check_for_clients_at_once(tokens bytea[], shown text[], stated text[], numbers bytea[], firsts integer[], lasts integer[], times timestamptz[], days timestamptz[])
returns table (place integer, outcome text, answered_at timestamptz, facts jsonb, allowed integer, spent integer)
${asCheck} as $$
#variable_conflict use_column
declare
  door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true); whoever text := set_config('app.actor', 'client', true);
  whose uuid[]; names text[]; noes text[]; of_hour integer[]; in_hour integer[]; over boolean;
begin
  with asked as materialized (
    select a.place, c.id as client, c.name, c.hourly, c.daily, date_trunc('hour', a.at) as hour, a.day_began, n.no, case when n.no is null then a.last - a.first + 1 else 0 end as size
    from unnest(tokens, shown, stated, firsts, lasts, times, days) with ordinality as a(token, shown, stated, first, last, at, day_began, place)
      left join client_tokens t on t.token_hash = a.token and t.expires_at > a.at left join clients c on c.id = t.client_id and c.ended_at is null
      cross join lateral (select case when c.id is null then 'no token' when c.certificate is not null and c.certificate is distinct from a.shown then 'certificate'
        when not coalesce(a.stated = any(c.purposes), false) then 'purpose' end as no) n),
  counted as (
    insert into client_counts as o select a.client, a.hour, sum(a.size) from asked a where a.client is not null group by a.client, a.hour order by hashtextextended(a.client::text, 50), a.hour
    on conflict (client_id, hour) do update set count = o.count + excluded.count returning client_id, hour, count),
  summed as (
    select a.*, c.count - sum(a.size) over (partition by a.client, a.hour) + sum(a.size) over (partition by a.client, a.hour order by a.place) as spent,
      a.no is null and (c.count > a.hourly or c.count + sum(a.size) over (partition by a.client) - sum(a.size) over (partition by a.client, a.hour)
        + (select coalesce(sum(o.count), 0) from client_counts o where o.client_id = a.client and o.hour >= a.day_began and o.hour <> a.hour) > a.daily) as too_many
    from asked a left join counted c on c.client_id = a.client and c.hour = a.hour)
  select array_agg(s.client), array_agg(s.name), array_agg(s.no), array_agg(s.hourly), array_agg(s.spent), bool_or(s.too_many)
    into whose, names, noes, of_hour, in_hour, over
    from (select * from summed s order by s.place) s;
  if over then
    raise exception 'whoever asks for too much is asked alone' using errcode = '40001';
  end if;
  return query
  with asked as materialized (select a.* from unnest(whose, names, noes, of_hour, in_hour, times) with ordinality as a(client, name, no, hourly, spent, at, place)),
  looked as materialized (
    select a.place, a.name, n.nth, l.id, l.person_id, l.municipality, l.valid_from, l.valid_until
    from asked a cross join lateral unnest(numbers[firsts[a.place]:lasts[a.place]]) with ordinality as n(number, nth)
      left join cards k on k.number_mac = n.number and k.stopped_on is null left join licences l on l.id = k.licence_id where a.no is null),
  recorded as (
    insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    select 'client', 'client', e.organisation, e.event, e.subject, e.person_id, e.municipality, 'check-licence', e.details from (
      select coalesce(a.name, 'unknown') as organisation, 'client.refused' as event, coalesce(a.client::text, 'none') as subject, null::uuid as person_id, null as municipality, jsonb_build_object('because', a.no) as details, a.place, 0 as nth
      from asked a where a.no is not null
      union all
      select a.name, 'licence.checked', coalesce(a.id::text, 'none'), a.person_id, a.municipality, jsonb_build_object('channel', 'system', 'for', stated[a.place]), a.place, a.nth from looked a) e order by e.place, e.nth)
  select a.place::integer, coalesce(a.no, 'answered'), a.at, case when a.no is null then (
      select coalesce(jsonb_agg(case when l.id is null then null else jsonb_build_object('validFrom', l.valid_from, 'validUntil', l.valid_until, 'acts', (
        select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
          order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = l.id)) end order by l.nth), '[]') from looked l where l.place = a.place) end,
    a.hourly, a.spent
  from asked a;
end $$`

const signature = 'check_for_clients_at_once(bytea[], text[], text[], bytea[], integer[], integer[], timestamptz[], timestamptz[])'

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [atOnce, `revoke execute on function ${signature} from public`, `grant execute on function ${signature} to waarborg_app`]) await sql(statement)
}
