/** The counts of the tabs for less work: what the first hundred open cases say is counted in one look, the rest only where they do not say it all. */

const setting = (name: string) => `current_setting('app.${name}', true)`
const here = `(select ${setting('municipality')})`

/** Who is closed to an official of this municipality; to whoever is of none nobody is, as before. */
const closedHere = `
create function closed_here() returns uuid[] language plpgsql stable as $$
begin
  if ${setting('municipality')} = '' or ${setting('closed')} = ${setting('actor')} || '{}' then return '{}'; end if;
  return closed_people();
end $$`

const shielded = 'person_id <> all ((select closed_here())::uuid[])'

/** The same walls: what nearly always says yes comes first, and what stands behind it is asked only where that says no. Of those that
 * only let more in, the last by name is asked first. */
const reach = (table: string, received: string) => {
  const reached = `(municipality = ${here} and ${received} is not null) or person_id::text = ${setting('person')} or ${setting('door')} = 'job'`
  return `alter policy reach on ${table} using (${reached}) with check (${reached})`
}

const walls = [
  reach('applications', 'received_on'),
  reach('objections', 'lodged_on'),
  `alter policy shared on applications rename to by_share`,
  `alter policy known on slots using (${here} <> '' or ${setting('person')} <> '')`,
  `alter policy planned on slots rename to by_job`,
  ...['applications', 'objections'].map((table) => `alter policy shielded on ${table} using (${shielded})`),
]

const open = 'a.municipality = of_municipality and a.received_on is not null and a.closed_on is null'
const byKey = (table: string, column: string) => `${table} cross join lateral (select * from applications x where x.${column} limit 1) a`
const late = `a.decide_by <= late_until and a.step is distinct from 'incomplete' and not a.still @> on_day`

/** Of which the first hundred may say all: when they are all that are open, or a hundred of these themselves. */
const ofOpen = {
  held: 'a.held_by = of_official',
  new: 'a.held_by is null',
  waits: `(a.step = 'incomplete' or a.still @> on_day)`,
  secondEye: `a.step = 'proposed'`,
  late,
} as const

/** By which the database knows the index that holds them. */
const byIndex: Readonly<Record<string, string>> = { waits: ` and (a.step = 'incomplete' or not isempty(a.still))` }

const apart = {
  acted: [byKey('case_seen n', 'id = n.application_id'), `n.official_id = of_official and n.acted and ${open}`],
  updated: [byKey('case_seen n', 'id = n.application_id'), `n.official_id = of_official and n.news and ${open}`],
  objections: ['objections o', 'o.municipality = of_municipality and o.lodged_on is not null and o.closed_on is null'],
} as const

const tabs = [...Object.keys(ofOpen), ...Object.keys(apart), 'talks']
const variable = (tab: string) => `in_${tab.toLowerCase()}`
const counted = (tab: string, from: string, which: string) => `select count(*) into ${variable(tab)} from (select from ${from} where ${which} limit 100) x;`

/** What is due first is late first: once one of the first hundred is not due, all that are late were seen. */
const unsaid = (tab: string) => `${variable(tab)} < 100${tab === 'late' ? ' and furthest <= late_until' : ''}`

/** As 0041c, 0051 and 0060b have it: all is found by an index, and planned once in a connection. Of one moment, being stable. */
const settings = `set plan_cache_mode = force_generic_plan set enable_seqscan = off`

