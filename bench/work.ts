/** The work of one municipality while the register grows around it: each tab of the worklist, with few and with many applications in 342 municipalities. */
import type pg from 'pg'
import type { Tab } from '../src/law/worklist.ts'
import { tabsOf } from '../src/policies/worklist.ts'
import { type Measured, median, round, type Target } from './measure.ts'
import { signIn } from './people.ts'
import type { Place, Result } from './rows.ts'

const home = 'GM0344'
const official = '5e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a2b'
/** Open here from the start, so that pages are full both times; everywhere one in twenty is open. */
const OPEN = 400

const slugs: Readonly<Record<Tab, string>> = {
  all: 'alles', mine: 'mijn', new: 'nieuw', waits: 'wacht', talks: 'gesprek', secondEye: 'tweede-oog', updated: 'bijgewerkt', late: 'bijna-te-laat', objections: 'herziening',
}

const steps = `array['interview planned', 'incomplete', 'interview held', 'assessment', 'view heard', 'proposed', 'interview to plan', 'intended refusal']`

/** Applications n up to so many, dealt out over all municipalities. */
export async function fillWork(client: pg.Client, upTo: number): Promise<void> {
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
  `insert into applications (id, person_id, case_number, municipality, slot_id, started_on, received_on, decide_by, closed_on, step, turns_on, turns_to, held_by)
     select application, person, 'work-' || n, municipality, slot, current_date - 30, current_date - 20, current_date + n % 60,
       case when open then null else current_date end, (${steps})[1 + n / 7 % 8],
       case when n / 7 % 8 = 7 then current_date + n % 3 - 1 end, case when n / 7 % 8 = 7 then 'view heard' end,
       case n % 3 when 0 then case when n <= ${OPEN} then '${official}'::uuid else gen_random_uuid() end when 1 then gen_random_uuid() end from fresh`,
  `insert into application_acts (application_id, person_id, municipality, act, on_day, actor_id)
     select application, person, municipality, act, current_date - 20, gen_random_uuid() from fresh, unnest(array['submit', 'identify']) act`,
  `insert into case_seen (official_id, application_id, municipality, news, acted)
     select case when n <= ${OPEN} then '${official}'::uuid else gen_random_uuid() end, application, municipality, n % 4 = 0, n % 2 = 0 from fresh where open`,
  `insert into objections (id, person_id, application_id, letter_id, municipality, started_on, lodged_on, decide_by, closed_on)
     select gen_random_uuid(), person, application, gen_random_uuid(), municipality, current_date - 9, current_date - 9, current_date + n % 80, case when n <= ${OPEN} then null else current_date end
     from fresh where n % 5 = 0`,
]

const ROUNDS = { rounds: 3, seconds: 3 }

async function tabOf({ service, keyring }: Place, tab: Tab): Promise<Target> {
  const [session] = await signIn(keyring, [{ role: 'caseworker', id: official, municipality: home }])
  return { url: `${service}/werk/lijst?lijst=${slugs[tab]}`, method: 'GET', status: 200, says: 'work-', next: () => ({ headers: { cookie: session?.cookie ?? '' } }) }
}

/** In milliseconds, the median of several rounds after one to warm up. */
async function p95Of(place: Place, tab: Tab): Promise<number> {
  const target = await tabOf(place, tab)
  await round(target, 2)
  const rounds: Measured[] = []
  for (let turn = 0; turn < ROUNDS.rounds; turn += 1) rounds.push(await round(target, ROUNDS.seconds))
  return median(rounds.map(({ p95 }) => p95))
}

export const tabs = tabsOf.caseworker

export async function p95s(place: Place): Promise<Map<Tab, number>> {
  const found = new Map<Tab, number>()
  for (const tab of tabs) found.set(tab, await p95Of(place, tab))
  return found
}

export function compared(before: ReadonlyMap<Tab, number>, after: ReadonlyMap<Tab, number>): Result[] {
  return tabs.map((tab) => {
    const [small, large] = [before.get(tab) ?? 0, after.get(tab) ?? 0]
    return { what: `p97.5 of the tab ‘${tab}’, 1 million in 342 municipalities against 10 thousand`, yardstick: `${small} ms`, ours: `${large} ms`, ratio: large / small, goal: '≤ 1.3', met: large / small <= 1.3 }
  })
}
