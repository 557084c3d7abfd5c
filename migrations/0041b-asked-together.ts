/** Several numbers at once, for whoever asks at the same moment; each answer with the place of its number, and no row for a number that is none. */

const facts = `
create function licence_facts(numbers bytea[])
returns table (place integer, valid_from date, valid_until date, acts jsonb)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- A check is of no municipality: nobody is closed to it.
  door text := set_config('app.door', 'check', true); here text := set_config('app.municipality', '', true);
begin
  return query select n.place::integer, l.valid_from, l.valid_until, (
      select coalesce(jsonb_agg(jsonb_build_object('act', c.act, 'takesEffect', c.takes_effect, 'untilDay', c.until_day, 'id', c.id::text, 'of', c.of_act::text)
        order by c.takes_effect, c.id), '[]') from licence_acts c where c.licence_id = l.id)
    from unnest(numbers) with ordinality n(number, place)
      join cards k on k.number_mac = n.number and k.stopped_on is null join licences l on l.id = k.licence_id;
  door := set_config('app.door', '', true);
end $$`

const statements = [
  `drop function licence_facts(bytea)`,
  facts,
  `revoke execute on function licence_facts(bytea[]) from public`,
  `grant execute on function licence_facts(bytea[]) to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
