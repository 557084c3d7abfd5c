/** The choices an official keeps come with the list that they are shown beside, within the same reach. */
const kept = `
create function kept_filters(of_municipality text, of_official uuid, at_most integer) returns json language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  return (select coalesce(json_agg(json_build_object('tab', f.tab, 'step', f.step) order by f.created_at), '[]') from (
    select w.tab, w.step, w.created_at from work_filters w where w.official_id = of_official order by w.created_at limit at_most) f);
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  await sql(kept)
  await sql(`revoke execute on function kept_filters from public`)
  await sql(`grant execute on function kept_filters to waarborg_app`)
}
