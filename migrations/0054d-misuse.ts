/** Floods and numbers that are asked too often: counts that name no address, no number and nobody who asked; and what she is told of it. */

const door = (name: string) => `(select current_setting('app.door', true)) = '${name}'`
const own = `person_id::text = (select current_setting('app.person', true))`

const statements = [
  // Of an hour, by what was asked: all of it, what was kept away, and by how many networks. Which networks is nowhere.
  `create table flood_counts (
     hour timestamptz not null,
     name text not null,
     family text not null check (family in ('4', '6', 'all')),
     asked integer not null,
     refused integer not null,
     networks integer not null,
     primary key (hour, name, family)
   )`,
  `grant select, insert, update, delete on flood_counts to waarborg_app`,
  // Of a day: under a key that cannot be laid beside the number of any card without the keyring. Few enough to be of no interest are not here.
  `create table number_counts (
     key bytea not null,
     day date not null,
     id uuid not null unique default gen_random_uuid(),
     count integer not null,
     told_at timestamptz,
     primary key (key, day)
   )`,
  `create index on number_counts (day)`,
  `grant select, insert, update, delete on number_counts to waarborg_app`,
  `create table card_warnings (
     id uuid primary key,
     card_id uuid not null references cards on delete cascade,
     person_id uuid not null references persons on delete cascade,
     on_day date not null,
     asked integer not null,
     told_at timestamptz not null
   )`,
  `create index on card_warnings (card_id)`,
  `create index on card_warnings (person_id)`,
  `alter table card_warnings enable row level security`,
  `alter table card_warnings force row level security`,
  `create policy hers on card_warnings for select using (${own})`,
  `create policy reach on card_warnings using (${door('job')}) with check (${door('job')})`,
  `create policy shielded on card_warnings as restrictive using (current_setting('app.municipality', true) = '' or person_id <> all ((select closed_people())::uuid[]))`,
  `grant select, insert, delete on card_warnings to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
