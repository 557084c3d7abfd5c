/** Taking over applications and licences from another register: what waits lies sealed under a key of its own, and what was taken over can be taken back. */

const tables = [
  `create table imports (
     id uuid primary key,
     municipality text not null references municipalities,
     -- of the file, keyed: the same one twice is noticed, and nothing of it is kept
     digest bytea not null,
     applications integer not null,
     licences integer not null,
     made_by uuid not null,
     made_at timestamptz not null,
     wrapped_key bytea,
     sealed bytea,
     done_by uuid,
     done_on date,
     undone_by uuid,
     undone_on date,
     check ((wrapped_key is null) = (sealed is null)),
     check (done_on is null or sealed is null),
     check ((done_on is null) = (done_by is null)),
     check (undone_on is null or done_on is not null)
   )`,
  `create unique index one_import_of_a_file on imports (municipality, digest) where undone_on is null`,
  `create table import_rows (
     application_id uuid primary key references applications on delete cascade,
     import_id uuid not null references imports,
     person_id uuid not null references persons on delete cascade,
     municipality text not null references municipalities,
     -- of name and day of birth, keyed: the same person is not taken over twice
     line integer not null,
     person_mac bytea not null,
     handed_on date,
     unique (municipality, person_mac)
   )`,
  `create index on import_rows (import_id)`,
  `create index on import_rows (person_id)`,
]

const here = `municipality = current_setting('app.municipality', true)`
const job = `current_setting('app.door', true) = 'job'`
const policies: Readonly<Record<string, string>> = {
  imports: `${here} or ${job}`,
  import_rows: `person_id::text = current_setting('app.person', true) or ${here} or ${job}`,
}

/** What nobody may take over alone, whatever the code does. */
const two = [
  `create function taken_over_by_two() returns trigger language plpgsql as $$
   begin
     if pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member') then return new; end if;
     if new.done_by::text is distinct from current_setting('app.actor', true) or old.made_by in (select own_accounts(new.done_by)) then
       raise exception 'taking over takes two people';
     end if;
     return new;
   end $$`,
  `create trigger taken_over_by_two before update on imports for each row when (old.done_on is null and new.done_on is not null) execute function taken_over_by_two()`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of two) await sql(statement)
  await sql(`grant select, insert, delete, update (wrapped_key, sealed, done_by, done_on, undone_by, undone_on) on imports to waarborg_app`)
  await sql(`grant select, insert, update (handed_on) on import_rows to waarborg_app`)
}
