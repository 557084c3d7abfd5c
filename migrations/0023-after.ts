/** After the grant: revoking with a hearing first, what a court orders, and acts that are undone or looked at again. */

const tables = [
  `alter table licence_acts drop constraint licence_acts_act_check`,
  `alter table licence_acts add constraint licence_acts_act_check check (act in ('suspend', 'reinstate', 'revoke', 'surrender', 'stay', 'liftStay', 'undo', 'review'))`,
  `alter table licence_acts add column of_act bigint references licence_acts on delete cascade`,
  `create index on licence_acts (of_act)`,
  `alter table licence_acts add constraint about_an_act check ((act in ('stay', 'liftStay', 'undo', 'review')) = (of_act is not null))`,
  `alter table licence_proposals drop constraint licence_proposals_act_check`,
  `alter table licence_proposals add constraint licence_proposals_act_check check (act in ('suspend', 'reinstate', 'revoke'))`,
  `alter table licence_proposals add column grounds text[] not null default '{}'`,
  `create table licence_hearings (
     id bigint generated always as identity primary key,
     licence_id uuid not null references licences on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     step text not null check (step in ('intend', 'askToSpeak', 'giveView', 'skip', 'drop', 'decide')),
     on_day date not null,
     until_day date,
     grounds text[] not null default '{}',
     sealed_words uuid references sealed on delete set null,
     actor_id uuid not null,
     created_at timestamptz not null default now()
   )`,
  `create index on licence_hearings (licence_id, id)`,
  `create index on licence_hearings (person_id)`,
  `create index on licence_hearings (sealed_words)`,
  // What a court ordered, put down by one and confirmed by another; about a suspension, a revocation, or a refusal (then without an act).
  `create table court_orders (
     id uuid primary key,
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     kind text not null check (kind in ('stay', 'liftStay')),
     of_act bigint references licence_acts on delete cascade,
     from_day date not null,
     until_day date,
     sealed_words uuid not null references sealed on delete cascade,
     actor_id uuid not null,
     recorded_on date not null,
     confirmed_by uuid,
     confirmed_on date,
     dropped_on date,
     check ((confirmed_by is null) = (confirmed_on is null)),
     check (confirmed_on is null or dropped_on is null),
     check (until_day is null or until_day >= from_day)
   )`,
  `create index on court_orders (application_id)`,
  `create index on court_orders (person_id)`,
  `create index on court_orders (of_act)`,
  `create index on court_orders (sealed_words)`,
  `create unique index one_court_order on court_orders (application_id) where confirmed_on is null and dropped_on is null`,
  `alter table licence_acts add column order_id uuid unique references court_orders`,
]

const own = `person_id::text = current_setting('app.person', true)`
const here = `municipality = current_setting('app.municipality', true)`
const door = (name: string) => `current_setting('app.door', true) = '${name}'`
const policies: Readonly<Record<string, string>> = {
  // Why she is not heard first, and that it may come to this, stays among officials until it is hers to know.
  licence_hearings: `(${own} and step <> 'skip') or ${here} or ${door('job')}`,
  court_orders: `${own} or ${here} or ${door('job')}`,
}

const rights = [
  `grant select, insert on licence_hearings, court_orders to waarborg_app`,
  `grant update (confirmed_by, confirmed_on, dropped_on) on court_orders to waarborg_app`,
  // Whoever holds a proof is told whether it holds; of an order nothing but that it is there.
  `create policy shared on court_orders for select using (${door('share')})`,
]

/** As it was, with which act is about which. */
const acts = `
create or replace function acts_of(licence uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('act', act, 'takesEffect', takes_effect, 'untilDay', until_day, 'id', id::text, 'of', of_act::text)
    order by takes_effect, id), '[]')
  from licence_acts where licence_id = licence
$$`

/** Whoever owns the table could take the wall away; it stands for everyone else. */
const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`

const walls = [
  `create function licence_by_two() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if new.act in ('suspend', 'reinstate', 'revoke') and new.proposal_id is null then
       raise exception 'a decision takes two people';
     end if;
     if new.act in ('stay', 'liftStay') and not exists (
       select from court_orders o where o.id = new.order_id and o.kind = new.act and o.of_act = new.of_act and o.confirmed_on is not null) then
       raise exception 'an order takes two people';
     end if;
     return new;
   end $$`,
  `create trigger licence_by_two before insert on licence_acts for each row execute function licence_by_two()`,
  `create function confirmed_by_two() returns trigger language plpgsql as $$
   declare
     own uuid[];
   begin
     if ${isOwner} then return new; end if;
     if new.confirmed_by is null then return new; end if;
     if new.confirmed_by::text is distinct from current_setting('app.actor', true) then
       raise exception 'an order in the name of someone else';
     end if;
     own := array(select own_accounts(new.confirmed_by));
     if new.actor_id = any(own) then
       raise exception 'an order takes two people';
     end if;
     return new;
   end $$`,
  `create trigger confirmed_by_two before insert or update on court_orders for each row execute function confirmed_by_two()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of [...rights, acts, ...walls]) await sql(statement)
}
