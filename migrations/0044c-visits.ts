/** Reports of visits: facts, in versions, sealed under a key of their own. Of a unit; no person and no address beside them. */

const ofUnit = `'unit:' || unit = current_setting('app.door', true)`
const job = `current_setting('app.door', true) = 'job'`

const statements = [
  `create table visits (
     id uuid primary key,
     actor_id uuid not null references officials,
     unit text not null,
     made_at timestamptz not null,
     wrapped_key bytea not null
   )`,
  `create index on visits (unit, made_at)`,
  `create table visit_versions (
     visit_id uuid not null references visits on delete cascade,
     version integer not null check (version > 0),
     made_at timestamptz not null,
     sealed bytea not null,
     primary key (visit_id, version)
   )`,
  ...['visits', 'visit_versions'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create trigger only_added before update on ${table} for each row execute function refuse_change()`,
    `grant select, insert on ${table} to waarborg_app`,
  ]),
  `grant delete on visits to waarborg_app`,
  `create policy reach on visits for select using (${ofUnit} or ${job})`,
  `create policy add on visits for insert with check (${ofUnit} and actor_id::text = current_setting('app.actor', true))`,
  `create policy erase on visits for delete using (${job})`,
  `create policy reach on visit_versions for select using (exists (select from visits v where v.id = visit_id))`,
  // Whoever made it, and nobody else of the unit.
  `create policy add on visit_versions for insert with check (exists (select from visits v where v.id = visit_id and v.actor_id::text = current_setting('app.actor', true)))`,
]

/** What is closed for use (GDPR 18) is not shown at a check either. */
const limited = `do $$
declare
  body text := pg_get_functiondef('more_of_check(text, text, text, text, timestamptz, timestamptz, integer, integer)'::regprocedure);
begin
  if position($was$p.kind = 'identity'$was$ in body) = 0 then raise exception 'more_of_check is another than was known here'; end if;
  body := replace(body, $was$p.kind = 'identity'$was$, $is$p.kind = 'identity' and p.limited_on is null$is$);
  execute body;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...statements, limited]) await sql(statement)
}
