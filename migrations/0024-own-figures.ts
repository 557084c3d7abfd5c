/** What a municipality counts of its own work, month by month: numbers that name nobody, and stay when the cases are gone. */

const table = `create table month_counts (
     municipality text not null references municipalities,
     month date not null check (extract(day from month) = 1),
     figure text not null,
     part text not null,
     count integer not null check (count >= 0),
     primary key (municipality, month, figure, part)
   )`

const here = `municipality = current_setting('app.municipality', true)`
const counting = `current_setting('app.door', true) = 'counting'`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(table)
  await sql(`alter table month_counts enable row level security`)
  await sql(`alter table month_counts force row level security`)
  await sql(`create policy reach on month_counts for select using (${here})`)
  // A month is counted once, when it is over, and never again.
  await sql(`create policy counted on month_counts for insert with check (${here} and ${counting})`)
  await sql(`grant select, insert on month_counts to waarborg_app`)
}
