/** A file that was opened in an emergency by someone whose case it is not: until when, and who looked at it. Why lies sealed under a key of its own. */
import { opensByTie } from './0037-own-work.ts'

const here = `municipality = current_setting('app.municipality', true)`

const statements = [
  `create table emergencies (
     id uuid primary key,
     application_id uuid not null references applications on delete cascade,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     account_id uuid not null,
     wrapped_key bytea not null,
     sealed_why bytea not null,
     began_at timestamptz not null,
     ends_at timestamptz not null check (ends_at > began_at and ends_at <= began_at + interval '30 minutes'),
     seen_by uuid check (seen_by <> account_id),
     seen_at timestamptz,
     in_order boolean,
     check ((seen_by is null) = (seen_at is null) and (seen_by is null) = (in_order is null))
   )`,
  `create index on emergencies (application_id, account_id, ends_at)`,
  `create index on emergencies (person_id)`,
  `create index on emergencies (municipality, began_at)`,
  `alter table emergencies enable row level security`,
  `alter table emergencies force row level security`,
  `create policy reach on emergencies using (${here} or current_setting('app.door', true) = 'job')
     with check (${here} and exists (select from applications a where a.id = application_id))`,
  `create policy shielded on emergencies as restrictive using (current_setting('app.municipality', true) = '' or person_id <> all ((select closed_people())::uuid[]))`,
  `grant select, insert, update (seen_by, seen_at, in_order) on emergencies to waarborg_app`,
  // Once looked at it stays so; nobody looks at their own, by whichever account.
  `create function emergency_seen_once() returns trigger language plpgsql as $$ begin
     if old.seen_by is not null or old.account_id in (select own_accounts(new.seen_by)) then raise exception 'an emergency is looked at once, by someone else'; end if;
     return new;
   end $$`,
  `create trigger emergency_seen_once before update on emergencies for each row execute function emergency_seen_once()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
  await sql(opensByTie({ emergency: `exists (select from emergencies e where e.application_id = a.id and e.account_id = account and now() between e.began_at and e.ends_at)` }))
}
