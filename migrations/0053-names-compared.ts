/** Whoever comes as a client is let in by one function, whatever it asks; and a working name is kept so that it can be compared, and not read. */

const context = `door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
  whoever text := set_config('app.actor', 'client', true);`

const asCheck = `language plpgsql security definer set search_path = public, pg_temp`
const door = (...names: string[]) => `current_setting('app.door', true) in (${names.map((name) => `'${name}'`).join(', ')})`

const tables = [
  // Of a name she shows on a card: salted by the id it lies sealed under, so that two equal names have nothing in common, and gone with it.
  `create table name_macs (
     sealed_id uuid primary key references sealed on delete cascade,
     person_id uuid not null references persons on delete cascade,
     mac bytea not null
   )`,
  `create index on name_macs (person_id)`,
  // What a client tried, by a keyed hash: of nobody.
  `create table client_tries (
     client_id uuid not null references clients on delete cascade,
     key bytea not null,
     count integer not null,
     until timestamptz not null,
     primary key (client_id, key)
   )`,
  `create index on client_tries (until)`,
]

const walls = [
  ...['name_macs', 'client_tries'].flatMap((name) => [`alter table ${name} enable row level security`, `alter table ${name} force row level security`]),
  `create policy reach on name_macs using (person_id::text = current_setting('app.person', true)) with check (person_id::text = current_setting('app.person', true))`,
  `create policy compared on name_macs for select using (${door('check')})`,
  `create policy shielded on name_macs as restrictive for select using (current_setting('app.municipality', true) = '' or person_id <> all ((select closed_people())::uuid[]))`,
  `create policy reach on client_tries using (${door('check', 'job')}) with check (${door('check', 'job')})`,
]

const record = `insert into audit_entries (actor_id, role, organisation, event, subject, purpose, details)
      values ('client', 'client', coalesce(client.name, 'unknown'), 'client.refused', coalesce(client.id::text, 'none'), 'check-licence', jsonb_build_object('because', outcome))`

/** Who asks, whether it may, and what is left; 'new' when it is to be answered, 'again' with what was answered to the same request before. */
const comes = `
create function client_comes(token bytea, shown text, stated text, counts integer, key bytea, request bytea, asked_at timestamptz, day_began timestamptz)
returns table (outcome text, who uuid, called text, answered_at timestamptz, facts jsonb, allowed integer, spent integer) ${asCheck} as $$
#variable_conflict use_column
declare
  ${context}
  client clients; before client_requests; in_day bigint;
begin
  answered_at := asked_at;
  select c.* into client from client_tokens t join clients c on c.id = t.client_id
    where t.token_hash = token and t.expires_at > asked_at and c.ended_at is null;
  who := client.id;
  called := client.name;
  if not found then outcome := 'no token';
  elsif client.certificate is not null and client.certificate is distinct from shown then outcome := 'certificate';
  elsif not coalesce(stated = any(client.purposes), false) then outcome := 'purpose';
  end if;
  if outcome is null and key is not null then
    insert into client_requests values (client.id, key, request, asked_at, null) on conflict do nothing;
    if not found then
      select * into before from client_requests r where r.client_id = client.id and r.key_hash = key;
      outcome := case when before.request_mac = request then 'again' else 'other request' end;
    end if;
  end if;
  if client.id is not null then
    allowed := client.hourly;
    insert into client_counts as o values (client.id, date_trunc('hour', asked_at), case when outcome is null then counts else 0 end)
      on conflict (client_id, hour) do update set count = o.count + excluded.count returning count into spent;
    select sum(o.count) into in_day from client_counts o where o.client_id = client.id and o.hour >= day_began;
    if outcome is null and (spent > client.hourly or in_day > client.daily) then
      outcome := case when spent > client.hourly then 'over hour' else 'over day' end;
      -- Nothing was answered, so nothing is counted: fewer at once may still fit.
      update client_counts o set count = o.count - counts where o.client_id = client.id and o.hour = date_trunc('hour', asked_at);
      delete from client_requests r where r.client_id = client.id and r.key_hash = key;
      spent := spent - counts;
    end if;
  end if;
  if outcome = 'again' then
    answered_at := before.asked_at;
    facts := before.facts;
  elsif outcome is not null then
    ${record};
  end if;
  outcome := coalesce(outcome, 'new');
  return next;
end $$`

const actsOf = `(
      select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
        order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = a.id)`

/** As in 0045, by whoever was let in: for each number the facts and an entry that it was asked. Without the entries there are no facts. */
const checked = `
create or replace function check_for_client(token bytea, shown text, stated text, numbers bytea[], key bytea, request bytea, asked_at timestamptz, day_began timestamptz)
returns table (outcome text, answered_at timestamptz, facts jsonb, allowed integer, spent integer) ${asCheck} as $$
#variable_conflict use_column
declare
  ${context}
  came record;
begin
  select * into came from client_comes(token, shown, stated, cardinality(numbers), key, request, asked_at, day_began);
  outcome := came.outcome;
  answered_at := came.answered_at;
  facts := came.facts;
  allowed := came.allowed;
  spent := came.spent;
  if came.outcome <> 'new' then
    return next;
    return;
  end if;
  with asked as (
      select n.place, l.id, l.person_id, l.municipality, l.valid_from, l.valid_until from unnest(numbers) with ordinality as n(number, place)
      left join cards k on k.number_mac = n.number and k.stopped_on is null left join licences l on l.id = k.licence_id),
    recorded as (
      insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
      select 'client', 'client', came.called, 'licence.checked', coalesce(a.id::text, 'none'), a.person_id, a.municipality, 'check-licence',
        jsonb_build_object('channel', 'system', 'for', stated) from asked a order by a.place)
    select coalesce(jsonb_agg(case when a.id is null then null else jsonb_build_object('validFrom', a.valid_from, 'validUntil', a.valid_until, 'acts', ${actsOf}) end order by a.place), '[]')
      into facts from asked a;
  update client_requests r set facts = check_for_client.facts where r.client_id = came.who and r.key_hash = key;
  outcome := 'answered';
  return next;
end $$`

const rights = [
  `revoke execute on function client_comes from public`,
  `grant execute on function client_comes to waarborg_app`,
  `grant update (facts) on client_requests to waarborg_app`,
  `grant select, insert on name_macs to waarborg_app`,
  `grant select, insert, update, delete on client_tries to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...walls, comes, checked, ...rights]) await sql(statement)
}
