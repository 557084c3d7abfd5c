/** Systems of other organisations: who they are, what they may ask, and a check of many numbers in one call, each on record. */

const context = `door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
  whoever text := set_config('app.actor', 'client', true);`

const asCheck = `language plpgsql security definer set search_path = public, pg_temp`

const actsOf = (licence: string) => `(
      select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
        order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = ${licence})`

const tables = [
  `create table clients (
     id uuid primary key,
     name text not null unique,
     kind text not null check (kind in ('platform', 'police')),
     public_keys jsonb not null,
     -- of the certificate it shows; without one the keys will do
     certificate text,
     purposes text[] not null,
     hourly integer not null check (hourly > 0),
     daily integer not null check (daily > 0),
     added_on date not null,
     ended_at timestamptz
   )`,
  // All below is short-lived. Of a proof and of what it was exchanged for only a hash is here.
  `create table client_proofs (
     proof_hash bytea primary key,
     expires_at timestamptz not null
   )`,
  `create table client_tokens (
     token_hash bytea primary key,
     client_id uuid not null references clients on delete cascade,
     expires_at timestamptz not null
   )`,
  // What was answered to a request that may be sent again: facts in the order of the numbers, without the numbers.
  `create table client_requests (
     client_id uuid not null references clients on delete cascade,
     key_hash bytea not null,
     request_mac bytea not null,
     asked_at timestamptz not null,
     facts jsonb,
     primary key (client_id, key_hash)
   )`,
  `create table client_counts (
     client_id uuid not null references clients on delete cascade,
     hour timestamptz not null,
     count integer not null,
     primary key (client_id, hour)
   )`,
  `create index on client_proofs (expires_at)`,
  `create index on client_tokens (expires_at)`,
  `create index on client_tokens (client_id)`,
  `create index on client_requests (asked_at)`,
  `create index on client_counts (hour)`,
]

const names = ['clients', 'client_proofs', 'client_tokens', 'client_requests', 'client_counts']
const door = (...doors: string[]) => `current_setting('app.door', true) in (${doors.map((each) => `'${each}'`).join(', ')})`

const policies = [
  ...names.flatMap((name) => [`alter table ${name} enable row level security`, `alter table ${name} force row level security`]),
  `create policy reach on clients using (${door('check', 'register')}) with check (${door('check', 'register')})`,
  ...names.slice(1).map((name) => `create policy reach on ${name} using (${door('check', 'job')}) with check (${door('check', 'job')})`),
]

/** What no client could be told: on record, about nobody. */
const record = (event: string, details: string, organisation = `'unknown'`, subject = `'none'`) =>
  `insert into audit_entries (actor_id, role, organisation, event, subject, purpose, details) values ('client', 'client', ${organisation}, '${event}', ${subject}, 'check-licence', ${details})`

const keysOf = `
create function keys_of_client(asked uuid) returns table (public_keys jsonb) ${asCheck} as $$
declare
  ${context}
begin
  return query select c.public_keys from clients c where c.id = asked and c.ended_at is null;
end $$`

const refused = `
create function client_refused(because text) returns void ${asCheck} as $$
declare
  ${context}
begin
  ${record('client.refused', `jsonb_build_object('because', because)`)};
end $$`

/** A proof is good for one exchange. Says what came of it. */
const admitted = `
create function admit_client(asked uuid, shown text, proof bytea, proof_until timestamptz, token bytea, token_until timestamptz, asked_at timestamptz)
returns text ${asCheck} as $$
declare
  ${context}
  client clients; because text;
begin
  select * into client from clients c where c.id = asked and c.ended_at is null;
  if not found then because := 'unknown client';
  elsif client.certificate is distinct from coalesce(shown, client.certificate) or (client.certificate is not null and shown is null) then because := 'certificate';
  else
    insert into client_proofs values (proof, proof_until) on conflict do nothing;
    if not found then because := 'proof used'; end if;
  end if;
  if because is not null then
    ${record('client.refused', `jsonb_build_object('because', because)`, `coalesce(client.name, 'unknown')`, `coalesce(client.id::text, 'none')`)};
    return because;
  end if;
  insert into client_tokens values (token, client.id, token_until);
  ${record('client.admitted', `'{}'`, 'client.name', 'client.id::text')};
  return 'admitted';
end $$`

