/** The days on which the clock of a case stands still, kept beside it, so that the lists of who waits and what is late are true for every ground. */

const kept = [
  `alter table applications add column still datemultirange not null default '{}'`,
  `create index work_still on applications (municipality, decide_by, id)
     where received_on is not null and closed_on is null and (step = 'incomplete' or not isempty(still))`,
]

/** Asked for something, or on another ground on that day. */
const still = (day: string) => `(a.step = 'incomplete' or not isempty(a.still)) and (a.step = 'incomplete' or a.still @> ${day})`

/** In both functions the same two conditions change, each where it stands; a function in which it does not stand is a mistake. */
const changed = (name: string, day: string) => `
do $$ declare
  before text := pg_get_functiondef('${name}'::regproc);
  after text := replace(replace(before, $was$a.step is distinct from 'incomplete'$was$, $is$a.step is distinct from 'incomplete' and not a.still @> ${day}$is$), $was$and a.step = 'incomplete'$was$, $is$and ${still(day)}$is$);
begin
  if position('a.still @> ${day}' in after) = 0 or after not like '%not isempty(a.still)%' then raise exception '${name} is not as it was'; end if;
  execute after;
end $$`

export async function up(sql: (text: string) => Promise<unknown>): Promise<void> {
  for (const statement of kept) await sql(statement)
  await sql(changed('work_list', 'on_day'))
  await sql(changed('work_counts', 'talk_from'))
}
