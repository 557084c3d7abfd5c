/** The same answers for less work: a setting is asked once, the cheapest reason comes first, a page of the worklist is one value. */

/** Once in a statement, not for every row. */
const setting = (name: string) => `(select current_setting('app.${name}', true))`
const own = `person_id::text = ${setting('person')}`
const here = `municipality = ${setting('municipality')}`
const job = `${setting('door')} = 'job'`

/** Row for row as in 0001: only the order of the reasons, and how often a setting is asked, are different. */
const policies: Readonly<Record<string, string>> = {
  slots: `${setting('municipality')} <> '' or ${setting('person')} <> ''`,
  applications: `(${here} and received_on is not null) or ${own} or ${job}`,
  application_acts: `${here} or ${own} or ${job}`,
  sealed: `${own} or ${job} or (compartment = 'photo' and ${setting('door')} = 'check')
           or exists (select from applications a where a.id = application_id)
           or (application_id is null and exists (select from applications a where a.person_id = sealed.person_id))`,
}

/** The rows in the order of the legal date, each with its acts, within the reach of this municipality. */
const page = `
create function work_page(of_municipality text, after_day date, after_id uuid, at_most integer) returns json
language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true);
  return (
    with page as materialized (
      select a.id, a.case_number, a.decide_by, a.slot_id from applications a
      where a.municipality = of_municipality and a.received_on is not null and a.closed_on is null
        and (a.decide_by, a.id) > (after_day, after_id)
      order by a.decide_by, a.id limit at_most)
    select json_agg(json_build_array(p.id, p.case_number, p.decide_by, s.day, s.time,
             (select json_agg(json_build_array(c.act, c.on_day, c.actor_id, c.until_day, c.outcome) order by c.id)
              from application_acts c where c.application_id = p.id)) order by p.decide_by, p.id)
    from page p left join slots s on s.id = p.slot_id);
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const [table, reach] of Object.entries(policies)) await sql(`alter policy reach on ${table} using (${reach}) with check (${reach})`)
  await sql(page)
  await sql(`revoke execute on function work_page(text, date, uuid, integer) from public`)
  await sql(`grant execute on function work_page(text, date, uuid, integer) to waarborg_app`)
}
