/** Of what was put right: who had the wrong datum from us, and whether they were told (GDPR 19). Names nobody. */

const setting = (name: string) => `current_setting('app.${name}', true)`
const theirs = `(municipality = ${setting('municipality')} or actor_id::text = ${setting('actor')})`

const statements = [
  `create table correction_notes (
     id uuid primary key,
     request_id uuid not null references requests on delete cascade,
     municipality text not null references municipalities,
     item_kind text not null,
     -- what of it was wrong
     fields text[] not null,
     -- an inspector who saw it at a check, or a body that advised
     actor_id uuid,
     advice_id uuid references advice_requests on delete cascade,
     seen_at timestamptz not null,
     made_on date not null,
     told_on date,
     told_by uuid,
     check ((actor_id is null) <> (advice_id is null)),
     check ((told_on is null) = (told_by is null))
   )`,
  `create index on correction_notes (request_id)`,
  `create index on correction_notes (advice_id)`,
  `create index on correction_notes (actor_id) where told_on is null`,
  `alter table correction_notes enable row level security`,
  `alter table correction_notes force row level security`,
  `create policy reach on correction_notes using (${theirs}) with check (${theirs})`,
  `grant select, insert, update (told_on, told_by) on correction_notes to waarborg_app`,
  // Whether she applies elsewhere is asked of who she is: that changes with her name.
  `grant update (mac) on open_applications to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
