/** A platform that she allows it is told when the answer to her number changes, until a day, or until she stops it; where it is told, two people opened. */

const door = (...names: string[]) => `current_setting('app.door', true) in (${names.map((name) => `'${name}'`).join(', ')})`
const own = `person_id::text = current_setting('app.person', true)`
const asOwner = `language plpgsql security definer set search_path = public, pg_temp`

const tables = [
  `create table watch_addresses (
     id uuid primary key,
     client_id uuid not null references clients on delete cascade,
     url text not null,
     -- whom to call when nothing arrives there: a post, no person
     contact text not null,
     proposed_by uuid not null references officials,
     proposed_at timestamptz not null,
     answered_by uuid references officials,
     answered_at timestamptz,
     answer text check (answer in ('agreed', 'rejected')),
     check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
   )`,
  `create index on watch_addresses (client_id)`,
  `create index on watch_addresses (proposed_by)`,
  `create index on watch_addresses (answered_by)`,
  `create unique index one_open_address on watch_addresses (client_id) where answer is null`,
  `create table watches (
     id uuid primary key,
     -- the name it has at the client; nothing else of hers has it
     client_ref uuid not null unique,
     client_id uuid not null references clients on delete cascade,
     -- gone with her, or with the number: what is left is about nobody, and says no
     person_id uuid references persons on delete set null,
     card_id uuid references cards on delete set null,
     -- until it was used
     code_mac bytea unique,
     sealed_code uuid references sealed on delete set null,
     made_on date not null,
     code_until date not null,
     until_day date not null check (until_day >= made_on),
     begun_at timestamptz,
     stopped_on date,
     ended_at timestamptz,
     -- what the client knows, and on which day that was last looked at
     told boolean not null default false,
     looked_on date
   )`,
  `create index on watches (client_id)`,
  `create index on watches (person_id)`,
  `create index on watches (card_id)`,
  `create index on watches (sealed_code)`,
  `create index on watches (looked_on)`,
  `create table watch_events (
     id uuid primary key,
     watch_id uuid not null references watches on delete cascade,
     -- well after what happened, by chance
     planned_at timestamptz not null,
     next_at timestamptz not null,
     tries integer not null default 0,
     delivered_at timestamptz,
     given_up_at timestamptz
   )`,
  `create index on watch_events (watch_id)`,
  `create index on watch_events (next_at) where delivered_at is null and given_up_at is null`,
]

const walls = [
  ...['watch_addresses', 'watches', 'watch_events'].flatMap((name) => [`alter table ${name} enable row level security`, `alter table ${name} force row level security`]),
  `create policy kept on watch_addresses using (${door('register')}) with check (${door('register')})`,
  `create policy told on watch_addresses for select using (${door('job')})`,
  // Whom there is still to tell.
  `create policy told on clients for select using (${door('job')})`,
  `create policy reach on watches using (${own} or ${door('check', 'job')}) with check (${own} or ${door('check', 'job')})`,
  `create policy shielded on watches as restrictive for select using (current_setting('app.municipality', true) = '' or person_id is null or person_id <> all ((select closed_people())::uuid[]))`,
  `create policy hers on watch_events for select using (exists (select from watches w where w.id = watch_id))`,
  `create policy sent on watch_events using (${door('job')}) with check (${door('job')})`,
]

const twoPeople = [
  `create function asked_first() returns trigger language plpgsql as $$ begin raise exception 'what takes two people begins with one who asks'; end $$`,
  `create trigger asked_first before insert on watch_addresses for each row when (new.answer is not null) execute function asked_first()`,
  `create trigger opened_by_two before update on watch_addresses for each row execute function opened_by_two()`,
  `create function may_watch() returns trigger ${asOwner} as $$
   begin
     update clients c set purposes = array_append(c.purposes, 'bewaking') where c.id = new.client_id and not 'bewaking' = any(c.purposes);
     return null;
   end $$`,
  `create trigger may_watch after update on watch_addresses for each row when (new.answer = 'agreed') execute function may_watch()`,
]

/** By whatever way a licence or a number changes: who watches it is looked at again, with the change itself. */
const noticing = [
  `create function look_at_watches() returns trigger ${asOwner} as $$
   declare
     before text := coalesce(current_setting('app.door', true), '');
     changed jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
   begin
     perform set_config('app.door', 'job', true);
     update watches w set looked_on = null from cards c
       where c.id = w.card_id and c.licence_id = (changed->>case tg_table_name when 'licences' then 'id' else 'licence_id' end)::uuid;
     perform set_config('app.door', before, true);
     return null;
   end $$`,
  ...[
    ['licence_acts', 'insert or update or delete'],
    ['licences', 'update'],
    ['cards', 'update of stopped_on'],
  ].map(([table, what]) => `create trigger look_at_watches after ${what} on ${table} for each row execute function look_at_watches()`),
  `create function without_number() returns trigger language plpgsql as $$ begin new.looked_on := null; return new; end $$`,
  `create trigger without_number before update on watches for each row when (old.card_id is not null and new.card_id is null) execute function without_number()`,
]

/** Whom she can allow it, or allowed it: by name, and nothing else of them. */
const watchers = `
create function watching_clients() returns table (id uuid, name text, is_open boolean) ${asOwner} as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  perform set_config('app.door', 'check', true);
  return query select c.id, c.name, c.ended_at is null from clients c where 'bewaking' = any(c.purposes) order by c.name;
  perform set_config('app.door', before, true);
end $$`

/** For who keeps connections: what does not arrive, as counts. */
const arriving = `
create function watch_arrivals(since timestamptz) returns table (client_id uuid, running bigint, waiting bigint, oldest timestamptz, lost bigint) ${asOwner} as $$
declare
  before text := coalesce(current_setting('app.door', true), '');
begin
  if before <> 'register' then raise exception 'not for this door'; end if;
  perform set_config('app.door', 'job', true);
  return query select w.client_id, count(distinct w.id) filter (where w.begun_at is not null and w.ended_at is null),
      count(e.id) filter (where e.tries > 0 and e.delivered_at is null and e.given_up_at is null),
      min(e.planned_at) filter (where e.tries > 0 and e.delivered_at is null and e.given_up_at is null),
      count(e.id) filter (where e.given_up_at > since)
    from watches w left join watch_events e on e.watch_id = w.id group by w.client_id;
  perform set_config('app.door', before, true);
end $$`

const rights = [
  `revoke execute on function asked_first, may_watch, look_at_watches, without_number, watching_clients, watch_arrivals from public`,
  `grant execute on function watching_clients, watch_arrivals to waarborg_app`,
  `grant select, insert, update (answered_by, answered_at, answer) on watch_addresses to waarborg_app`,
  `grant select, insert, update (code_mac, sealed_code, begun_at, stopped_on, ended_at, told, looked_on), delete on watches to waarborg_app`,
  `grant select, insert, update (next_at, tries, delivered_at, given_up_at), delete on watch_events to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...walls, ...twoPeople, ...noticing, watchers, arriving, ...rights]) await sql(statement)
}
