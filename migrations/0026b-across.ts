/** Between municipalities: that an application runs elsewhere, without where or whose; advice with exactly what was sent; a case that goes to another. */

const tables = [
  // A keyed hash of who applies, as long as the application is open; it is compared and never shown.
  `create table open_applications (
     application_id uuid primary key references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     mac bytea not null
   )`,
  `create index on open_applications (person_id)`,
  `create index on open_applications (mac)`,
  `create table advice_requests (
     id uuid primary key,
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     kind text not null check (kind in ('internal', 'external')),
     ground text not null,
     fields text[] not null,
     sealed_words uuid not null references sealed on delete cascade,
     asked_by uuid not null,
     asked_on date not null,
     answer_by date not null,
     sealed_answer uuid references sealed on delete cascade,
     answered_by uuid,
     answered_on date,
     check ((answered_on is null) = (sealed_answer is null) and (answered_on is null) = (answered_by is null))
   )`,
  `create index on advice_requests (application_id)`,
  `create index on advice_requests (person_id)`,
  `create index on advice_requests (sealed_words)`,
  `create index on advice_requests (sealed_answer)`,
  `create index open_advice on advice_requests (municipality, answer_by, id) where answered_on is null`,
  `create table handovers (
     id uuid primary key,
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     case_number text not null,
     from_municipality text not null references municipalities,
     to_municipality text not null references municipalities,
     ground text not null check (ground in ('moved', 'wish', 'wrongBody')),
     -- The report of a talk that was held and the views on it go along, or there is no handing over.
     with_talk boolean not null,
     asks_her boolean not null,
     received_application date not null,
     decide_by date not null,
     proposed_by uuid not null,
     proposed_on date not null,
     agreed_on date,
     declined_on date,
     confirmed_by uuid,
     confirmed_on date,
     withdrawn_on date,
     received_by uuid,
     received_on date,
     sent_back_by uuid,
     sent_back_on date,
     send_back text check (send_back in ('notOurs', 'noRoom', 'askFirst')),
     check (from_municipality <> to_municipality),
     check (asks_her or not with_talk),
     check (confirmed_by is null or confirmed_by <> proposed_by),
     check ((confirmed_on is null) or not asks_her or agreed_on is not null),
     check (received_on is null or confirmed_on is not null)
   )`,
  `create index on handovers (application_id)`,
  `create index on handovers (person_id)`,
  `create index on handovers (from_municipality, proposed_on)`,
  `create index on handovers (to_municipality, confirmed_on)`,
  `create unique index one_handover on handovers (application_id)
     where declined_on is null and withdrawn_on is null and received_on is null and sent_back_on is null`,
]

const setting = (name: string) => `current_setting('app.${name}', true)`
const own = `person_id::text = ${setting('person')}`
const job = `${setting('door')} = 'job'`
const policies: Readonly<Record<string, string>> = {
  open_applications: `${own} or ${job} or ${setting('door')} = 'elsewhere'
    or (${setting('municipality')} <> '' and exists (select from applications a where a.id = application_id))`,
  advice_requests: `${own} or municipality = ${setting('municipality')} or ${job}`,
  // Where it goes it is seen once two people here have said so.
  handovers: `${own} or from_municipality = ${setting('municipality')}
    or (to_municipality = ${setting('municipality')} and confirmed_on is not null) or ${job}`,
}

