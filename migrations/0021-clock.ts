/** The clock: a suspension has a first day, a fact that was put down wrong is corrected by two people, and she can use her rights over her data. */

const tables = [
  `alter table application_acts add column from_day date, add column corrected_day date`,
  // What is fixed once: held here as well, whatever the code does.
  `create unique index once_in_an_application on application_acts (application_id, act) where act in ('checkWhole', 'setPenalty')`,
  `create table fact_corrections (
     id uuid primary key,
     act_id bigint not null references application_acts on delete cascade,
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     was date not null,
     becomes date not null,
     sealed_reason uuid not null references sealed on delete cascade,
     proposed_by uuid not null,
     proposed_on date not null,
     closed_by uuid,
     closed_on date,
     agreed boolean,
     check (was <> becomes),
     check ((closed_on is null) = (closed_by is null) and (closed_on is null) = (agreed is null))
   )`,
  `create index on fact_corrections (act_id)`,
  `create index on fact_corrections (application_id)`,
  `create index on fact_corrections (person_id)`,
  `create index on fact_corrections (sealed_reason)`,
  `create unique index one_open_correction on fact_corrections (application_id) where closed_on is null`,
  `alter table requests
     drop constraint requests_kind_check, drop constraint requests_check1, add column extended_on date,
     add constraint kind check (kind in ('question', 'complaint', 'correction', 'access', 'erasure', 'rectification', 'objection')),
     add constraint about_a_thing check ((kind = 'correction') = (item_kind is not null)),
     add constraint about_a_look check ((kind in ('question', 'complaint')) = (looked_at is not null))`,
]

const own = `person_id::text = current_setting('app.person', true)`
const here = `municipality = current_setting('app.municipality', true)`
const job = `current_setting('app.door', true) = 'job'`
const policies: Readonly<Record<string, string>> = { fact_corrections: `${own} or ${here} or ${job}` }

const rights = [
  `grant select, insert on fact_corrections to waarborg_app`,
  `grant update (closed_by, closed_on, agreed) on fact_corrections to waarborg_app`,
  `grant update (corrected_day) on application_acts to waarborg_app`,
]

/** Whoever owns the table could take the wall away; it stands for everyone else. */
const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`
const inOwnName = (column: string) => `if new.${column}::text is distinct from current_setting('app.actor', true) then
       raise exception 'a decision in the name of someone else';
     end if;`

const walls = [
  `create function left_out_by_two() returns trigger language plpgsql as $$
   declare
     own uuid[];
   begin
     if ${isOwner} then return new; end if;
     ${inOwnName('actor_id')}
     own := array(select own_accounts(new.actor_id));
     if not exists (select from application_acts a where a.application_id = new.application_id and a.act = 'proposeNotProcess')
       or exists (select from application_acts a where a.application_id = new.application_id and a.actor_id = any(own) and a.act = 'proposeNotProcess') then
       raise exception 'a decision takes two people';
     end if;
     return new;
   end $$`,
  `create trigger left_out_by_two before insert on application_acts for each row when (new.act = 'notProcess') execute function left_out_by_two()`,
  `create function corrected_by_two() returns trigger language plpgsql as $$
   declare
     own uuid[];
   begin
     if ${isOwner} then return new; end if;
     ${inOwnName('closed_by')}
     own := array(select own_accounts(new.closed_by));
     if old.closed_on is not null then raise exception 'a correction is closed once'; end if;
     if new.agreed and old.proposed_by = any(own) then
       raise exception 'a correction takes two people';
     end if;
     return new;
   end $$`,
  `create trigger corrected_by_two before update on fact_corrections for each row execute function corrected_by_two()`,
  // The day an act was put down on stays; beside it comes the day that two people agreed on.
  `create function corrected_as_agreed() returns trigger language plpgsql as $$
   begin
     if ${isOwner} then return new; end if;
     if not exists (select from fact_corrections f where f.act_id = new.id and f.agreed and f.becomes = new.corrected_day) then
       raise exception 'a day that nobody agreed on';
     end if;
     return new;
   end $$`,
  `create trigger corrected_as_agreed before update on application_acts for each row execute function corrected_as_agreed()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of [...rights, ...walls]) await sql(statement)
}
