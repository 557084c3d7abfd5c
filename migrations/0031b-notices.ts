/** Of cases in a list that are late: the day a notice of default came in. */

const notices = `
create function notices_of(of_municipality text, of_official uuid, cases uuid[]) returns table (id uuid, on_day date) language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true);
  perform set_config('app.actor', of_official::text, true);
  return query
    select a.application_id, coalesce(a.corrected_day, a.on_day) from application_acts a
    where a.application_id = any(cases) and a.act = 'defaultNotice' and a.municipality = of_municipality order by a.id;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(notices)
  await sql(`revoke execute on function notices_of from public`)
  await sql(`grant execute on function notices_of to waarborg_app`)
}
