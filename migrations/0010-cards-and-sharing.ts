/** Several numbers to one licence, each stopped alone; codes she shares; and an application that renews a licence. */

const tables = [
  `create table cards (
     id uuid primary key,
     seq bigint generated always as identity,
     licence_id uuid not null references licences on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     number_mac bytea not null unique,
     -- gone with her key, or with the number
     sealed_number uuid references sealed on delete set null,
     sealed_name uuid references sealed on delete set null,
     -- once: of two who replace the same number one does
     replaces uuid unique references cards on delete cascade,
     made_on date not null,
     stopped_on date
   )`,
  `create index on cards (licence_id)`,
  `create index on cards (person_id)`,
  `create index on cards (sealed_number)`,
  `create index on cards (sealed_name)`,
  // Also the owner sees only what a door shows.
  `select set_config('app.door', 'job', true)`,
  `insert into cards (id, licence_id, person_id, municipality, number_mac, sealed_number, made_on)
     select gen_random_uuid(), l.id, l.person_id, l.municipality, l.number_mac,
            (select s.id from sealed s where s.application_id = l.application_id and s.kind = 'licenceNumber' order by s.created_at desc limit 1),
            l.valid_from
     from licences l`,
  `alter table licences drop column number_mac`,
  `create index on licences (valid_until)`,
  `alter table showings add column card_id uuid references cards on delete cascade`,
  `select set_config('app.door', 'check', true)`,
  `update showings s set card_id = (select c.id from cards c where c.licence_id = s.licence_id)`,
  `alter table showings alter column card_id set not null`,
  `create index on showings (card_id)`,
  `create index on showings (expires_at)`,
  `create table shares (
     id uuid primary key,
     person_id uuid not null references persons on delete cascade,
     -- of a number, or of an application that is not decided yet
     card_id uuid references cards on delete cascade,
     application_id uuid references applications on delete cascade,
     code_mac bytea not null unique,
     tail_mac bytea not null,
     sealed_share uuid references sealed on delete set null,
     recipient text not null check (recipient in ('operator', 'platform', 'bank', 'landlord', 'other')),
     fields text[] not null,
     made_on date not null,
     until_day date not null,
     views integer not null check (views > 0),
     views_left integer not null check (views_left between 0 and views),
     stopped_on date,
     check ((card_id is null) <> (application_id is null))
   )`,
  `create index on shares (person_id)`,
  `create index on shares (card_id)`,
  `create index on shares (application_id)`,
  `create index on shares (sealed_share)`,
  // Of whoever types codes: by the keyed hash of the code, and of the network. Names nobody; an hour later it is gone.
  `create unlogged table share_tries (
     key bytea primary key,
     wrong integer not null,
     until timestamptz not null
   )`,
  `alter table applications add column renews uuid references licences on delete cascade`,
  `create index on applications (renews)`,
  `select set_config('app.door', '', true)`,
]

const own = `person_id::text = current_setting('app.person', true)`
const here = `municipality = current_setting('app.municipality', true)`
const door = (name: string) => `current_setting('app.door', true) = '${name}'`

const reach: Readonly<Record<string, string>> = {
  cards: `${own} or ${here} or ${door('check')} or ${door('job')}`,
  shares: `${own} or ${door('share')} or ${door('job')}`,
  share_tries: door('share'),
}

/** What whoever holds a code reaches besides: the facts of the licence or application, and what she chose to show. */
const shared: Readonly<Record<string, string>> = {
  cards: door('share'),
  licences: door('share'),
  licence_acts: door('share'),
  applications: door('share'),
  application_acts: door('share'),
  persons: door('share'),
  sealed: `compartment in ('photo', 'shared') and ${door('share')}`,
}

const facts = `
create or replace function licence_facts(number_mac_asked bytea)
returns table (valid_from date, valid_until date, acts jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.door', 'check', true);
  return query select l.valid_from, l.valid_until, acts_of(l.id)
    from cards c join licences l on l.id = c.licence_id where c.number_mac = number_mac_asked and c.stopped_on is null;
  perform set_config('app.door', '', true);
end $$`

