/** What she asks about her data is decided by two, acts on what is held, and leaves a record that names nobody. */

const setting = (name: string) => `current_setting('app.${name}', true)`
const here = `municipality = ${setting('municipality')}`

const statements = [
  `create table request_proposals (
     id uuid primary key,
     request_id uuid not null references requests on delete cascade,
     municipality text not null references municipalities,
     outcome text not null check (outcome in ('granted', 'denied')),
     -- which parts of what is held it is about
     parts text[] not null,
     sealed_words uuid not null references sealed on delete cascade,
     made_on date not null,
     made_at timestamptz not null default clock_timestamp(),
     actor_id uuid not null,
     agreed_on date,
     agreed_by uuid,
     returned_on date,
     returned_by uuid,
     sealed_comment uuid references sealed on delete set null,
     -- how much went or was closed, and a digest of which
     acted_count integer,
     acted_digest bytea,
     check (agreed_by <> actor_id),
     check ((agreed_on is null) = (agreed_by is null) and (returned_on is null) = (returned_by is null)),
     check (agreed_on is null or returned_on is null),
     check ((acted_count is null) = (acted_digest is null))
   )`,
  `create index on request_proposals (request_id)`,
  `create index on request_proposals (sealed_words)`,
  `create index on request_proposals (sealed_comment)`,
  `create unique index one_open_proposal on request_proposals (request_id) where agreed_on is null and returned_on is null`,
  `alter table request_proposals enable row level security`,
  `alter table request_proposals force row level security`,
  `create policy reach on request_proposals using (${here}) with check (${here})`,
  `grant select, insert, update (agreed_on, agreed_by, returned_on, returned_by, sealed_comment, acted_count, acted_digest) on request_proposals to waarborg_app`,
  // Closed for use, since when: she reads it, and who decides on her request or her objection.
  `alter table sealed add column limited_on date`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