const counts = `
create or replace function work_counts(of_municipality text, of_official uuid, on_day date, talk_until date, late_until date, asked text[]) returns json language plpgsql stable
${settings} set enable_bitmapscan = off as $$
declare
  in_all integer; furthest date; moments uuid[]; ${tabs.map((tab) => `${variable(tab)} integer;`).join(' ')}
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  select count(*), max(a.decide_by), ${Object.values(ofOpen).map((which) => `count(*) filter (where ${which})`).join(', ')}
    into in_all, furthest, ${Object.keys(ofOpen).map(variable).join(', ')}
    from (select a.decide_by, a.held_by, a.step, a.still from applications a where ${open} order by a.decide_by, a.id limit 100) a;
  if in_all = 100 then
    ${Object.entries(ofOpen).map(([tab, which]) => `if ${unsaid(tab)} and '${tab}' = any(asked) then ${counted(tab, 'applications a', `${open} and ${which}${byIndex[tab] ?? ''}`)} end if;`).join('\n    ')}
  end if;
  if 'talks' = any(asked) then
    moments := array(select t.id from slots t where t.municipality = of_municipality and t.day between on_day and talk_until);
    -- By its moment alone, whatever else is asked of it.
    with chosen as materialized (select a.municipality, a.received_on, a.closed_on, a.step from applications a where a.slot_id = any(moments))
      select least(count(*), 100) into in_talks from chosen a where ${open} and a.step in ('interview planned', 'incomplete');
  end if;
  ${Object.entries(apart).map(([tab, [from, which]]) => `if '${tab}' = any(asked) then ${counted(tab, from, which)} end if;`).join('\n  ')}
  return json_build_object('all', in_all, ${tabs.map((tab) => `'${tab}', ${variable(tab)}`).join(', ')});
end $$`

/** For whoever it is: a list is there when it is asked, and who is one pair of eyes is looked up when something waits for a second. */
const byOthers = (column: string) => `${column} <> all ((select array(select own_accounts(of_official)) || of_official)::uuid[])`

const tasks = `
create or replace function licence_tasks(of_municipality text, of_official uuid, on_day date, asked text[]) returns json language plpgsql stable
${settings} as $$
declare
  proposals json; orders json; suspended json; ids uuid[];
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  if 'proposals' = any(asked) then
    proposals := (select json_agg(json_build_object('id', x.id, 'caseNumber', x.case_number, 'what', x.act, 'on', x.from_day) order by x.from_day, x.proposal) from (
      select a.id, a.case_number, p.act, p.from_day, p.id as proposal
      from licence_proposals p join licences l on l.id = p.licence_id join applications a on a.id = l.application_id
      where p.municipality = of_municipality and p.closed_on is null and ${byOthers('p.actor_id')} order by p.from_day, p.id limit 200) x);
  end if;
  if 'orders' = any(asked) then
    orders := (select json_agg(json_build_object('id', x.id, 'caseNumber', x.case_number, 'what', 'court', 'on', x.from_day) order by x.from_day, x.court_order) from (
      select a.id, a.case_number, o.from_day, o.id as court_order from court_orders o join applications a on a.id = o.application_id
      where o.municipality = of_municipality and o.confirmed_on is null and o.dropped_on is null and ${byOthers('o.actor_id')} order by o.from_day, o.id limit 200) x);
  end if;
  if 'suspended' = any(asked) then
    ids := array(select distinct c.licence_id from licence_acts c
      where c.municipality = of_municipality and c.act = 'suspend' and c.takes_effect <= on_day and c.until_day >= on_day limit 200);
    if cardinality(ids) > 0 then
      suspended := (select json_agg(json_build_object('id', a.id, 'caseNumber', a.case_number, 'validFrom', l.valid_from, 'validUntil', l.valid_until, 'acts', acts_of(l.id)))
        from licences l join applications a on a.id = l.application_id where l.id = any(ids) and l.municipality = of_municipality);
    end if;
  end if;
  return json_build_object('proposals', proposals, 'orders', orders, 'suspended', suspended);
end $$`

/** Between the fields of a line, between lines, and between what is said of them: signs that stand in no number, day or step. */
const [field, line, group] = [`chr(31)`, `chr(30)`, `chr(29)`]

const columns = `a.id as key, a.id, a.case_number, a.decide_by, a.slot_id, a.step, a.turns_on, a.turns_to, a.held_by`
const inOrder = `order by a.decide_by, a.id limit at_most`
const after = `(a.decide_by, a.id) > (after_day, after_id) and (with_language is null or a.talk_language = with_language)`
const filtered = `(with_step = '' or (case when a.turns_on <= on_day then a.turns_to else a.step end) = with_step)`

