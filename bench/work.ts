/** The work of one municipality while the register grows around it: each tab of the worklist, with few and with many applications in 342 municipalities. */
import path from 'node:path'
import pg from 'pg'
import { dayIn } from '../src/law/day.ts'
import { restOfWeek, type Tab, warnUntil } from '../src/law/office/worklist.ts'
import { makeDatabase, migrate } from '../src/platform/database/migrate.ts'
import { appUrl } from '../src/platform/database/roles.ts'
import { tabsOf } from '../src/policies/worklist.ts'
import type { Place, Result } from './compare.ts'

const home = 'GM0344'
const official = '5e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a2b'
/** Open here from the start, so that pages are full both times; everywhere one in twenty is open. */
const OPEN = 400

const steps = `array['interview planned', 'incomplete', 'interview held', 'assessment', 'view heard', 'proposed', 'interview to plan', 'intended refusal']`

/** Applications n up to so many, dealt out over all municipalities. */
async function fillWork(client: pg.Client, upTo: number): Promise<void> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from applications where case_number like 'work-%'`)
  const from = (rows[0]?.count ?? 0) + 1
  await client.query('set session_replication_role = replica')
  await client.query(
    `create temp table fresh as
       select n, gen_random_uuid() as person, gen_random_uuid() as application, gen_random_uuid() as slot,
         case when n <= ${OPEN} then '${home}' else codes[1 + n % cardinality(codes)] end as municipality, n <= ${OPEN} or n % 20 = 0 as open
       from generate_series($1::int, $2::int) n, (select array_agg(code order by code) as codes from municipalities) m`, [from, upTo])
  for (const statement of statements) await client.query(statement)
  await client.query('drop table fresh')
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
}

const statements = [
  `insert into persons (id, wrapped_key, created_on) select person, '\\x00', current_date from fresh`,
  `insert into slots (id, municipality, day, time) select slot, municipality, case when n <= 80 then current_date else date '2100-01-01' + n end, case when n <= 80 then to_char(time '00:00' + n * interval '1 minute', 'HH24:MI') else '09:00' end from fresh`,
  `insert into applications (id, person_id, case_number, municipality, slot_id, started_on, received_on, decide_by, closed_on, step, turns_on, turns_to, held_by, talk_on)
     select application, person, 'work-' || n, municipality, slot, current_date - 30, current_date - 20, current_date + n % 60,
       case when open then null else current_date end, (${steps})[1 + n / 7 % 8],
       case when n / 7 % 8 = 7 then current_date + n % 3 - 1 end, case when n / 7 % 8 = 7 then 'view heard' end,
       case n % 3 when 0 then case when n <= ${OPEN} then '${official}'::uuid else gen_random_uuid() end when 1 then gen_random_uuid() end, case when n <= 80 then current_date end from fresh`,
  `insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id)
     select application, person, municipality, act, current_date - 20, gen_random_uuid() from fresh, unnest(array['submit', 'identify']) act`,
  `insert into case_seen (official_id, application_id, municipality, news, acted)
     select case when n <= ${OPEN} then '${official}'::uuid else gen_random_uuid() end, application, municipality, n % 4 = 0, n % 2 = 0 from fresh where open`,
  `insert into objections (id, person_id, application_id, letter_id, municipality, started_on, lodged_on, decide_by, closed_on)
     select gen_random_uuid(), person, application, gen_random_uuid(), municipality, current_date - 9, current_date - 9, current_date + n % 80, case when n <= ${OPEN} then null else current_date end
     from fresh where n % 5 = 0`,
]

/** Looks at each tab in each of both, one after the other in turn: whatever else the machine does slows both. */
const TURNS = 60 * Number(process.env['BENCH_ROUNDS'] ?? 5)

/** Two databases of their own on the same server, few and many applications; the ratio is of looks taken in turns. */
export async function tabsInTurn({ bareEnv, keyring }: Place, few: number, many: number): Promise<Result[]> {
  const rolePassword = await keyring.rolePassword()
  const filled: pg.Client[] = []
  // One after the other: both change the same roles.
  for (const count of [few, many]) {
    const adminUrl = await makeDatabase(bareEnv['DATABASE_URL'] ?? '', `work_${count}`)
    await migrate({ adminUrl, directory: path.resolve(import.meta.dirname, '../migrations'), queues: [], rolePassword })
    const filling = await connected(adminUrl)
    await fillWork(filling, count)
    await filling.end()
    filled.push(await connected(appUrl(adminUrl, rolePassword)))
  }
  const [small, large] = filled
  if (!small || !large) throw new Error('two databases are compared')
  const results: Result[] = []
  for (const tab of tabsOf.caseworker) results.push(await compared(tab, small, large))
  await Promise.all([small.end(), large.end()])
  return results
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

async function compared(tab: Tab, small: pg.Client, large: pg.Client): Promise<Result> {
  const took = { small: [] as number[], large: [] as number[] }
  for (let turn = -20; turn < TURNS; turn += 1) {
    const [one, other] = [await look(small, tab), await look(large, tab)]
    // The first turns warm up.
    if (turn < 0) continue
    took.small.push(one)
    took.large.push(other)
  }
  const [before, after] = [p95(took.small), p95(took.large)]
  const ratio = after / before
  return { what: `p95 of a page of ‘${tab}’ with the counts of all tabs, 1 million in 342 municipalities against 10 thousand`, yardstick: `${before.toFixed(1)} ms`, ours: `${after.toFixed(1)} ms`, ratio, goal: '≤ 1.3', met: ratio <= 1.3 }
}

/** What a caseworker sees as theirs is what they hold. */
const sourceOf = (tab: Tab) => (tab === 'mine' ? 'held' : tab)

/** As the page asks it, as the role of the service, behind row-level security; in milliseconds. */
async function look(client: pg.Client, tab: Tab): Promise<number> {
  const today = dayIn(new Date())
  const { from, until } = restOfWeek(today)
  const started = performance.now()
  const { rows } = await client.query<{ list: string }>({
    name: 'work-list',
    text: 'select work_lines($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null) as list, work_counts($1, $2, $5, $7, $8, $12) as counts',
    values: [home, official, sourceOf(tab), '', today, from, until, warnUntil(today), '0001-01-01', '00000000-0000-0000-0000-000000000000', 50, tabsOf.caseworker.map(sourceOf)],
  })
  const took = performance.now() - started
  if (!rows[0]?.list.includes('work-')) throw new Error(`nothing in ${tab}`)
  return took
}

const p95 = (times: readonly number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0
