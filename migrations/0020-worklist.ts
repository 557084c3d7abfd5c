/** Whose work a case is, what the worklist selects by, and what each official has seen of a case. */

const tables = [
  // Kept in the transaction of each act: what its acts say, so that lists need not read them. Held by one at a time.
  `alter table applications add column step text, add column turns_on date, add column turns_to text, add column held_by uuid`,
  `create index work_held on applications (held_by, decide_by, id) where received_on is not null and closed_on is null and held_by is not null`,
  `create index work_new on applications (municipality, decide_by, id) where received_on is not null and closed_on is null and held_by is null`,
  `create index work_step on applications (municipality, step, decide_by, id) where received_on is not null and closed_on is null`,
  `create index work_turning on applications (municipality, turns_to, decide_by, id) where received_on is not null and closed_on is null and turns_on is not null`,
  `create table assignments (
     id bigint generated always as identity primary key,
     application_id uuid not null references applications on delete cascade,
     municipality text not null references municipalities,
     act text not null check (act in ('take', 'giveBack', 'assign', 'handOver')),
     official_id uuid,
     actor_id uuid not null,
     reason text check (reason in ('workload', 'absence', 'knowledge', 'leaving', 'distance')),
     on_day date not null,
     created_at timestamptz not null default now(),
     check ((act = 'giveBack') = (official_id is null)),
     check ((act = 'take') = (reason is null))
   )`,
  `create index on assignments (application_id, id)`,
  // Only of cases that are open: it goes when the case is closed.
  `create table case_seen (
     official_id uuid not null,
     application_id uuid not null references applications on delete cascade,
     municipality text not null references municipalities,
     seen_act bigint not null default 0,
     news boolean not null default false,
     acted boolean not null default false,
     primary key (official_id, application_id)
   )`,
  `create index on case_seen (application_id)`,
  `create index case_news on case_seen (official_id) where news`,
  `create index case_acted on case_seen (official_id) where acted`,
  `create table work_filters (
     official_id uuid not null,
     municipality text not null references municipalities,
     tab text not null,
     step text not null,
     created_at timestamptz not null default now(),
     primary key (official_id, tab, step)
   )`,
]

/** Once in a statement, not for every row. */
const setting = (name: string) => `(select current_setting('app.${name}', true))`
const here = `municipality = ${setting('municipality')}`
const reached = `exists (select from applications a where a.id = application_id)`
const policies: Readonly<Record<string, string>> = {
  assignments: `${here} and ${reached}`,
  // An act of hers is news to whoever saw the case: she reaches it through her own application, and no list of it.
  case_seen: reached,
  work_filters: `${here} and official_id::text = ${setting('actor')}`,
}

const rights = [
  `grant select, insert on assignments to waarborg_app`,
  `grant select, insert, update, delete on case_seen to waarborg_app`,
  `grant select, insert, delete on work_filters to waarborg_app`,
  // Who divides the work sees who there is to do it: accounts and roles, no names.
  `create policy team on officials for select using (
     municipality = ${setting('municipality')} and ${setting('door')} = 'division')`,
]

const kept = [
  `create trigger only_added before update on assignments for each row execute function refuse_change()`,
  `create function keep_holder() returns trigger language plpgsql as $$ begin
     update applications set held_by = new.official_id where id = new.application_id;
     return new;
   end $$`,
  `create trigger keep_holder after insert on assignments for each row execute function keep_holder()`,
  // Another municipality begins with nobody.
  `create function drop_holder() returns trigger language plpgsql as $$ begin
     new.held_by := null;
     return new;
   end $$`,
  `create trigger drop_holder before update of municipality on applications for each row
     when (old.municipality is distinct from new.municipality) execute function drop_holder()`,
  `create function keep_news() returns trigger language plpgsql as $$ begin
     update case_seen set news = true where application_id = new.application_id and official_id <> new.actor_id and not news;
     if new.municipality = current_setting('app.municipality', true) and new.actor_id::text = current_setting('app.actor', true) then
       insert into case_seen (official_id, application_id, municipality, acted) values (new.actor_id, new.application_id, new.municipality, true)
       on conflict (official_id, application_id) do update set acted = true where not case_seen.acted;
     end if;
     return new;
   end $$`,
  `create trigger keep_news after insert on application_acts for each row execute function keep_news()`,
  `create function forget_seen() returns trigger language plpgsql as $$ begin
     delete from case_seen where application_id = new.id;
     return new;
   end $$`,
  `create trigger forget_seen after update of closed_on on applications for each row
     when (old.closed_on is null and new.closed_on is not null) execute function forget_seen()`,
]

