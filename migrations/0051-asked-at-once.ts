/** A page of the worklist is one question: its lines with what is late, the counts that are shown, and what waits about licences. */

/** For whoever it is: a list is there when it is asked, and who is one pair of eyes is looked up when something waits for a second. */
const apart = (column: string) => `${column} <> all ((select array(select own_accounts(of_official)) || of_official)::uuid[])`

const tasks = `
create function licence_tasks(of_municipality text, of_official uuid, on_day date, asked text[]) returns json language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  return json_build_object(
    'proposals', case when 'proposals' = any(asked) then (
      select json_agg(json_build_object('id', x.id, 'caseNumber', x.case_number, 'what', x.act, 'on', x.from_day) order by x.from_day, x.proposal) from (
        select a.id, a.case_number, p.act, p.from_day, p.id as proposal
        from licence_proposals p join licences l on l.id = p.licence_id join applications a on a.id = l.application_id
        where p.municipality = of_municipality and p.closed_on is null and ${apart('p.actor_id')} order by p.from_day, p.id limit 200) x) end,
    'orders', case when 'orders' = any(asked) then (
      select json_agg(json_build_object('id', x.id, 'caseNumber', x.case_number, 'what', 'court', 'on', x.from_day) order by x.from_day, x.court_order) from (
        select a.id, a.case_number, o.from_day, o.id as court_order from court_orders o join applications a on a.id = o.application_id
        where o.municipality = of_municipality and o.confirmed_on is null and o.dropped_on is null and ${apart('o.actor_id')} order by o.from_day, o.id limit 200) x) end,
    'suspended', case when 'suspended' = any(asked) then (
      select json_agg(json_build_object('id', a.id, 'caseNumber', a.case_number, 'validFrom', l.valid_from, 'validUntil', l.valid_until, 'acts', acts_of(l.id)))
      from (select distinct c.licence_id from licence_acts c
            where c.municipality = of_municipality and c.act = 'suspend' and c.takes_effect <= on_day and c.until_day >= on_day limit 200) s
        join licences l on l.id = s.licence_id and l.municipality = of_municipality join applications a on a.id = l.application_id) end);
end $$`

/** With each line that is late: the days a notice of default came in. What does not stand there is a mistake. */
const notices = `case when p.decide_by < on_day and in_tab <> 'objections' then (
      select json_agg(coalesce(c.corrected_day, c.on_day) order by c.id) from application_acts c
      where c.application_id = p.id and c.act = 'defaultNotice' and c.municipality = of_municipality) end`

const listed = `
do $$ declare
  body text := pg_get_functiondef('work_list'::regproc);
begin
  if position('p.held_by) order by' in body) = 0 then raise exception 'work_list is not as it was'; end if;
  execute replace(body, 'p.held_by) order by', $is$p.held_by, ${notices}) order by$is$);
end $$`

const open = 'a.municipality = of_municipality and a.received_on is not null and a.closed_on is null'
const byKey = (table: string, column: string) => `${table} cross join lateral (select * from applications x where x.${column} limit 1) a`

/** As they were, each where it is asked. */
const counted = {
  all: ['applications a', open],
  held: ['applications a', `a.held_by = of_official and ${open}`],
  acted: [byKey('case_seen n', 'id = n.application_id'), `n.official_id = of_official and n.acted and ${open}`],
  new: ['applications a', `${open} and a.held_by is null`],
  waits: ['applications a', `${open} and (a.step = 'incomplete' or not isempty(a.still)) and (a.step = 'incomplete' or a.still @> on_day)`],
  talks: [byKey('slots t', 'slot_id = t.id'), `t.municipality = of_municipality and t.day between on_day and talk_until and ${open} and (a.step in ('interview planned', 'incomplete'))`],
  secondEye: ['applications a', `${open} and a.step = 'proposed'`],
  updated: [byKey('case_seen n', 'id = n.application_id'), `n.official_id = of_official and n.news and ${open}`],
  late: ['applications a', `${open} and a.decide_by <= late_until and a.step is distinct from 'incomplete' and not a.still @> on_day`],
  objections: ['objections o', 'o.municipality = of_municipality and o.lodged_on is not null and o.closed_on is null'],
} as const

const counts = `
create function work_counts(of_municipality text, of_official uuid, on_day date, talk_until date, late_until date, asked text[]) returns json language plpgsql
set enable_bitmapscan = off as $$
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  return json_build_object(
    ${Object.entries(counted).map(([tab, [from, which]]) => `'${tab}', case when '${tab}' = any(asked) then (select count(*) from (select from ${from} where ${which} limit 100) x) end`).join(',\n    ')});
end $$`

/** Who reaches a row is read in the index: of what is only counted the row itself is not needed. */
const covering = `include (person_id, received_on) where received_on is not null and closed_on is null`

const statements = [
  tasks,
  listed,
  `drop function notices_of(text, uuid, uuid[])`,
  `drop function work_counts(text, uuid, date, date, date)`,
  counts,
  ...['licence_tasks', 'work_counts'].flatMap((name) => [`revoke execute on function ${name} from public`, `grant execute on function ${name} to waarborg_app`]),
  // All of it is found by key whatever is asked; to plan ten counts anew for each question took longer than to count.
  ...['work_list', 'work_counts', 'licence_tasks', 'kept_filters'].map((name) => `alter function ${name} set plan_cache_mode = force_generic_plan`),
  `create index work_open on applications (municipality, decide_by, id) ${covering}`,
  `create index work_nobodys on applications (municipality, decide_by, id) ${covering} and held_by is null`,
  `drop index worklist`,
  `drop index work_new`,
  // Twice the same.
  `drop index work_objections`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
