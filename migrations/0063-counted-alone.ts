/** Counts of what is asked too often, from every process that checks: through functions that only add, and tell nothing. */

const functions = [
  // The names of yesterday lead nowhere any more: they are made otherwise from now on.
  `delete from number_counts`,
  `alter table number_counts add check (octet_length(key) = 48)`,
  `create function count_asked(keys bytea[], on_day date, counts integer[]) returns void
   language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     if cardinality(keys) is distinct from cardinality(counts) or cardinality(keys) > 10000 or on_day is null or on_day not between current_date - 1 and current_date + 1
       or exists (select from unnest(counts) as c where c is null or c not between 1 and 1000000) then raise exception 'no counts' using errcode = '22023'; end if;
     insert into number_counts as n (key, day, count) select sent.key, on_day, sent.count from unnest(keys, counts) as sent(key, count) order by sent.key
       on conflict (key, day) do update set count = least(n.count::bigint + excluded.count, 1000000000)::integer;
   end $$`,
  // Of the public check alone: of what else is asked only the whole service knows.
  `create function count_floods(hours timestamptz[], names text[], families text[], asked integer[], refused integer[], networks integer[]) returns void
   language plpgsql security definer set search_path = public, pg_temp as $$
   begin
     if cardinality(hours) > 100
       or exists (select from unnest(hours, names, families, asked, refused, networks) as s(hour, name, family, asked, refused, networks)
         where (s.name in ('check', 'checks') and s.hour = date_trunc('hour', s.hour) and s.hour between now() - interval '2 days' and now() + interval '1 hour'
           and s.refused between 0 and s.asked and s.networks between 0 and s.refused and s.asked < 1000000000) is not true) then raise exception 'no counts' using errcode = '22023'; end if;
     insert into flood_counts as f select * from unnest(hours, names, families, asked, refused, networks)
       on conflict (hour, name, family) do update set asked = f.asked + excluded.asked, refused = f.refused + excluded.refused, networks = f.networks + excluded.networks;
   end $$`,
]

const all = 'count_asked(bytea[], date, integer[]), count_floods(timestamptz[], text[], text[], integer[], integer[], integer[])'

const rights = [
  `revoke execute on function ${all} from public`,
  `grant execute on function ${all} to waarborg_app, waarborg_check`,
  `revoke insert on number_counts from waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...functions, ...rights]) await sql(statement)
}
