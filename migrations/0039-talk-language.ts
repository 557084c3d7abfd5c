/** Open cases by the language of the talk: a keyed hash that names no language, there only while a case is open. */

const before = '(a.decide_by, a.id) > (after_day, after_id)'

/** As it was, with one more to select by; what does not stand there is a mistake. */
const changed = `
do $$ declare
  body text := pg_get_functiondef('work_list'::regproc);
begin
  if position('at_most integer)' in body) = 0 or position($was$${before}$was$ in body) = 0 then raise exception 'work_list is not as it was'; end if;
  body := replace(body, 'at_most integer)', 'at_most integer, with_language bytea)');
  body := replace(body, $was$${before}$was$, $is$(${before} and (with_language is null or a.talk_language = with_language))$is$);
  execute body;
end $$`

const kept = `
create or replace function kept_filters(of_municipality text, of_official uuid, at_most integer) returns json language plpgsql as $$
begin
  perform set_config('app.municipality', of_municipality, true), set_config('app.actor', of_official::text, true);
  return (select coalesce(json_agg(json_build_object('tab', f.tab, 'step', f.step, 'language', f.language) order by f.created_at), '[]') from (
    select w.tab, w.step, w.language, w.created_at from work_filters w where w.official_id = of_official order by w.created_at limit at_most) f);
end $$`

const statements = [
  `alter table applications add column talk_language bytea`,
  `create index work_language on applications (municipality, talk_language, decide_by, id) where received_on is not null and closed_on is null and talk_language is not null`,
  `create index work_language_unknown on applications (id) where received_on is not null and closed_on is null and talk_language is null`,
  // What is closed is on no list: nothing of it stays.
  `create function drop_talk_language() returns trigger language plpgsql as $$ begin
     new.talk_language := null;
     return new;
   end $$`,
  `create trigger drop_talk_language before update of closed_on on applications for each row
     when (old.closed_on is null and new.closed_on is not null) execute function drop_talk_language()`,
  changed,
  `drop function work_list(text, uuid, text, text, date, date, date, date, date, uuid, integer)`,
  `revoke execute on function work_list from public`,
  `grant execute on function work_list to waarborg_app`,
  `alter table work_filters add column language text not null default ''`,
  `alter table work_filters drop constraint work_filters_pkey`,
  `alter table work_filters add primary key (official_id, tab, step, language)`,
  kept,
]

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of statements) await sql(statement)
}
