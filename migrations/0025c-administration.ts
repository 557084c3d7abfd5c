/** Who works here and until when: proposed by one administrator, decided by another; and what a municipality says of itself, with who changed it and why. */

const setting = (name: string) => `current_setting('app.${name}', true)`
const here = `municipality = ${setting('municipality')}`
const people = `${setting('door')} = 'people'`
const roles = ['frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler', 'privacyOfficer', 'administrator'].map((role) => `'${role}'`).join(', ')

const statements = [
  // What an account is called by who administers it; sealed, and read by them alone.
  `alter table officials add column sealed_name bytea, add column reviewed_on date`,
  `create policy administered on officials using (${here} and ${people}) with check (${here} and ${people})`,
  `create policy ended on officials for select using (${setting('door')} = 'job')`,
  `grant update (role, mandate_from, mandate_until, sealed_name, reviewed_on) on officials to waarborg_app`,
  `create table mandate_changes (
     id uuid primary key,
     municipality text not null references municipalities,
     kind text not null check (kind in ('appoint', 'change', 'end')),
     -- null as long as someone new is not appointed
     official_id uuid references officials,
     subject_mac bytea,
     sealed_name bytea,
     role text not null check (role in (${roles})),
     from_day date not null,
     until_day date not null,
     -- what the mandate was when this was proposed
     seen_role text,
     seen_until date,
     why text not null,
     proposed_by uuid not null,
     proposed_on date not null,
     decided_by uuid,
     decided_on date,
     outcome text check (outcome in ('confirmed', 'rejected')),
     made_at timestamptz not null default clock_timestamp(),
     check ((decided_by is null) = (outcome is null) and (decided_by is null) = (decided_on is null)),
     check ((kind = 'appoint') = (subject_mac is not null))
   )`,
  `create index on mandate_changes (municipality, made_at)`,
  `create table municipality_changes (
     id bigint generated always as identity primary key,
     municipality text not null references municipalities,
     field text not null,
     was text not null,
     becomes text not null,
     why text not null,
     actor_id uuid not null,
     on_day date not null
   )`,
  `create index on municipality_changes (municipality, id)`,
  `alter table municipalities add column opens_at text not null default '07:00', add column closes_at text not null default '19:00'`,
  `grant update (opens_at, closes_at) on municipalities to waarborg_app`,
  ...['mandate_changes', 'municipality_changes'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy reach on ${table} using (${here} and ${people}) with check (${here} and ${people})`,
  ]),
  `create trigger only_added before update or delete on municipality_changes for each row execute function refuse_change()`,
  `grant select, insert on municipality_changes to waarborg_app`,
  `grant select, insert, update (official_id, decided_by, decided_on, outcome) on mandate_changes to waarborg_app`,
  // The second wall: whatever the code does, one person does not give anyone a mandate, and nobody their own.
  `create function appointed_by_two() returns trigger language plpgsql as $$
   declare
     own uuid[];
   begin
     if pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member') then return new; end if;
     if old.outcome is not null then raise exception 'what is decided stays'; end if;
     if new.decided_by::text is distinct from ${setting('actor')} then raise exception 'a decision in the name of someone else'; end if;
     own := array(select own_accounts(new.decided_by));
     if new.outcome = 'confirmed' and (new.proposed_by = any(own) or new.official_id = any(own)) then
       raise exception 'a mandate takes two people';
     end if;
     return new;
   end $$`,
  `create trigger appointed_by_two before update on mandate_changes for each row execute function appointed_by_two()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
