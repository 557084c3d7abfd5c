/** Many at once and many in a row: of a hundred one is done, of ten thousand addresses of others none is there, and no municipality sees a row of another (trust.md T08, T33, T35, T36). */
import { expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { readCase } from '../../src/actions/cases.ts'
import { decide, propose } from '../../src/actions/decisions.ts'
import { readEmergency } from '../../src/actions/emergency/emergencies.ts'
import { openRequest } from '../../src/actions/looks/requests.ts'
import { readObjection } from '../../src/actions/objectionDesk/reading.ts'
import { startApplication, submit } from '../../src/actions/applications.ts'
import { timeline } from '../../src/actions/worklist/timeline.ts'
import { enterAsWorker } from '../../src/actions/signIn.ts'
import { day } from '../../src/law/day.ts'
import { ask, inReach } from '../../src/platform/database/db.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { serviceUrl } from '../support/database.ts'
import { assess, caseOf, today, withAnswers, withApplication } from '../support/newWorker.ts'
import { account } from '../support/objecting.ts'
import { anInspector } from '../support/onShift.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { signedIn, withoutClock } from '../support/visitor.ts'

const superuser = inStory()
const town = 'GM0363'
const HUNDRED = 100
const MANY = 10_000

const settled = (acts: readonly Promise<unknown>[]) => Promise.allSettled(acts).then((all) => all.filter(({ status }) => status === 'fulfilled').length)
const countOf = async (text: string, values: unknown[]) => (await superuser.query<{ count: number }>(`select count(*)::int as count from ${text}`, values)).rows[0]?.count

test('a hundred beginnings and a hundred submissions of one person at the same moment are one open application', async () => {
  const identity = { given: 'Verzonnen', family: 'Honderdmaal', birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
  const beginner = await enterAsWorker({ issuer: 'test', subject: randomUUID(), identity }, today)
  await settled(Array.from({ length: HUNDRED }, () => startApplication(beginner, today)))
  expect(await countOf('applications where person_id = $1', [beginner.personId])).toBe(1)

  const actor = await withAnswers(town)
  expect(await settled(Array.from({ length: HUNDRED }, () => submit(actor, randomUUID(), today)))).toBe(1)
  expect(await countOf('applications where person_id = $1 and received_on is not null and closed_on is null', [actor.personId])).toBe(1)
  expect(await countOf(`application_acts c join applications a on a.id = c.application_id where a.person_id = $1 and c.act = 'submit'`, [actor.personId])).toBe(1)
})

test('a hundred decisions at the same moment are one licence', async () => {
  const { id, team } = await assess(await withApplication(town), town, today)
  await propose(team.caseworker, id, { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }, today)
  const deciders = [team.decider, await account('decisionMaker', town), await account('decisionMaker', town)]
  expect(await settled(Array.from({ length: HUNDRED }, (_, place) => decide(deciders[place % 3] ?? team.decider, id, today)))).toBe(1)
  expect(await countOf('licences where application_id = $1', [id])).toBe(1)
  expect(await countOf(`letters where application_id = $1 and kind = 'granted'`, [id])).toBe(1)
})

test('ten thousand ids of others, or of nothing, are not there: the same to every reader, and the same page', async () => {
  const { rows } = await superuser.query<{ id: string }>(`
    select id::text from applications where municipality <> $1 union all select id::text from persons union all select id::text from licences where municipality <> $1
    union all select id::text from letters where municipality <> $1 union all select id::text from objections where municipality <> $1 union all select id::text from requests where municipality <> $1`, [town])
  const foreign = rows.map(({ id }) => id)
  const ids = Array.from({ length: MANY }, (_, place) => foreign[place] ?? randomUUID())
  expect(Math.min(foreign.length, MANY)).toBeGreaterThan(150)
  const [caseworker, lead, handler] = await Promise.all([account('caseworker', town), account('teamLead', town), account('objectionHandler', town)])
  const readers = [
    (id: string) => readCase(caseworker, id, today), (id: string) => timeline(lead, id, ''), (id: string) => openRequest(caseworker, id),
    (id: string) => readObjection(handler, id, today), (id: string) => readEmergency(lead, id, new Date()),
  ]
  const found: string[] = []
  const AT_ONCE = 24
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    await Promise.all(ids.slice(from, from + AT_ONCE).map(async (id, place) => {
      const answer = await readers[(from + place) % readers.length]?.(id).then(() => 'it is there', (error: unknown) => error)
      if (!(answer instanceof NotFound)) found.push(`${id}: ${String(answer)}`)
    }))
  }
  expect(found).toEqual([])

  const visitor = await signedIn('staff', `staff-${town}-4`)
  const bodies = await Promise.all([...foreign.slice(0, 20), ...Array.from({ length: 20 }, () => randomUUID())].map(async (id) => {
    const { status, raw } = await visitor.visit(`/zaken/${id}`)
    // What the time is stands on every page: how long a session still lasts, and until when.
    return `${status} ${withoutClock(raw).replaceAll(id, 'ID').replaceAll(/value="[^"]{20,}"/g, '')}`
  }))
  expect([new Set(bodies).size, bodies[0]?.startsWith('404')]).toEqual([1, true])
})

test('ten thousand questions of forty municipalities, mixed over four connections: not one row of another', async () => {
  const { rows } = await superuser.query<{ code: string }>('select code from municipalities order by code limit 40')
  const codes = rows.map(({ code }) => code)
  const made = randomUUID().slice(0, 8)
  await superuser.query(`with people as (insert into persons (id, created_on, wrapped_key) select gen_random_uuid(), current_date, 'x' from generate_series(1, 40) returning id),
      numbered as (select id, row_number() over () as place from people)
    insert into applications (id, person_id, case_number, municipality, started_on, received_on, decide_by)
    select gen_random_uuid(), n.id, $1 || n.place, ($2::text[])[n.place], current_date, current_date, current_date + 56 from numbered n`, [made, codes])
  const pool = new pg.Pool({ connectionString: await serviceUrl(), max: 4 })
  const wrong: string[] = []
  const read = async (place: number) => {
    const code = codes[(place * 7) % codes.length] ?? ''
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('app.municipality', $1, true), set_config('app.actor', $2, true)`, [code, randomUUID()])
      const found = await client.query<{ municipality: string }>('select municipality from applications where case_number like $1', [`${made}%`])
      await client.query('commit')
      if (found.rows.length !== 1 || found.rows[0]?.municipality !== code) wrong.push(code)
    } finally {
      client.release()
    }
  }
  let next = 0
  await Promise.all(Array.from({ length: 16 }, async () => {
    while (next < MANY) await read(next++)
  }))
  await pool.end()
  expect([next >= MANY, wrong]).toEqual([true, []])
  // The same by the service's own way, without a context nothing.
  const [one] = codes
  expect(await inReach({ actor: randomUUID() }, () => ask('select from applications where case_number like $1', [`${made}%`]))).toEqual([])
  expect(await inReach({ actor: randomUUID(), municipality: one ?? '' }, () => ask('select municipality from applications where case_number like $1', [`${made}%`]))).toEqual([{ municipality: one }])
  await superuser.query(`delete from persons where id in (select person_id from applications where case_number like $1)`, [`${made}%`])
})

test('nobody is found by who she is: no name, day of birth, number of a citizen, phone or address finds a case or a licence, at any door', async () => {
  const { id, caseNumber } = await caseOf(await withApplication(town))
  const words = ['Verzonnen', 'Persoon', 'Verzonnen Persoon', '1990-01-01', '01-01-1990', '123456782', '0612345678', '+31612345678', 'iemand@voorbeeld.nl', 'Dam 1', 'tulp', id, caseNumber.slice(0, 6)]
  const official = await signedIn('staff', `staff-${town}-4`)
  const anyone = await inside(await anInspector())
  const found: string[] = []
  for (const word of words) {
    const search = await (await official.visit('/werk/zoek')).press('Zoek', { searchNumber: word })
    const number = await (await official.visit('/werk')).press('Open', { caseNumber: word })
    const check = await (await anyone.visit('/controleren')).press('Controleer', { number: word })
    if (search.path.startsWith('/zaken/') || number.path.startsWith('/zaken/') || check.text.includes('Geldig vandaag')) found.push(word)
  }
  expect(found).toEqual([])
})
