/** A leak: when it was found out, what was done about it and when. And the record of looks, found by place and time. */

const here = `municipality = current_setting('app.municipality', true)`

const statements = [
  `create table incidents (
     id uuid primary key,
     municipality text not null references municipalities,
     discovered_at timestamptz not null,
     -- what is involved, by compartment, and how many about
     parts text[] not null,
     people text not null check (people in ('few', 'tens', 'hundreds', 'unknown')),
     wrapped_key bytea not null,
     sealed bytea not null,
     made_by uuid not null,
     made_at timestamptz not null default clock_timestamp()
   )`,
  `create table incident_acts (
     id bigint generated always as identity primary key,
     incident_id uuid not null references incidents,
     municipality text not null references municipalities,
     act text not null check (act in ('contained', 'reported', 'notReported', 'told', 'notTold', 'closed')),
     sealed_why bytea,
     actor_id uuid not null,
     at timestamptz not null,
     unique (incident_id, act)
   )`,
  ...['incidents', 'incident_acts'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy reach on ${table} using (${here}) with check (${here})`,
    `create trigger only_added before update or delete on ${table} for each row execute function refuse_change()`,
    `grant select, insert on ${table} to waarborg_app`,
  ]),
  `create index on incidents (municipality, discovered_at)`,
  `create index on audit_entries (municipality, at) where municipality is not null`,
  // Locking what is only added to: the right to update no column of it.
  `create function lock_incident(of_incident uuid) returns void language sql as $$ select pg_advisory_xact_lock(hashtextextended(of_incident::text, 25)) $$`,
  `revoke execute on function lock_incident(uuid) from public`,
  `grant execute on function lock_incident(uuid) to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
