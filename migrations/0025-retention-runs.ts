/** What each night took away, as a chain that shows when a line is changed; and the record itself, that is kept for its term. */

const job = `current_setting('app.door', true) = 'job'`

const statements = [
  `create table retention_runs (
     id bigint generated always as identity primary key,
     on_day date not null,
     kind text not null,
     done integer not null check (done >= 0),
     failed integer not null check (failed >= 0),
     -- over the ids of what went, that stand nowhere else any more
     items bytea not null,
     -- over this line and the proof of the line before it
     proof bytea not null unique,
     made_at timestamptz not null default clock_timestamp()
   )`,
  `create index on retention_runs (on_day, kind)`,
  `alter table retention_runs enable row level security`,
  `alter table retention_runs force row level security`,
  // It holds counts of the whole service and names nothing; who may see it, the policies say.
  `create policy read on retention_runs for select using (current_setting('app.municipality', true) <> '' or ${job})`,
  `create policy add on retention_runs for insert with check (${job})`,
  `create trigger only_added before update or delete on retention_runs for each row execute function refuse_change()`,
  `create trigger never_emptied before truncate on retention_runs execute function refuse_change()`,
  `grant select, insert on retention_runs to waarborg_app`,

  // The record of looks goes when its years have passed; nobody and nothing takes away a younger line.
  `create function kept_its_years() returns trigger language plpgsql as $$
   begin
     if tg_op = 'DELETE' and ${job} and old.at < now() - interval '3 years' then return old; end if;
     raise exception 'what is on record is only added to';
   end $$`,
  `drop trigger only_added on audit_entries`,
  `create trigger only_added before update or delete on audit_entries for each row execute function kept_its_years()`,
  `create policy past_its_years on audit_entries for delete using (${job} and at < now() - interval '3 years')`,
  // By this function alone: the service itself may delete nothing there.
  `create function erase_audit_log(before timestamptz, at_once integer) returns setof bigint
     language sql security definer set search_path = pg_catalog, public as $$
     delete from audit_entries where id in (
       select id from audit_entries where at < least(before, now() - interval '3 years') order by id limit at_once)
     returning id $$`,
  `revoke execute on function erase_audit_log(timestamptz, integer) from public`,
  `grant execute on function erase_audit_log(timestamptz, integer) to waarborg_app`,
  `create index on audit_entries using brin (at)`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
