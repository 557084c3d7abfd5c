/** The talk: its record block by block while it is held, and who was there may not decide. */

const tables = [
  // What was said lies sealed; here only which block is there, and in which version. Gone once the record is whole.
  `create table talk_blocks (
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     name text not null,
     version integer not null check (version > 0),
     sealed_id uuid not null unique references sealed on delete cascade,
     primary key (application_id, name)
   )`,
  `create index on talk_blocks (person_id)`,
  // A case can have a second talk, with two views of its own.
  `alter table application_acts add column talk smallint not null default 1`,
  `drop index one_view_each`,
  `create unique index one_view_each on application_acts (application_id, actor_id, talk) where act = 'saveView'`,
]

const reach = `person_id::text = current_setting('app.person', true) or municipality = current_setting('app.municipality', true) or current_setting('app.door', true) = 'job'`

const rights = [
  `alter table talk_blocks enable row level security`,
  `alter table talk_blocks force row level security`,
  `create policy reach on talk_blocks using (${reach}) with check (${reach})`,
  `grant select, insert, update, delete on talk_blocks to waarborg_app`,
  // Where 0026 came first; otherwise it walls this table in as well.
  `do $$ begin
     if to_regproc('closed_people') is not null then
       create policy shielded on talk_blocks as restrictive using (current_setting('app.municipality', true) = '' or person_id <> all ((select closed_people())::uuid[]));
     end if;
   end $$`,
]

const isOwner = `pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member')`

/** As in 0018, with everything that someone who was at the talk did. */
const decidedByTwo = `
create or replace function decided_by_two() returns trigger language plpgsql as $$
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
               and a.act in ('propose', 'startTalk', 'pauseTalk', 'resumeTalk', 'holdInterview', 'saveView', 'proposeOutcome', 'settleOutcome',
                             'askThird', 'secondTalk', 'intendRefusal', 'skipHearing')) then
    raise exception 'a decision takes two people';
  end if;
  return new;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...tables, ...rights, decidedByTwo]) await sql(statement)
}
