/** Who must not see someone's file: officials who step back, and people she names. Closed by the database as well, whatever the code does. */

const tables = [
  `create table case_barriers (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     account_id uuid not null,
     -- Whichever account the same person comes in by.
     human_mac bytea,
     reason text not null check (reason in ('knows', 'family', 'neighbour', 'other', 'named')),
     placed_by uuid not null,
     placed_on date not null,
     lift_asked_by uuid,
     lift_asked_on date,
     lifted_by uuid,
     lifted_on date,
     check ((lift_asked_by is null) = (lift_asked_on is null) and (lifted_by is null) = (lifted_on is null)),
     check (lifted_by is null or (lift_asked_by is not null and lifted_by <> lift_asked_by))
   )`,
  `create index on case_barriers (person_id)`,
  `create index barred_account on case_barriers (account_id) where lifted_on is null`,
  `create index barred_human on case_barriers (human_mac) where lifted_on is null`,
  `create index open_barriers on case_barriers (municipality, placed_on, id) where lifted_on is null`,
  `create unique index one_barrier on case_barriers (person_id, account_id) where lifted_on is null`,
  `create table named_people (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     application_id uuid not null references applications on delete cascade,
     sealed_text uuid not null references sealed on delete cascade,
     -- Who reads it: of a team lead someone else does.
     reader text not null check (reader in ('teamLead', 'decisionMaker')),
     named_on date not null,
     named_at timestamptz not null default clock_timestamp(),
     handled_on date,
     handled_by uuid,
     outcome text check (outcome in ('placed', 'nobody')),
     check ((handled_on is null) = (handled_by is null) and (handled_on is null) = (outcome is null))
   )`,
  `create index on named_people (person_id)`,
  `create index on named_people (application_id)`,
  `create index on named_people (sealed_text)`,
]

const setting = (name: string) => `current_setting('app.${name}', true)`
const own = `person_id::text = ${setting('person')}`
const job = `${setting('door')} = 'job'`
const policies: Readonly<Record<string, string>> = {
  case_barriers: `${own} or municipality = ${setting('municipality')} or ${job}`,
  named_people: `${own} or ${job} or (${setting('municipality')} <> '' and exists (select from applications a where a.id = application_id))`,
}

const functions = [
  // Of officials alone: her own side, and jobs, are never closed.
  `create function closed_people() returns uuid[] language sql stable as $$
     select coalesce(array_agg(b.person_id), '{}') from case_barriers b
     where b.lifted_on is null and ${setting('actor')} <> ''
       and (b.account_id::text = ${setting('actor')}
            or b.human_mac = (select o.human_mac from officials o where o.id::text = ${setting('actor')})) $$`,
  // As long as nobody has read whom she named, only who worked on it before sees what lies in the file.
  `create function waits_for_shield(of_person uuid) returns boolean language sql stable as $$
     select exists (select from named_people n where n.person_id = of_person and n.handled_on is null
       and not exists (select from application_acts c where c.person_id = of_person and c.actor_id::text = ${setting('actor')} and c.created_at < n.named_at)) $$`,
  // Officials have no names here: an account is known by its id and its role, to those who divide the work.
  `create policy colleagues on officials for select using (municipality <> '' and municipality = ${setting('colleagues')})`,
  `create function colleagues(of_municipality text, on_day date) returns table (id uuid, role text, human_mac bytea)
   language plpgsql as $$
   begin
     if of_municipality is distinct from ${setting('municipality')} then return; end if;
     perform set_config('app.colleagues', of_municipality, true);
     return query select o.id, o.role, o.human_mac from officials o where o.municipality = of_municipality
       and o.mandate_from <= on_day and (o.mandate_until is null or on_day <= o.mandate_until);
     perform set_config('app.colleagues', '', true);
   end $$`,
  `create function work_page_of(of_actor text, of_municipality text, after_day date, after_id uuid, at_most integer) returns json
   language plpgsql as $$
   begin
     perform set_config('app.actor', of_actor, true);
     return work_page(of_municipality, after_day, after_id, at_most);
   end $$`,
  `create function unreachable_of(of_actor text, of_municipality text) returns table (id uuid, case_number text)
   language plpgsql as $$
   begin
     perform set_config('app.actor', of_actor, true);
     return query select * from unreachable(of_municipality);
   end $$`,
]

/** The wall: on every table of a person, for whoever comes as an official. */
const walls = [
  `do $$
   declare t record;
   begin
     for t in select c.oid::regclass as name, c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity and c.relname not in ('case_barriers', 'named_people', 'audit_entries')
     loop
       execute format('create policy shielded on %s as restrictive using (${setting('municipality').replaceAll(`'`, `''`)} = '''' or person_id is null or person_id <> all ((select closed_people())::uuid[]))', t.name);
     end loop;
   end $$`,
  // Adding to the record stays open to everyone.
  `create policy shielded on audit_entries as restrictive for select using (${setting('municipality')} = '' or person_id is null or person_id <> all ((select closed_people())::uuid[]))`,
  `create policy waits on sealed as restrictive for select using (${setting('municipality')} = '' or compartment = 'shield' or not waits_for_shield(person_id))`,
]

const rights = [
  `grant select, insert, update (lift_asked_by, lift_asked_on, lifted_by, lifted_on) on case_barriers to waarborg_app`,
  `grant select, insert, delete, update (handled_on, handled_by, outcome) on named_people to waarborg_app`,
  ...['closed_people()', 'waits_for_shield(uuid)', 'colleagues(text, date)', 'work_page_of(text, text, date, uuid, integer)', 'unreachable_of(text, text)'].flatMap((name) => [
    `revoke execute on function ${name} from public`, `grant execute on function ${name} to waarborg_app`,
  ]),
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of [...functions, ...walls, ...rights]) await sql(statement)
}
