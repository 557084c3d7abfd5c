/** Deciding: the people behind accounts, four eyes that the database holds as well, the seal of a letter, and how it reached her. */

const tables = [
  // One person can have more accounts, and more roles after each other: what says so is a keyed hash.
  `alter table officials add column human_mac bytea`,
  `create index on officials (human_mac)`,
  `alter table letters add column template integer not null default 1, add column accessible_at timestamptz`,
  // Of what lies there already nobody knows the minute.
  `alter table letters alter column accessible_at set default clock_timestamp()`,
  `create table letter_seals (
     letter_id uuid primary key references letters on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     code_mac bytea not null unique,
     facts jsonb not null,
     digest bytea not null,
     kid text not null,
     signature bytea not null
   )`,
  `create index on letter_seals (person_id)`,
  `create table letter_deliveries (
     id bigint generated always as identity primary key,
     letter_id uuid not null references letters on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     step text not null check (step in ('laidReady', 'handedOver')),
     on_day date not null,
     actor_id uuid not null,
     created_at timestamptz not null default now(),
     unique (letter_id, step)
   )`,
  `create index on letter_deliveries (person_id)`,
]

const own = `person_id::text = current_setting('app.person', true)`
const here = `municipality = current_setting('app.municipality', true)`
const job = `current_setting('app.door', true) = 'job'`
const policies: Readonly<Record<string, string>> = {
  letter_seals: `${own} or ${here} or ${job} or encode(code_mac, 'hex') = current_setting('app.door', true)`,
  letter_deliveries: `${own} or ${here} or ${job}`,
}

const reading = [
  // Officials see their own accounts and nobody else's.
  `create policy own_accounts on officials for select using (
     id::text = current_setting('app.actor', true)
     or encode(human_mac, 'hex') = current_setting('app.human', true))`,
  // That a letter was opened, and on which day; of letters within reach.
  `create policy delivered on letter_reads for select using (
     current_setting('app.municipality', true) <> '' and exists (select from letters l where l.id = letter_id))`,
  // When the one sentence that says nothing went; not where to.
  `create policy told on messages for select using (
     sent_at is not null and key = 'generic' and current_setting('app.municipality', true) <> ''
     and exists (select from applications a where a.person_id = messages.person_id))`,
]

const rights = [
  `grant update (human_mac) on officials to waarborg_app`,
  `grant select, insert on letter_seals, letter_deliveries to waarborg_app`,
]

/** All accounts of the person behind this one. */
const ownAccounts = `
create function own_accounts(of_account uuid) returns setof uuid language plpgsql as $$
declare
  mac bytea;
begin
  select human_mac into mac from officials where id = of_account;
  if mac is null then
    return query select of_account;
    return;
  end if;
  perform set_config('app.human', encode(mac, 'hex'), true);
  return query select id from officials where human_mac = mac;
end $$`

/** Whoever owns the table could take the wall away; it stands for everyone else. */
const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`

/** The second wall behind the law: whatever the code does, the service adds no decision of one person. */
const fourEyes = [
  `create function decided_by_two() returns trigger language plpgsql as $$
   declare
     own uuid[];
   begin
     if ${isOwner} then return new; end if;
     if new.actor_id::text is distinct from current_setting('app.actor', true) then
       raise exception 'a decision in the name of someone else';
     end if;
     own := array(select own_accounts(new.actor_id));
     if not exists (select from application_acts a where a.application_id = new.application_id and a.act = 'propose')
       or exists (select from application_acts a where a.application_id = new.application_id and a.actor_id = any(own)
                  and a.act in ('propose', 'saveView', 'holdInterview', 'intendRefusal', 'skipHearing')) then
       raise exception 'a decision takes two people';
     end if;
     return new;
   end $$`,
  `create trigger decided_by_two before insert on application_acts for each row when (new.act in ('grant', 'refuse')) execute function decided_by_two()`,
  `create function agreed_by_two() returns trigger language plpgsql as $$
   declare
     own uuid[];
   begin
     if ${isOwner} then return new; end if;
     if new.actor_id::text is distinct from current_setting('app.actor', true) then
       raise exception 'a decision in the name of someone else';
     end if;
     own := array(select own_accounts(new.actor_id));
     if exists (select from licence_proposals p where p.id = new.proposal_id and p.actor_id = any(own)) then
       raise exception 'a decision takes two people';
     end if;
     return new;
   end $$`,
  `create trigger agreed_by_two before insert on licence_acts for each row when (new.proposal_id is not null) execute function agreed_by_two()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of [...reading, ...rights, ownAccounts, ...fourEyes]) await sql(statement)
  await sql(`revoke execute on function own_accounts(uuid) from public`)
  await sql(`grant execute on function own_accounts(uuid) to waarborg_app`)
}