/** As in 0003, by any number that is not stopped; a code lives as long as its number; the photo is that of the licence itself. */
const audited = `
create or replace function check_licence(by_number bytea, by_token bytea, asker text, at_unit text, asked_at timestamptz, budget integer)
returns table (outcome text, valid_from date, valid_until date, acts jsonb, person_id uuid, application_id uuid,
               wrapped_key bytea, photo_id uuid, photo bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  shift shifts; found licences; spent integer; sealed_photo sealed;
begin
  perform set_config('app.door', 'check', true), set_config('app.actor', asker, true);
  select * into shift from shifts s where s.actor_id = asker::uuid and s.started_at <= asked_at and s.ends_at > asked_at
    order by s.started_at desc limit 1;
  if shift.id is null then
    return query select 'no shift'::text, null::date, null::date, null::jsonb, null::uuid, null::uuid, null::bytea, null::uuid, null::bytea;
    return;
  end if;

  insert into openings as o values (asker, date_trunc('hour', asked_at), 1)
    on conflict (actor_id, hour) do update set count = o.count + 1 returning count into spent;
  if spent > budget then
    insert into audit_entries (actor_id, role, organisation, event, subject, purpose)
      values (asker, 'inspector', at_unit, 'check.overBudget', shift.id::text, 'check-licence');
    return query select 'over budget'::text, null::date, null::date, null::jsonb, null::uuid, null::uuid, null::bytea, null::uuid, null::bytea;
    return;
  end if;

  if by_number is not null then
    select l.* into found from cards c join licences l on l.id = c.licence_id
      where c.number_mac = by_number and c.stopped_on is null;
  else
    select l.* into found from showings s join cards c on c.id = s.card_id join licences l on l.id = c.licence_id
      where s.token_mac = by_token and s.expires_at > asked_at and c.stopped_on is null;
  end if;
  select * into sealed_photo from sealed p
    where p.person_id = found.person_id and p.compartment = 'photo' and p.kind = 'photo'
    order by coalesce(p.application_id = found.application_id, false) desc, p.created_at desc limit 1;
  insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    values (asker, 'inspector', at_unit, 'licence.checked', coalesce(found.id::text, 'none'), found.person_id,
            found.municipality, 'check-licence',
            jsonb_build_object('reason', shift.reason, 'channel', case when by_number is null then 'code' else 'number' end));
  return query select case when found.id is null then 'none' else 'found' end, found.valid_from, found.valid_until,
    acts_of(found.id), found.person_id, sealed_photo.application_id,
    (select p.wrapped_key from persons p where p.id = found.person_id), sealed_photo.id, sealed_photo.ciphertext;
end $$`

/**
 * The licence that an application within reach asks to follow: its dates, its acts, and under which ids the names of its
 * live numbers lie sealed. Also when another municipality gave it, whose rows stay out of reach.
 */
const followed = `
create function followed_licence(of_application uuid) returns table (valid_from date, valid_until date, acts jsonb, names uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  renewed uuid; before text := coalesce(current_setting('app.door', true), '');
begin
  select a.renews into renewed from applications a where a.id = of_application;
  perform set_config('app.door', 'job', true);
  return query select l.valid_from, l.valid_until, acts_of(l.id),
      array(select c.sealed_name from cards c where c.licence_id = l.id and c.stopped_on is null order by c.seq)
    from licences l where l.id = renewed;
  perform set_config('app.door', before, true);
end $$`

const rights = [
  `revoke execute on function followed_licence from public`,
  `grant execute on function followed_licence to waarborg_app`,
  `grant select, insert, update (sealed_number, sealed_name, stopped_on) on cards to waarborg_app`,
  `grant select, insert, update (views_left, stopped_on), delete on shares to waarborg_app`,
  `grant select, insert, update, delete on share_tries to waarborg_app`,
  `create policy job on showings using (${door('job')})`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, rows] of Object.entries(reach)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${rows}) with check (${rows})`)
  }
  for (const [table, rows] of Object.entries(shared)) await sql(`create policy shared on ${table} for select using (${rows})`)
  for (const statement of [facts, followed, audited, ...rights]) await sql(statement)
}