/**
 * One round trip: who asks, whether it may, what is left, and for each number the facts and an entry that it was asked.
 * Without the entries there are no facts. A request that came before, by its key, is answered as it was.
 */
const checked = `
create function check_for_client(token bytea, shown text, stated text, numbers bytea[], key bytea, request bytea, asked_at timestamptz, day_began timestamptz)
returns table (outcome text, answered_at timestamptz, facts jsonb, allowed integer, spent integer) ${asCheck} as $$
#variable_conflict use_column
declare
  ${context}
  client clients; before client_requests; in_day bigint;
begin
  answered_at := asked_at;
  select c.* into client from client_tokens t join clients c on c.id = t.client_id
    where t.token_hash = token and t.expires_at > asked_at and c.ended_at is null;
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
    insert into client_counts as o values (client.id, date_trunc('hour', asked_at), case when outcome is null then cardinality(numbers) else 0 end)
      on conflict (client_id, hour) do update set count = o.count + excluded.count returning count into spent;
    select sum(o.count) into in_day from client_counts o where o.client_id = client.id and o.hour >= day_began;
    if outcome is null and (spent > client.hourly or in_day > client.daily) then
      outcome := case when spent > client.hourly then 'over hour' else 'over day' end;
      -- Nothing was answered, so nothing is counted: fewer at once may still fit.
      update client_counts o set count = o.count - cardinality(numbers) where o.client_id = client.id and o.hour = date_trunc('hour', asked_at);
      delete from client_requests r where r.client_id = client.id and r.key_hash = key;
      spent := spent - cardinality(numbers);
    end if;
  end if;
  if outcome = 'again' then
    answered_at := before.asked_at;
    facts := before.facts;
    return next;
    return;
  end if;
  if outcome is not null then
    ${record('client.refused', `jsonb_build_object('because', outcome)`, `coalesce(client.name, 'unknown')`, `coalesce(client.id::text, 'none')`)};
    return next;
    return;
  end if;
  with asked as (
      select n.place, l.id, l.person_id, l.municipality, l.valid_from, l.valid_until from unnest(numbers) with ordinality as n(number, place)
      left join cards k on k.number_mac = n.number and k.stopped_on is null left join licences l on l.id = k.licence_id),
    recorded as (
      insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
      select 'client', 'client', client.name, 'licence.checked', coalesce(a.id::text, 'none'), a.person_id, a.municipality, 'check-licence',
        jsonb_build_object('channel', 'system', 'for', stated) from asked a order by a.place)
    select coalesce(jsonb_agg(case when a.id is null then null else jsonb_build_object('validFrom', a.valid_from, 'validUntil', a.valid_until, 'acts', ${actsOf('a.id')}) end order by a.place), '[]')
      into facts from asked a;
  update client_requests r set facts = check_for_client.facts where r.client_id = client.id and r.key_hash = key;
  outcome := 'answered';
  return next;
end $$`

const functions = [
  'keys_of_client(uuid)',
  'client_refused(text)',
  'admit_client(uuid, text, bytea, timestamptz, bytea, timestamptz, timestamptz)',
  'check_for_client(bytea, text, text, bytea[], bytea, bytea, timestamptz, timestamptz)',
]

const rights = [
  ...functions.flatMap((name) => [`revoke execute on function ${name} from public`, `grant execute on function ${name} to waarborg_app`]),
  `grant select, insert, update (ended_at, public_keys) on clients to waarborg_app`,
  ...names.slice(1).map((name) => `grant select, delete on ${name} to waarborg_app`),
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies, keysOf, refused, admitted, checked, ...rights]) await sql(statement)
}