const functions = [
  // With the case its hash ends.
  `create function no_longer_open() returns trigger language plpgsql as $$
   begin
     delete from open_applications where application_id = new.id;
     return null;
   end $$`,
  `create trigger no_longer_open after update of closed_on on applications for each row
     when (old.closed_on is null and new.closed_on is not null) execute function no_longer_open()`,
  // Yes or no; never where, never whose.
  `create function open_elsewhere(of_mac bytea, beside uuid) returns boolean
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     door text := ${setting('door')};
     answer boolean;
   begin
     perform set_config('app.door', 'elsewhere', true);
     select exists (select from open_applications o where o.mac = of_mac and o.person_id <> beside) into answer;
     perform set_config('app.door', coalesce(door, ''), true);
     return answer;
   end $$`,
  // All of a case at once: what says which municipality handles it, in every table that says so.
  `create function move_case(of_handover uuid, by_account uuid, on_day date) returns uuid
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     h handovers;
     t record;
     door text := ${setting('door')};
     place text := ${setting('municipality')};
   begin
     select * into h from handovers where id = of_handover for update;
     if h.id is null or h.to_municipality is distinct from place or by_account::text is distinct from ${setting('actor')}
       or h.confirmed_on is null or h.withdrawn_on is not null or h.received_on is not null or h.sent_back_on is not null then
       raise exception 'there is nothing to receive';
     end if;
     perform set_config('app.door', 'job', true), set_config('app.municipality', '', true);
     update applications set municipality = h.to_municipality, slot_id = null, waiting_since = null
       where id = h.application_id and municipality = h.from_municipality and closed_on is null;
     if not found then raise exception 'there is nothing to receive'; end if;
     delete from case_seen where application_id = h.application_id;
     update named_people set handled_on = null, handled_by = null, outcome = null where application_id = h.application_id;
     for t in select c.oid::regclass as name,
         exists (select from pg_attribute x where x.attrelid = c.oid and x.attname = 'application_id' and not x.attisdropped) as of_case
       from pg_class c join pg_attribute m on m.attrelid = c.oid and m.attname = 'municipality' and not m.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'applications'
         -- What is only added to says who did it then; without the case nobody reaches it.
         and not exists (select from pg_trigger g join pg_proc f on f.oid = g.tgfoid where g.tgrelid = c.oid and f.proname = 'refuse_change' and g.tgqual is null and g.tgtype & 16 > 0)
         and exists (select from pg_attribute x where x.attrelid = c.oid and x.attname in ('application_id', 'letter_id') and not x.attisdropped)
     loop
       if t.of_case then
         execute format('update %s set municipality = $1 where application_id = $2 and municipality = $3', t.name) using h.to_municipality, h.application_id, h.from_municipality;
       else
         execute format('update %s set municipality = $1 where letter_id in (select id from letters where application_id = $2) and municipality = $3', t.name)
           using h.to_municipality, h.application_id, h.from_municipality;
       end if;
     end loop;
     update handovers set received_on = on_day, received_by = by_account where id = of_handover;
     perform set_config('app.door', coalesce(door, ''), true), set_config('app.municipality', place, true);
     return h.application_id;
   end $$`,
  // The file stays what it was; who handles the case it is about may change.
  `drop trigger made_once on letters`,
  `create trigger made_once before update on letters for each row
     when (old.sealed_pdf is not null and (old.sealed_pdf is distinct from new.sealed_pdf or old.sha256 is distinct from new.sha256
       or old.sealed_text is distinct from new.sealed_text or old.kind is distinct from new.kind or old.sent_on is distinct from new.sent_on))
     execute function refuse_change()`,
]

const rights = [
  `grant select, insert, delete on open_applications to waarborg_app`,
  `grant select, insert, update (sealed_answer, answered_by, answered_on) on advice_requests to waarborg_app`,
  `grant select, insert, update (agreed_on, declined_on, confirmed_by, confirmed_on, withdrawn_on, sent_back_by, sent_back_on, send_back) on handovers to waarborg_app`,
  ...['open_elsewhere(bytea, uuid)', 'move_case(uuid, uuid, date)'].flatMap((name) => [`revoke execute on function ${name} from public`, `grant execute on function ${name} to waarborg_app`]),
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
    await sql(`create policy shielded on ${table} as restrictive using (${setting('municipality')} = '' or person_id <> all ((select closed_people())::uuid[]))`)
  }
  for (const statement of [...functions, ...rights]) await sql(statement)
}
