/** Figures for anyone: of all municipalities together, by quarter. What one municipality counted does not come out of the database here. */

const statements = [
  `create policy together on month_counts for select to waarborg_owner using (true)`,
  // With how many municipalities something was counted of it; fewer than asked, and it is not told.
  `create function public_counts(since date, fewest integer) returns table (quarter date, figure text, part text, count integer)
     language sql stable security definer set search_path = public, pg_temp as $$
     with counted as (
       select date_trunc('quarter', c.month)::date as quarter, c.month, c.municipality, c.figure, c.part, c.count from month_counts c
       where c.month >= since and c.count > 0 and c.figure in ('received', 'outcome', 'days.all', 'languages', 'objections')),
     -- What is running is counted at the end of each month: the last one stands for its quarter.
     told as (
       select * from counted c where c.figure <> 'languages' or extract(month from c.month) = extract(month from c.quarter) + 2)
     select t.quarter, t.figure, t.part, sum(t.count)::integer from told t
     where (select count(distinct o.municipality) from told o where o.quarter = t.quarter and o.figure = t.figure) >= greatest(fewest, 3)
     group by t.quarter, t.figure, t.part $$`,
  `revoke execute on function public_counts(date, integer) from public`,
  `grant execute on function public_counts(date, integer) to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
