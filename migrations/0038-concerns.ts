/** Until when someone is trained to hold talks; and what officials write down of a worry, apart from every file and under the second key. */

const setting = (name: string) => `current_setting('app.${name}', true)`
const job = `${setting('door')} = 'job'`
/** Of those who are trained, and of nobody else of that municipality: a door the service opens after it looked. */
const trained = `municipality = ${setting('municipality')} and ${setting('door')} = 'trained:' || municipality`

const statements = [
  `alter table officials add column trained_until date`,
  `grant update (trained_until) on officials to waarborg_app`,
  // Whoever holds talks now was trained before this was written down: to be looked at within a year.
  `update officials set trained_until = current_date + 365 where role = 'interviewer'`,
  `alter table mandate_changes add column trained_until date, add column seen_trained date`,

  `create table concerns (
     id uuid primary key,
     municipality text not null references municipalities,
     origin text not null check (origin in ('talk', 'inspection')),
     -- which case, as a keyed hash; none of what an inspector handed over
     case_mac bytea,
     wrapped_key bytea not null,
     sealed bytea not null,
     recorded_by uuid not null,
     recorded_on date not null,
     read_by uuid,
     read_on date,
     found text check (found in ('enough', 'more')),
     reviewed_by uuid,
     reviewed_on date,
     check ((origin = 'talk') = (case_mac is not null)),
     check ((read_by is null) = (read_on is null) and (read_by is null) = (found is null)),
     check (read_by <> recorded_by),
     check ((reviewed_by is null) = (reviewed_on is null))
   )`,
  `create index on concerns (municipality, recorded_on)`,
  `create index on concerns (case_mac)`,
  `alter table concerns enable row level security`,
  `alter table concerns force row level security`,
  `create policy trained on concerns using (${trained}) with check (${trained})`,
  `create policy nightly on concerns using (${job}) with check (${job})`,
  // Whoever checks hands over, and reads nothing back.
  `create policy handed_over on concerns for insert with check (origin = 'inspection' and recorded_by::text = ${setting('actor')} and ${setting('door')} = 'handOver')`,
  `grant select, insert, update (read_by, read_on, found, reviewed_by, reviewed_on, wrapped_key), delete on concerns to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
