/** The day of the talk is kept beside the case, so that the talks of a week are counted without looking at every moment of that week. */

const kept = [
  `alter table applications add column talk_on date`,
  `create function keep_talk_day() returns trigger language plpgsql as $$ begin
     new.talk_on := (select t.day from slots t where t.id = new.slot_id);
     return new;
   end $$`,
  `create trigger keep_talk_day before insert or update of slot_id on applications for each row execute function keep_talk_day()`,
  // A case changes its moment, and a moment hardly ever its day.
  `create function follow_talk_day() returns trigger language plpgsql as $$ begin
     update applications set talk_on = new.day where slot_id = new.id;
     return null;
   end $$`,
  `create trigger follow_talk_day after update of day on slots for each row when (old.day <> new.day) execute function follow_talk_day()`,
  `do $$ begin
     perform set_config('app.door', 'job', true);
     update applications a set talk_on = t.day from slots t where t.id = a.slot_id;
     perform set_config('app.door', '', true);
   end $$`,
  `create index work_talks on applications (municipality, talk_on) include (person_id, received_on)
     where received_on is not null and closed_on is null and talk_on is not null`,
]

const was = {
  from: `moments := array(select t.id from slots t where`,
  until: `and a.step in ('interview planned', 'incomplete');`,
} as const

const now = `select count(*) into in_talks from (select from applications a where a.municipality = of_municipality and a.received_on is not null and a.closed_on is null
      and a.talk_on between on_day and talk_until and a.step in ('interview planned', 'incomplete') limit 100) x;`

/** What does not stand there is a mistake. */
const counts = `
do $$ declare
  body text := pg_get_functiondef('work_counts'::regproc);
  first integer := position($was$${was.from}$was$ in body);
  last integer := position($was$${was.until}$was$ in body);
begin
  if first = 0 or last < first then raise exception 'work_counts is not as it was'; end if;
  body := overlay(body placing $is$${now}$is$ from first for last - first + ${was.until.length});
  execute replace(body, ' moments uuid[];', '');
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of [...kept, counts]) await sql(statement)
}
