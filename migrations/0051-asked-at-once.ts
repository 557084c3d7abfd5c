/** What waits about licences, in one question: whose accounts are one pair of eyes, and each list that the asker may have. */
const tasks = `
create function licence_tasks(of_municipality text, of_official uuid, on_day date, asked text[]) returns json language plpgsql as $$
declare
  own uuid[];
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  if asked && '{proposals,orders}' then own := array(select own_accounts(of_official)) || of_official; end if;
  return json_build_object(
    'proposals', case when 'proposals' = any(asked) then (
      select json_agg(json_build_object('id', x.id, 'caseNumber', x.case_number, 'what', x.act, 'on', x.from_day)) from (
        select a.id, a.case_number, p.act, p.from_day from licence_proposals p join licences l on l.id = p.licence_id join applications a on a.id = l.application_id
        where p.municipality = of_municipality and p.closed_on is null and p.actor_id <> all(own) order by p.from_day, p.id limit 200) x) end,
    'orders', case when 'orders' = any(asked) then (
      select json_agg(json_build_object('id', x.id, 'caseNumber', x.case_number, 'what', 'court', 'on', x.from_day)) from (
        select a.id, a.case_number, o.from_day from court_orders o join applications a on a.id = o.application_id
        where o.municipality = of_municipality and o.confirmed_on is null and o.dropped_on is null and o.actor_id <> all(own) order by o.from_day, o.id limit 200) x) end,
    'suspended', case when 'suspended' = any(asked) then (
      select json_agg(json_build_object('id', a.id, 'caseNumber', a.case_number, 'validFrom', l.valid_from, 'validUntil', l.valid_until, 'acts', acts_of(l.id)))
      from (select distinct c.licence_id from licence_acts c
            where c.municipality = of_municipality and c.act = 'suspend' and c.takes_effect <= on_day and c.until_day >= on_day limit 200) s
        join licences l on l.id = s.licence_id and l.municipality = of_municipality join applications a on a.id = l.application_id) end);
end $$`

const statements = [
  tasks,
  `revoke execute on function licence_tasks from public`,
  `grant execute on function licence_tasks to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
