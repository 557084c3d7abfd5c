/** Whoever watches over looks: finds them by case and by account, takes them along with a reason, sees what stands out, and runs the clock of a leak. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { openParts } from '../../src/actions/cases.ts'
import { actOnIncident, incidentFile, incidents, reportIncident } from '../../src/actions/oversight/incidents.ts'
import { accountCode, exportLooks, searchLooks } from '../../src/actions/oversight/search.ts'
import { unusualLooks } from '../../src/actions/oversight/unusual.ts'
import { addDays, clockIn } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { Official } from '../../src/policies/actor.ts'
import { plainCell } from '../../src/routes/file.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, passedOn, teamOf, today, withApplication, withoutDoors } from '../support/newWorker.ts'
import { official } from '../support/someoneElse.ts'
import { signedIn, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
let about: { id: string; caseNumber: string }
let caseworker: Official
const watcher = official('privacyOfficer', 'GM0344')
const period = { fromDay: today, untilDay: today, caseNumber: '', account: '', purpose: '' }

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
  const { id, caseNumber } = await caseOf(await withApplication('GM0344'))
  about = { id, caseNumber }
  caseworker = (await teamOf('GM0344')).caseworker
  await openParts(caseworker, id, ['identity'])
})
afterAll(() => superuser.end())

test('a look is found by case and by account, with purpose and what was opened; in another municipality it is not there', async () => {
  const { looks } = await searchLooks(watcher, { ...period, caseNumber: about.caseNumber })
  const account = await accountCode(caseworker.id)
  expect(looks).toEqual([expect.objectContaining({ role: 'caseworker', account, purpose: 'handle-case', what: 'compartment.identity', case: about })])
  const own = await searchLooks(watcher, { ...period, account })
  expect(own.looks.every((look) => look.account === account)).toBe(true)
  expect(own.looks.map((look) => look.case?.caseNumber)).toContain(about.caseNumber)
  for (const nothing of [{ purpose: 'decide', caseNumber: about.caseNumber }, { account: '22222' }, { caseNumber: '999999-ZZZ' }, { caseNumber: about.caseNumber, fromDay: addDays(today, -9), untilDay: addDays(today, -8) }]) {
    expect((await searchLooks(watcher, { ...period, ...nothing })).count).toBe(0)
  }
  expect((await searchLooks(official('privacyOfficer', 'GM0363'), { ...period, caseNumber: about.caseNumber })).count).toBe(0)
  const { rows } = await superuser.query<{ count: number }>(`select count(*)::int as count from audit_entries where actor_id = $1 and event = 'looks.searched'`, [watcher.id])
  expect(rows[0]?.count).toBeGreaterThan(4)
})

test('every look is found, page by page, however many there are; a file that is cut says so', async () => {
  const busy = randomUUID()
  await superuser.query(`insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    select $1, 'caseworker', 'GM0344', 'vault.opened', e.subject, e.person_id, e.municipality, 'handle-case', '{"compartment": "identity"}' from audit_entries e, generate_series(1, 450) where e.id = (select id from audit_entries where subject = $2 and event = 'vault.opened' limit 1)`, [busy, about.id])
  const account = await accountCode(busy)
  const sizes: number[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found: Awaited<ReturnType<typeof searchLooks>> = await searchLooks(watcher, { ...period, account, after })
    expect(found.count).toBe(450)
    sizes.push(found.looks.length)
    after = found.next || undefined
  }
  expect(sizes).toEqual([200, 200, 50])
  const whole = await exportLooks(watcher, { ...period, account, exportWhy: 'review' })
  const short = await exportLooks(watcher, { ...period, account, exportWhy: 'review' }, 100)
  expect([whole.looks.length, whole.cut, short.looks.length, short.cut]).toEqual([450, false, 100, true])
  const visitor = await signedIn('staff', 'staff-GM0344-8')
  const first = await (await visitor.visit('/toezicht/blikken')).press('Zoek blikken', { fromDay: today, untilDay: today, account })
  const last = await (await first.press('Toon oudere blikken')).press('Toon oudere blikken')
  expect([last.html.querySelectorAll('tbody tr').length, last.text.includes('Toon oudere blikken')]).toEqual([50, false])
  expect((await last.follow(about.caseNumber)).path).toBe(`/zaken/${about.id}/logboek`)
})

test('who opened a name and did nothing there is shown after three days, and no longer when something was done', async () => {
  const idle = official('caseworker', 'GM0344')
  await passedOn(about.id, caseworker, idle)
  await openParts(idle, about.id, ['identity'])
  const account = await accountCode(idle.id)
  const seen = async (on: typeof today, most?: number) => (await unusualLooks(watcher, today, today, on, most)).lines.filter((line) => line.account === account && line.kind === 'noTask')
  expect(await seen(addDays(today, 3))).toEqual([])
  expect(await seen(addDays(today, 4))).toEqual([expect.objectContaining({ role: 'caseworker', looks: 1, people: 1, cases: [about] })])
  // Of systems, however often they asked, nothing takes the place of what officials did.
  await superuser.query(`insert into audit_entries (actor_id, role, organisation, event, subject, municipality) select 'client', 'client', 'Voorbeeldplatform', 'licence.checked', 'x', 'GM0344' from generate_series(1, 300)`)
  expect(await seen(addDays(today, 4), 250)).toHaveLength(1)
  await superuser.query(`insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality) select actor_id, role, organisation, 'request.sent', subject, person_id, municipality from audit_entries where actor_id = $1 and event = 'vault.opened' limit 1`, [idle.id])
  expect(await seen(addDays(today, 4))).toEqual([])
})

const leak = (key: string = randomUUID(), now = new Date()) => ({ key, foundOn: today, foundAt: clockIn(new Date(now.getTime() - 60_000)), leakWhat: 'Een lijst lag een middag op de balie, met namen erop.', leakParts: ['identity' as const], leakPeople: 'few' as const })

test('a leak put down twice is one; acted on at once, one act counts; elsewhere it is not there', async () => {
  const now = new Date()
  const form = { ...leak(), foundOn: addDays(today, -1), foundAt: '12:00' }
  const [id] = await Promise.all([reportIncident(watcher, form, now), reportIncident(watcher, form, now)])
  expect((await incidents(watcher, now, today)).filter((line) => line.id === id)).toHaveLength(1)
  const answers = await Promise.allSettled([1, 2, 3].map(() => actOnIncident(watcher, id, { leakAct: 'contained', leakWhy: '' }, now, today)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(actOnIncident(watcher, id, { leakAct: 'closed', leakWhy: '' }, now, today)).rejects.toThrow(Refused)
  expect(await actOnIncident(watcher, id, { leakAct: 'notReported', leakWhy: '' }, now, today)).toBe('why')
  await actOnIncident(watcher, id, { leakAct: 'notReported', leakWhy: 'De lijst is ongelezen terug.' }, now, today)
  await actOnIncident(watcher, id, { leakAct: 'told', leakWhy: '' }, now, today)
  await actOnIncident(watcher, id, { leakAct: 'closed', leakWhy: '' }, now, today)
  const file = await incidentFile(watcher, id, now, today)
  expect([file.closed, file.open, file.done.map(({ act }) => act)]).toEqual([true, [], ['contained', 'notReported', 'told', 'closed']])
  expect(file.done[1]?.why).toBe('De lijst is ongelezen terug.')
  await expect(incidentFile(official('privacyOfficer', 'GM0363'), id, now, today)).rejects.toThrow(NotFound)
  await expect(superuser.query('update incidents set people = $2 where id = $1', [id, 'few'])).rejects.toThrow('only added to')
  const { rows } = await superuser.query<{ row: string }>(`select row_to_json(i)::text as row from incidents i where id = $1`, [id])
  expect(rows[0]?.row).not.toContain('balie')
})

test('through the forms: the first page, a search, a file with a reason, requests, and a leak with its clock', async () => {
  const visitor = new Visitor()
  const home = await visitor.signIn('staff', 'staff-GM0344-8')
  expect(home.path).toBe('/toezicht')
  const search = await home.follow('Blikken zoeken')
  expect((await search.press('Zoek blikken', { fromDay: today, untilDay: addDays(today, -1) })).status).toBe(422)
  expect((await search.press('Zoek blikken', { fromDay: addDays(today, -200), untilDay: today })).status).toBe(422)
  const found = await search.press('Zoek blikken', { fromDay: today, untilDay: today, caseNumber: about.caseNumber })
  expect(found.text).toMatch('aanvraag behandelen')
  expect(found.html.querySelectorAll('tbody tr').length).toBeGreaterThan(0)
  expect((await found.press('Download deze blikken')).status).toBe(422)
  const file = await found.press('Download deze blikken', { exportWhy: 'complaint' })
  expect([file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="bestand.csv"'])
  expect(file.raw).toContain(about.caseNumber)
  // What a system checked at night is a look, and no pattern of an official.
  await superuser.query(`insert into audit_entries (at, actor_id, role, organisation, event, subject, person_id, municipality, details)
    select date_trunc('day', now()) - interval '22 hours', 'client', 'client', 'Proef', 'licence.checked', a.id::text, a.person_id, a.municipality, '{}' from applications a where a.id = $1`, [about.id])
  const bySystems = await search.press('Zoek blikken', { fromDay: addDays(today, -3), untilDay: today, caseNumber: about.caseNumber })
  expect(bySystems.text).toContain('Aangesloten systeem')
  const unusualPage = await visitor.visit('/toezicht/vreemd?dagen=91')
  expect([unusualPage.status, unusualPage.text.includes('Waarop wordt gelet')]).toEqual([200, true])
  expect((await visitor.visit('/toezicht/verzoeken')).text).toContain('Nog te beantwoorden')

  const leaks = await visitor.visit('/toezicht/lek')
  expect((await leaks.press('Leg vast en start de klok')).html.querySelectorAll('#fouten a').length).toBeGreaterThan(2)
  const later = await leaks.press('Leg vast en start de klok', { foundOn: addDays(today, 1), foundAt: '12:00', leakWhat: leak().leakWhat, leakParts: ['identity', 'photo'], leakPeople: 'few' })
  expect([later.status, later.text.includes('Dat moment moet nog komen.')]).toEqual([422, true])
  const one = await leaks.press('Leg vast en start de klok', { foundOn: addDays(today, -1), foundAt: '00:01', leakWhat: leak().leakWhat, leakParts: ['identity', 'photo'], leakPeople: 'few' })
  expect(one.text).toMatch(/Nog \d\d uur om te melden/)
  expect(one.html.querySelectorAll('details [lang]').length).toBeGreaterThanOrEqual(8)
  const silent = await one.press('Leg vast', { leakAct: 'notTold' })
  expect([silent.status, silent.text.includes('waarom')]).toEqual([422, true])
  expect((await one.press('Leg vast', { leakAct: 'reported' })).text).toContain('Gemeld aan de toezichthouder')
})

test.each(['=1+1', '+31', '-2', '@x', '\tx', '|x', '＝x'])('a cell %j is text in a spreadsheet', (cell) => {
  expect(plainCell(cell)).toBe(`'${cell}`)
})
