/** What a code on a card rests on: keys that sign, places in the published lists, and the lists; and those who keep them. */

const roles = ['frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler', 'privacyOfficer', 'administrator', 'inspector', 'registerManager']

const tables = [
  `alter table officials drop constraint officials_role_check`,
  `alter table officials add constraint officials_role_check check (role in (${roles.map((role) => `'${role}'`).join(', ')}))`,
  `create table signing_keys (
     kid text primary key,
     id uuid not null unique,
     public_key bytea not null unique,
     -- wrapped by the keyring; gone for ever when it is retired
     wrapped_key bytea,
     made_at timestamptz not null,
     signs_from timestamptz not null,
     retired_at timestamptz,
     check ((wrapped_key is null) = (retired_at is not null))
   )`,
  `create table key_retirements (
     id uuid primary key,
     kid text not null references signing_keys,
     reason text not null check (reason in ('leaked', 'wornOut', 'notNeeded')),
     proposed_by uuid not null references officials,
     proposed_at timestamptz not null,
     answered_by uuid references officials,
     answered_at timestamptz,
     answer text check (answer in ('agreed', 'rejected')),
     check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
   )`,
  `create unique index one_open_retirement on key_retirements (kid) where answer is null`,
  `create index on key_retirements (kid)`,
  // Until well after its code has ended a place is nobody else's. Of whom it is only the showing tells, and where it stands in the list only the keyring.
  `create table status_places (
     place integer primary key,
     kid text not null references signing_keys,
     until timestamptz not null
   )`,
  `create index on status_places (kid)`,
  `create index on status_places (until)`,
  `create table status_lists (
     number integer primary key,
     edition bigint not null,
     made_at timestamptz not null,
     kid text not null references signing_keys,
     digest text not null,
     signed text not null
   )`,
  `create index on status_lists (kid)`,
  // Something happened that the lists do not say yet.
  `create table status_changes (id bigint generated always as identity primary key)`,
  // Codes from before there were places lead nowhere: she makes a new one.
  `select set_config('app.door', 'check', true)`,
  `delete from showings`,
  `select set_config('app.door', '', true)`,
  `alter table showings add column place integer not null unique references status_places on delete cascade`,
]

const door = (...names: string[]) => `current_setting('app.door', true) in (${names.map((name) => `'${name}'`).join(', ')})`

const policies = [
  ...['signing_keys', 'key_retirements', 'status_places', 'status_lists', 'status_changes'].flatMap((table) => [`alter table ${table} enable row level security`, `alter table ${table} force row level security`]),
  `create policy published on signing_keys for select using (true)`,
  `create policy kept on signing_keys using (${door('job', 'register')}) with check (${door('job', 'register')})`,
  `create policy kept on key_retirements using (${door('register')}) with check (${door('register')})`,
  `create policy published on status_lists for select using (true)`,
  `create policy kept on status_lists using (${door('job')}) with check (${door('job')})`,
  `create policy counted on status_places for select using (${door('job', 'register')})`,
  `create policy freed on status_places for delete using (${door('job')})`,
  `create policy taken on status_places for insert with check (true)`,
  `create policy seen on status_changes using (${door('job')})`,
  `create policy noted on status_changes for insert with check (true)`,
]

/** Of a few at random the first that nobody has; null when all are taken. */
const takePlace = `
create function take_place(random bigint[], of_each_list integer, signed_by text, ends timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  lists integer := (select count(*) from status_lists); each bigint; candidate integer;
begin
  foreach each in array random loop
    candidate := each % (greatest(lists, 1) * of_each_list);
    insert into status_places values (candidate, signed_by, ends) on conflict do nothing;
    if found then return candidate; end if;
  end loop;
  return null;
end $$`

/** By whatever way a licence, a number or a key changes: the lists hear of it with the change itself. */
const noticing = [
  `create function note_status_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     insert into status_changes default values;
     return null;
   end $$`,
  ...[
    ['licence_acts', 'insert or update or delete'],
    ['licences', 'update or delete'],
    ['cards', 'update of stopped_on or delete'],
    ['signing_keys', 'insert or update of signs_from, retired_at'],
  ].map(([table, what]) => `create trigger note_status_change after ${what} on ${table} for each statement execute function note_status_change()`),
]

const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`

/** The second wall behind the law. */
const twoPeople = [
  `create function retired_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if new.answered_by::text is distinct from current_setting('app.actor', true) then
       raise exception 'an answer in the name of someone else';
     end if;
     if new.proposed_by = any(array(select own_accounts(new.answered_by))) then
       raise exception 'retiring a key takes two people';
     end if;
     return new;
   end $$`,
  `create trigger retired_by_two before update on key_retirements for each row when (new.answer = 'agreed') execute function retired_by_two()`,
  `create function key_retired_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if not exists (select from key_retirements r where r.kid = new.kid and r.answer = 'agreed') then
       raise exception 'retiring a key takes two people';
     end if;
     return new;
   end $$`,
  `create trigger key_retired_by_two before update on signing_keys for each row when (new.retired_at is not null) execute function key_retired_by_two()`,
]

const rights = [
  `revoke execute on function take_place, note_status_change, retired_by_two, key_retired_by_two from public`,
  `grant execute on function take_place to waarborg_app`,
  `grant select, insert, update (signs_from, wrapped_key, retired_at) on signing_keys to waarborg_app`,
  `grant select, insert, update (answered_by, answered_at, answer) on key_retirements to waarborg_app`,
  `grant select, insert, update on status_lists to waarborg_app`,
  `grant select, delete on status_places to waarborg_app`,
  `grant select, delete on status_changes to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...policies, takePlace, ...noticing, ...twoPeople, ...rights]) await sql(statement)
}
