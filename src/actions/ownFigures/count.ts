/** Counting a month that is over: by the database, within one municipality, before what it counts is erased. */
import { addMonths, type Day } from '../../law/day.ts'
import { talkLanguages } from '../../forms/application/talk.ts'
import { lastMonth, monthOf } from '../../law/publishing/periods.ts'
import { MonthCount } from '../../models/office/MonthCount.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { ask, inReach } from '../../platform/database/db.ts'
import { keys } from '../keys.ts'
import { languageMac } from '../worklist/talkLanguage.ts'

const actor = 'job:figures'

/** Marks a month as counted, also when there was nothing. */
export const COUNTED = 'counted'

/** A month is counted at the latest this many months after it. */
const BACK = 12

/** Every night: each month that is over and not counted yet. Gives how many months were counted. */
export async function countMonths(today: Day): Promise<number> {
  let counted = 0
  for (const { code } of await Municipality.atWork(today)) counted += await countMonthsOf(code, today)
  return counted
}

/** Of one municipality, seeing nothing of any other. */
export function countMonthsOf(municipality: string, today: Day): Promise<number> {
  return inReach({ municipality, actor, door: 'counting' }, async () => {
    const last = lastMonth(today)
    const oldest = addMonths(last, 1 - BACK)
    const done = new Set((await MonthCount.since(municipality, oldest)).map(({ month }) => month))
    const [first] = await ask<{ day: Day | null }>('select min(received_on)::text as day from applications where municipality = $1', [municipality])
    if (!first?.day) return 0
    const begun = monthOf(first.day)
    const months = Array.from({ length: BACK }, (_, index) => addMonths(oldest, index)).filter((month) => month >= begun && !done.has(month))
    for (const month of months) await countMonth(municipality, month)
    return months.length
  })
}

interface CountRow {
  readonly figure: string
  readonly part: string
  readonly count: number
}

async function countMonth(municipality: string, month: Day): Promise<void> {
  const [rows, languages] = [await ask<CountRow>(counts, [municipality, month, addMonths(month, 1)]), await languagesOf(municipality)]
  const named = await Promise.all(rows.map(async ({ figure, part, count }) => ({ municipality, month, figure, part: figure === 'pair' ? await pairName(part) : part, count })))
  await MonthCount.keep([...named, ...languages.map((line) => ({ ...line, municipality, month })), { municipality, month, figure: COUNTED, part: '', count: 1 }])
}

/** Of the talks of open cases, as they are on the night the month is counted: which language, a keyed hash alone says. */
async function languagesOf(municipality: string): Promise<CountRow[]> {
  const found = await ask<{ hash: string; count: number }>(running, [municipality])
  const names = new Map(await Promise.all(talkLanguages.map(async (language) => [(await languageMac(language)).toString('hex'), language] as const)))
  return found.flatMap(({ hash, count }) => ({ figure: 'languages', part: names.get(hash) ?? 'other', count }))
}

const running = `select encode(talk_language, 'hex') as hash, count(*)::int as count from applications
  where municipality = $1 and received_on is not null and closed_on is null and talk_language is not null group by talk_language`

/** A pair is known again, and not who they are. */
async function pairName(text: string): Promise<string> {
  const [officials = '', outcome = ''] = text.split(' ')
  return `${(await keys().mac('pair', officials)).toString('hex').slice(0, 16)} ${outcome}`
}

/** What was decided in a month: in time or not, after how many days per step, how often something was asked, and by which pair seen. */
const counts = `
  with decided as materialized (
    select a.id, a.received_on, a.decide_by, d.act, d.on_day,
      (select count(*) from application_acts c where c.application_id = a.id and c.act = 'inviteToComplete') as requests,
      (select max(coalesce(c.corrected_day, c.on_day)) from application_acts c where c.application_id = a.id and c.act = 'holdInterview') as talk,
      (select max(c.on_day) from application_acts c where c.application_id = a.id and c.act = 'saveView') as viewed,
      (select max(c.on_day) from application_acts c where c.application_id = a.id and c.act = 'propose') as proposed,
      (select string_agg(distinct c.actor_id::text, '|' order by c.actor_id::text) from application_acts c where c.application_id = a.id and c.act = 'saveView') as pair
    from applications a join application_acts d on d.application_id = a.id and d.act in ('grant', 'refuse', 'notProcess')
    where a.municipality = $1 and d.on_day >= $2 and d.on_day < $3
      and not exists (select from application_acts c where c.application_id = a.id and c.act = 'takeOver' and c.id > d.id)),
  told (figure, part) as (
    select 'inTime', case when on_day <= decide_by then 'inTime' else 'late' end from decided
    union all select 'outcome', act from decided
    union all select 'received', 'all' from applications a where a.municipality = $1 and a.received_on >= $2 and a.received_on < $3
    union all select 'requests', case when requests > 1 then 'more' when requests = 1 then 'one' else 'none' end from decided
    union all select 'days.talk', (talk - received_on)::text from decided where talk is not null
    union all select 'days.views', (viewed - talk)::text from decided where viewed is not null and talk is not null
    union all select 'days.proposal', (proposed - viewed)::text from decided where proposed is not null and viewed is not null
    union all select 'days.decision', (on_day - proposed)::text from decided where proposed is not null
    union all select 'days.all', (on_day - received_on)::text from decided
    -- Of objections: on the day they were decided or taken back.
    union all select 'objections', case when c.act = 'withdraw' then 'withdrawn' else c.outcome end from objection_acts c
      where c.municipality = $1 and c.on_day >= $2 and c.on_day < $3 and c.act in ('withdraw', 'decide')
    union all select 'pair', pair || ' ' || act from decided where pair like '%|%' and act in ('grant', 'refuse'))
  select figure, part, count(*)::int as count from told group by figure, part`
