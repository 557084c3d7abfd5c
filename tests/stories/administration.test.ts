/** Who works here: proposed by one administrator, confirmed by another, never about oneself; who leaves is out on the next press. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { demonstrationIssuer } from '../../src/config.ts'
import { changes, confirmChange, rejectChange } from '../../src/actions/administration/changes.ts'
import { account, accounts, endMandate, endPastMandates, keepMandate, proposeAppointment, proposeChange } from '../../src/actions/administration/people.ts'
import { reviewMandatesOf } from '../../src/actions/administration/reviews.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf, macOfHuman } from '../../src/actions/subject.ts'
import { addDays, addMonths, addYears } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { inReach } from '../../src/platform/database/db.ts'
import type { Official } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { asSuperuser, serviceUrl } from '../support/database.ts'
import { today, withoutDoors } from '../support/newWorker.ts'
import { sessionsOf } from '../support/sessions.ts'
import { address, Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()
const town = 'GM0014'
let first: Official
let second: Official

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
  ;[first, second] = await Promise.all([hired('administrator'), hired('administrator')])
})
afterAll(() => superuser.end())

async function hired(role: StaffRole, human: string = randomUUID(), municipality = town): Promise<Official> {
  const claims = { issuer: demonstrationIssuer, subject: randomUUID() }
  const [subjectMac, humanMac] = await Promise.all([macOf(claims), macOfHuman(demonstrationIssuer, human)])
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, humanMac, role, municipality, mandateFrom: addDays(today, -10) }))
  return (await enterAsStaff({ ...claims, human }, today)) as Official
}

const said = (act: Promise<unknown>): Promise<unknown> => act.then((done) => done, (error: unknown) => error)
const mandate = { mandateRole: 'teamLead' as const, mandateFrom: today, mandateUntil: addYears(today, 1), changeWhy: 'otherWork' as const }
const waitingFor = async (id: string) => {
  const { rows } = await superuser.query<{ id: string }>(`select id from mandate_changes where official_id = $1 and outcome is null order by made_at`, [id])
  return rows.map((row) => row.id)
}

test('a change holds when a second person agrees; the first, with whatever account, cannot, nor whom it is about', async () => {
  const human = randomUUID()
  const [proposer, again, colleague] = await Promise.all([hired('administrator', human), hired('administrator', human), hired('caseworker')])
  await proposeChange(proposer, colleague.id, mandate, today)
  const [id = ''] = await waitingFor(colleague.id)
  for (const alone of [proposer, again]) expect(await said(confirmChange(alone, id, today))).toBeInstanceOf(Refused)
  expect(await said(proposeChange(proposer, again.id, mandate, today))).toBeInstanceOf(Refused)
  expect((await account(first, colleague.id, today)).role).toBe('caseworker')
  const answers = await Promise.all([first, second].map((other) => said(confirmChange(other, id, today))))
  expect(answers.filter((answer) => answer instanceof Refused)).toHaveLength(1)
  expect(await account(first, colleague.id, today)).toMatchObject({ role: 'teamLead', until: addYears(today, 1) })
  const { decided } = await changes(first, today)
  expect(decided.find((line) => line.id === id)).toMatchObject({ outcome: 'confirmed', why: 'otherWork' })
})

test('what changed after it was proposed is not confirmed; what is taken back neither', async () => {
  const colleague = await hired('interviewer')
  await proposeChange(first, colleague.id, mandate, today)
  await proposeChange(first, colleague.id, { ...mandate, mandateRole: 'frontDesk' }, today)
  const [one = '', two = ''] = await waitingFor(colleague.id)
  await confirmChange(second, one, today)
  expect(await said(confirmChange(second, two, today))).toMatchObject({ impediment: { because: 'already-handled' } })
  await rejectChange(first, two, today)
  expect(await said(rejectChange(second, two, today))).toBeInstanceOf(Refused)
  expect((await account(first, colleague.id, today)).role).toBe('teamLead')
})

test('someone new comes in once a second person agreed, and not before; the same account is not appointed twice', async () => {
  const subject = randomUUID()
  const form = { ...mandate, mandateRole: 'caseworker' as const, idpSubject: subject, staffName: 'Nieuwe Verzonnen' }
  const enter = () => enterAsStaff({ issuer: demonstrationIssuer, subject, human: subject }, today)
  await proposeAppointment(first, form, demonstrationIssuer, today)
  await proposeAppointment(first, form, demonstrationIssuer, today)
  expect(await said(enter())).toBeInstanceOf(Forbidden)
  const { rows } = await superuser.query<{ id: string; row: string }>(`select id, row_to_json(c)::text as row from mandate_changes c where proposed_by = $1 and kind = 'appoint' order by made_at`, [first.id])
  expect(rows.map(({ row }) => row).join('')).not.toMatch(new RegExp(`${subject}|Verzonnen`))
  await confirmChange(second, rows[0]?.id ?? '', today)
  expect(await enter()).toMatchObject({ role: 'caseworker', municipality: town })
  expect(await said(confirmChange(second, rows[1]?.id ?? '', today))).toMatchObject({ impediment: { because: 'already-handled' } })
  expect((await accounts(first, today)).filter(({ name }) => name === 'Nieuwe Verzonnen')).toHaveLength(1)
})

test('the database refuses a mandate of one person too, whatever the service does', async () => {
  const colleague = await hired('caseworker')
  await proposeChange(first, colleague.id, mandate, today)
  const [id = ''] = await waitingFor(colleague.id)
  const client = new pg.Client(await serviceUrl())
  await client.connect()
  const decide = async (as: string, by: string) => {
    await client.query('begin')
    await client.query(`select set_config('app.municipality', $1, true), set_config('app.actor', $2, true), set_config('app.door', 'people', true)`, [town, as])
    const done = await said(client.query(`update mandate_changes set outcome = 'confirmed', decided_by = $2, decided_on = $3 where id = $1`, [id, by, today]))
    await client.query('rollback')
    return done instanceof Error ? done.message : 'done'
  }
  expect(await decide(first.id, first.id)).toMatch('two people')
  expect(await decide(first.id, second.id)).toMatch('someone else')
  expect(await decide(second.id, second.id)).toBe('done')
  await client.end()
})

test('who leaves is out on the next request, on every device, and does not come in again; another administrator takes two', async () => {
  const leaver = await hired('caseworker')
  const { fresh } = sessionsOf()
  const devices = await Promise.all([fresh(leaver), fresh(leaver)])
  const ask = async () => Promise.all(devices.map(async ({ cookie }) => (await fetch(new URL('/werk', address), { redirect: 'manual', headers: { cookie } })).status))
  expect(await ask()).toEqual([200, 200])
  expect(await endMandate(first, leaver.id, { changeWhy: 'left' }, today)).toBe('ended')
  expect(await ask()).toEqual([303, 303])
  expect((await account(first, leaver.id, today)).state).toBe('ended')
  expect(await endMandate(first, second.id, { changeWhy: 'left' }, today)).toBe('proposed')
  expect((await account(first, second.id, today)).state).toBe('running')
  expect(await said(endMandate(first, first.id, { changeWhy: 'left' }, today))).toBeInstanceOf(Refused)
})

test('of a mandate whose last day has passed no session is left the same night', async () => {
  const temporary = await hired('caseworker')
  const { cookie } = await sessionsOf().fresh(temporary)
  const ask = async () => (await fetch(new URL('/werk', address), { redirect: 'manual', headers: { cookie } })).status
  await superuser.query('update officials set mandate_until = $2 where id = $1', [temporary.id, today])
  await endPastMandates(today)
  expect(await ask()).toBe(200)
  await endPastMandates(addDays(today, 1))
  expect(await ask()).toBe(303)
})

test('a mandate is looked at each quarter: late when it was not, and right again when it was', async () => {
  const colleague = await hired('caseworker')
  const later = addDays(today, 100)
  expect((await account(first, colleague.id, later)).overdue).toBe(true)
  await keepMandate(first, colleague.id, later)
  expect((await account(first, colleague.id, later)).overdue).toBe(false)
  expect(await said(keepMandate(first, first.id, later))).toBeInstanceOf(Refused)
})

test('one that nobody looked at ends by itself, two weeks after it was said so; two administrators remain, and who was looked at stays', async () => {
  const quiet = 'GM1680'
  const [looked, forgotten, ...administrators] = await Promise.all((['caseworker', 'caseworker', 'administrator', 'administrator', 'administrator'] as const).map((role) => hired(role, randomUUID(), quiet)))
  if (!looked || !forgotten || !administrators[0]) throw new Error('nobody was hired')
  const [admin] = administrators
  const told = addDays(addMonths(addDays(today, -10), 3), -14)
  expect(await reviewMandatesOf(quiet, addDays(told, -1))).toBe(0)
  expect((await account(admin, forgotten.id, addDays(told, -1))).lapsesAfter).toBeNull()
  expect(await reviewMandatesOf(quiet, told)).toBe(0)
  const last = addDays(told, 14)
  expect((await account(admin, forgotten.id, told)).lapsesAfter).toBe(last)
  await keepMandate(admin, looked.id, last)
  expect(await reviewMandatesOf(quiet, last)).toBe(0)
  const [none, ended = 0] = (await Promise.all([1, 2].map(() => reviewMandatesOf(quiet, addDays(last, 1))))).toSorted((one, other) => one - other)
  expect([none, ended >= 2]).toEqual([0, true])
  const left = (await accounts(admin, addDays(last, 1))).filter(({ state }) => state === 'running')
  expect(left.filter(({ role }) => role === 'administrator')).toHaveLength(2)
  expect([left.some(({ id }) => id === looked.id), left.some(({ id }) => id === forgotten.id)]).toEqual([true, false])
})

test('through the forms: a proposal by one, agreed by the other; texts with a reason; the law with its sources', async () => {
  const [one, other] = [new Visitor(), new Visitor()]
  const home = await one.signIn('staff', 'staff-GM0363-9')
  expect(home.path).toBe('/beheer')
  const form = await (await home.follow('Mensen en mandaten')).follow('Iemand een mandaat geven')
  expect((await form.press('Stel voor', { mandateUntil: addDays(today, -3) })).html.querySelectorAll('#fouten a').length).toBeGreaterThan(2)
  const filled = { idpSubject: `nieuw-${randomUUID()}`, staffName: 'Wies Proefland', mandateRole: 'interviewer', mandateFrom: today, mandateUntil: addYears(today, 1), changeWhy: 'newColleague' }
  expect((await form.press('Stel voor', { ...filled, mandateUntil: addYears(today, 3) })).status).toBe(422)
  const waiting = await form.press('Stel voor', filled)
  expect([waiting.path, waiting.text.includes('Wies Proefland')]).toEqual(['/beheer/wijzigingen', true])
  await other.signIn('staff', 'staff-GM0363-11')
  const list = await other.visit('/beheer/wijzigingen')
  const box = list.html.querySelectorAll('section.box').find((section) => section.text.includes('Wies Proefland'))
  const path = box?.querySelector('form[action$="/akkoord"]')?.getAttribute('action') ?? ''
  const csrf = box?.querySelector('input[name=_csrf]')?.getAttribute('value') ?? ''
  expect((await other.post(path, { _csrf: csrf })).path).toBe('/beheer/wijzigingen')
  expect((await other.visit('/beheer/mensen')).text).toContain('Wies Proefland')
  expect((await other.post(path, { _csrf: csrf })).status).toBe(409)

  const own = await one.visit('/beheer/gemeente')
  const kept = { deskPlace: 'Voorbeeldkade 20, balie 2', deskPhone: '020 000 00 00', deskSpoken: ['nl', 'en', 'ro', 'bg'], opensAt: '07:00', closesAt: '19:00' }
  expect((await own.press('Bewaar met reden', { ...kept, closesAt: '06:00' })).html.querySelectorAll('#fouten a')).toHaveLength(2)
  const changed = await own.press('Bewaar met reden', { ...kept, deskPlace: 'Voorbeeldkade 22, balie 2', textWhy: 'moved' })
  expect(changed.text).toMatch(/Voorbeeldkade 20, balie 2\s*Voorbeeldkade 22, balie 2\s*verhuisd/)
  await changed.press('Bewaar met reden', { ...kept, textWhy: 'corrected' })
  for (const senderName of ['Sekswerk', 'Amsterdam']) expect((await own.press('Bewaar met reden', { ...kept, senderName, textWhy: 'agreed' })).html.querySelector('#fouten a')?.getAttribute('href')).toBe('#senderName')
  const fixed = await (await one.visit('/beheer')).follow('Kamers, vrije dagen en talen')
  expect(fixed.html.querySelectorAll('main ul.list').length).toBe(3)
  expect(fixed.text).toContain('een feestdag')
  const law = await one.visit('/beheer/wet')
  expect(law.text).toMatch(/Termijn om te beslissen, in weken\s*8/)
  expect(law.text).toContain('Awb 4:13(2)')
})