/** Of what is on record already, once: by the law as it is on the day of this migration. */
const history = `
do $$
declare
  a record; c record; stage text; asked boolean; given boolean; viewers uuid[]; hear date;
begin
  perform set_config('app.door', 'job', true);
  for a in select id from applications where received_on is not null and closed_on is null loop
    stage := 'draft'; asked := false; given := false; viewers := '{}'; hear := null;
    for c in select act, on_day, until_day, actor_id from application_acts where application_id = a.id order by id loop
      case c.act
        when 'submit', 'moveTalk' then stage := 'interview planned';
        when 'cancelTalk', 'awaitTalk' then stage := 'interview to plan';
        when 'inviteToComplete' then asked := true;
        when 'complete', 'lapse' then asked := false;
        when 'holdInterview' then stage := 'interview held';
        when 'saveView' then
          if not c.actor_id = any(viewers) then viewers := viewers || c.actor_id; end if;
          if cardinality(viewers) >= 2 then stage := 'assessment'; end if;
        when 'intendRefusal' then hear := c.until_day; stage := case when given then 'view heard' else 'intended refusal' end;
        when 'askToSpeak' then hear := greatest(hear, c.until_day); stage := case when given then 'view heard' else 'intended refusal' end;
        when 'giveView' then given := true; stage := 'view heard';
        when 'propose' then stage := 'proposed';
        when 'sendBack' then stage := case when hear is not null and (given or c.on_day > hear) then 'view heard' else 'assessment' end;
        else null;
      end case;
    end loop;
    if asked then stage := 'incomplete'; end if;
    update applications set step = stage,
      turns_on = case when stage = 'intended refusal' then hear + 1 end, turns_to = case when stage = 'intended refusal' then 'view heard' end
    where id = a.id;
  end loop;
  perform set_config('app.door', '', true);
end $$`

const open = `a.municipality = of_municipality and a.received_on is not null and a.closed_on is null`
const stepNow = `(case when a.turns_on <= on_day then a.turns_to else a.step end)`
const filtered = `(with_step = '' or ${stepNow} = with_step)`
/** Nothing is late while the clock stands still. */
const running = `a.step is distinct from 'incomplete'`
const ahead = `(a.step in ('interview planned', 'incomplete'))`

/** Where the rows of each tab come from, and which they are. */
const sources = {
  all: ['applications a', open],
  held: ['applications a', `a.held_by = of_official and ${open}`],
  acted: ['case_seen n join applications a on a.id = n.application_id', `n.official_id = of_official and n.acted and ${open}`],
  new: ['applications a', `${open} and a.held_by is null`],
  waits: ['applications a', `${open} and a.step = 'incomplete'`],
  talks: ['slots t join applications a on a.slot_id = t.id', `t.municipality = of_municipality and t.day between talk_from and talk_until and ${open} and ${ahead}`],
  secondEye: ['applications a', `${open} and a.step = 'proposed'`],
  updated: ['case_seen n join applications a on a.id = n.application_id', `n.official_id = of_official and n.news and ${open}`],
  late: ['applications a', `${open} and a.decide_by <= late_until and ${running}`],
} as const

const after = `(a.decide_by, a.id) > (after_day, after_id)`
const columns = `a.id as key, a.id, a.case_number, a.decide_by, a.slot_id, a.step, a.turns_on, a.turns_to, a.held_by`
const inOrder = `order by a.decide_by, a.id limit at_most`

/** The rows as one value, in the order of the legal date. */
const rowsOf = (page: string) => `
    return (with page as materialized (${page})
      select coalesce(json_agg(json_build_array(p.key, p.id, p.case_number, p.decide_by, s.day, s.time, p.step, p.turns_on, p.turns_to, p.held_by) order by p.decide_by, p.key), '[]')
      from page p left join slots s on s.id = p.slot_id);`

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

const signature = `of_municipality text, of_official uuid, in_tab text, with_step text, on_day date, talk_from date, talk_until date, late_until date, after_day date, after_id uuid, at_most integer`

const list = `
create function work_list(${signature}) returns json language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true);
  perform set_config('app.actor', of_official::text, true);
  case in_tab
  when 'objections' then ${rowsOf(objections)}
  ${Object.entries(sources).map(([tab, [from, which]]) => `when '${tab}' then
    ${tab === 'all' ? `if with_step <> '' then ${rowsOf(byStep)} end if;` : ''}
    ${rowsOf(`select ${columns} from ${from} where ${which} and ${tab === 'all' ? 'true' : filtered} and ${after} ${inOrder}`)}`).join('\n  ')}
  end case;
end $$`

/** How many are in each tab, counted no further than a hundred. */
const counts = `
create function work_counts(of_municipality text, of_official uuid, talk_from date, talk_until date, late_until date) returns json language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true);
  perform set_config('app.actor', of_official::text, true);
  return json_build_object(
    ${Object.entries(sources).map(([tab, [from, which]]) => `'${tab}', (select count(*) from (select from ${from} where ${which} limit 100) x)`).join(',\n    ')},
    'objections', (select count(*) from (select from objections o where o.municipality = of_municipality and o.lodged_on is not null and o.closed_on is null limit 100) x));
end $$`

const inTheirHands = [
  `create index work_objections on objections (municipality, decide_by, id) where lodged_on is not null and closed_on is null`,
  `revoke execute on function work_list, work_counts from public`,
  `grant execute on function work_list, work_counts to waarborg_app`,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const table of tables) await sql(table)
  await sql(history)
  for (const [table, reach] of Object.entries(policies)) {
    await sql(`alter table ${table} enable row level security`)
    await sql(`alter table ${table} force row level security`)
    await sql(`create policy reach on ${table} using (${reach}) with check (${reach})`)
  }
  for (const statement of [...rights, ...kept, list, counts, ...inTheirHands]) await sql(statement)
}
