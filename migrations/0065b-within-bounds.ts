/** What is counted and what is kept stays within bounds: nobody who may only add fills a table or a column, and what was said and set for a while goes. */

/** Of which the sum fits: a day is never full of it. */
const most = '1000000000'
const summed = (column: string) => `${column} = least(f.${column}::bigint + excluded.${column}, ${most})::integer`

const counts = [
  // Who added it: the check alone has a room of its own, so that it never takes that of the whole service.
  `alter table number_counts add column by_check boolean not null default false`,
  `create or replace function count_asked(keys bytea[], on_day date, counts integer[]) returns void
   language plpgsql security definer set search_path = public, pg_temp as $$
   declare
     alone boolean := session_user = 'waarborg_check';
     room bigint;
   begin
     if cardinality(keys) is distinct from cardinality(counts) or cardinality(keys) > 10000 or on_day is null or on_day not between current_date - 1 and current_date + 1
       or exists (select from unnest(counts) as c where c is null or c not between 1 and 1000000) then raise exception 'no counts' using errcode = '22023'; end if;
     select case when alone then 20000 else 100000 end - count(*) into room from number_counts n where n.day = on_day and n.by_check = alone;
     -- What is there already is always added to.
     insert into number_counts as n (key, day, count, by_check) select s.key, on_day, s.count, alone from (
         select sent.key, sent.count, known.key is not null as is_known, row_number() over (partition by known.key is null order by sent.key) as place
         from unnest(keys, counts) as sent(key, count) left join number_counts known on known.key = sent.key and known.day = on_day) s
       where s.is_known or s.place <= room order by s.key
       on conflict (key, day) do update set count = least(n.count::bigint + excluded.count, ${most})::integer;
   end $$`,
  `create or replace function count_floods(hours timestamptz[], names text[], families text[], asked integer[], refused integer[], networks integer[]) returns void
   language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     if cardinality(hours) > 100
       or exists (select from unnest(hours, names, families, asked, refused, networks) as s(hour, name, family, asked, refused, networks)
         where (s.name in ('check', 'checks') and s.hour = date_trunc('hour', s.hour) and s.hour between now() - interval '2 days' and now() + interval '1 hour'
           and s.refused between 0 and s.asked and s.networks between 0 and s.refused and s.asked < ${most}) is not true) then raise exception 'no counts' using errcode = '22023'; end if;
     insert into flood_counts as f select * from unnest(hours, names, families, asked, refused, networks)
       on conflict (hour, name, family) do update set ${['asked', 'refused', 'networks'].map(summed).join(', ')};
   end $$`,
]

const job = `(select current_setting('app.door', true)) = 'job'`

/** What is over for months, and by the night alone. */
const forAWhile = ['announcements', 'tightenings'].flatMap((table) => [
  `create policy lapsed on ${table} for select using (${job})`,
  `create policy erase on ${table} for delete using (${job})`,
  `create policy by_night on ${table} as restrictive for delete using (${job} and until_at < now() - interval '90 days')`,
  `grant delete on ${table} to waarborg_app`,
])

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...counts, ...forAWhile]) await sql(statement)
}