/** As they were, row for row. */
const sources = {
  held: ['applications a', `${ofOpen.held} and ${open}`],
  acted: apart.acted,
  new: ['applications a', `${open} and ${ofOpen.new}`],
  waits: ['applications a', `${open}${byIndex['waits']} and ${ofOpen.waits}`],
  talks: [byKey('slots t', 'slot_id = t.id'), `t.municipality = of_municipality and t.day between talk_from and talk_until and ${open} and a.step in ('interview planned', 'incomplete')`],
  secondEye: ['applications a', `${open} and ${ofOpen.secondEye}`],
  updated: apart.updated,
  late: ['applications a', `${open} and ${late}`],
} as const

const byStep = `
  select * from (
    (select ${columns} from applications a where ${open} and a.step = with_step and (a.turns_on is null or a.turns_on > on_day) and ${after} ${inOrder})
    union all
    (select ${columns} from applications a where ${open} and a.turns_to = with_step and a.turns_on <= on_day and ${after} ${inOrder})) both_ways
  order by decide_by, key limit at_most`

const objections = `
  select o.id as key, o.application_id as id, a.case_number, o.decide_by, null::uuid as slot_id, a.step, a.turns_on, a.turns_to, a.held_by
  from objections o join applications a on a.id = o.application_id
  where o.municipality = of_municipality and o.lodged_on is not null and o.closed_on is null and (o.decide_by, o.id) > (after_day, after_id)
  order by o.decide_by, o.id limit at_most`

const fields = ['p.key', 'nullif(p.id, p.key)', 'p.case_number', 'p.decide_by', 's.day', 's.time', 'p.step', 'p.turns_on', 'p.turns_to', 'p.held_by']

const linesOf = (page: string) => `
    select string_agg(concat(${fields.join(`, ${field}, `)}), ${line} order by p.decide_by, p.key), array_agg(p.id) filter (where p.decide_by < on_day)
      into lines, passed from (${page}) p left join slots s on s.id = p.slot_id;`

/** Text, since to make an array of each line takes a sixth of the question. With what is late come the days on which a notice of default came in: only then are they asked.
 * `work_list` stays for a process of the version before. */
const list = `
create function work_lines(of_municipality text, of_official uuid, in_tab text, with_step text, on_day date, talk_from date, talk_until date, late_until date, after_day date, after_id uuid, at_most integer, with_language bytea)
returns text language plpgsql stable
${settings} set enable_bitmapscan = off as $$
declare
  lines text; passed uuid[]; notices text;
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  case in_tab
  when 'objections' then ${linesOf(objections)}
  when 'all' then
    if with_step <> '' then ${linesOf(byStep)}
    else ${linesOf(`select ${columns} from applications a where ${open} and ${after} ${inOrder}`)}
    end if;
  ${Object.entries(sources).map(([tab, [from, which]]) => `when '${tab}' then ${linesOf(`select ${columns} from ${from} where ${which} and ${filtered} and ${after} ${inOrder}`)}`).join('\n  ')}
  end case;
  if passed is not null and in_tab <> 'objections' then
    select string_agg(concat(c.application_id, ${field}, coalesce(c.corrected_day, c.on_day)), ${line} order by c.id) into notices from application_acts c
      where c.application_id = any(passed) and c.act = 'defaultNotice' and c.municipality = of_municipality;
  end if;
  return concat(lines, ${group}, notices);
end $$`

/** Who reaches a row, and in which tabs it stands, is read in the index. The few that stand still have one like it, or they too would be looked for among all. */
const covering = (name: string, only: string) => [
  `drop index ${name}`,
  `create index ${name} on applications (municipality, decide_by, id) include (person_id, received_on, held_by, step, still)
     where received_on is not null and closed_on is null${only}`,
]

const statements = [
  closedHere,
  `revoke execute on function closed_here from public`,
  `grant execute on function closed_here to waarborg_app`,
  ...walls,
  counts,
  tasks,
  list,
  `revoke execute on function work_lines from public`,
  `grant execute on function work_lines to waarborg_app`,
  ...covering('work_open', ''),
  ...covering('work_still', ` and (step = 'incomplete' or not isempty(still))`),
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
