/** Between municipalities: an application that runs elsewhere, advice with exactly what was chosen, and a case that is here and then there. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { adviceHere, askAdvice, openAdvice } from '../../src/actions/across/advice.ts'
import { ownRunsElsewhere } from '../../src/actions/across/elsewhere.ts'
import { handoversHere, ownHandover } from '../../src/actions/across/handoverLists.ts'
import { answerHandover, confirmHandover, proposeHandover, receiveHandover, sendBackHandover, withdrawHandover } from '../../src/actions/across/handovers.ts'
import { chooseMoment, choosePlace, freeMoments } from '../../src/actions/application/moments.ts'
import { saveAnswer, startApplication, submit, withdraw } from '../../src/actions/applications.ts'
import { openParts, readCase } from '../../src/actions/cases.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { readLetter } from '../../src/actions/letters.ts'
import { namePeople } from '../../src/actions/shield/naming.ts'
import { take } from '../../src/actions/worklist/division.ts'
import { enterAsStaff, enterAsWorker } from '../../src/actions/signIn.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { addDays, day } from '../../src/law/day.ts'
import { ask, inReach } from '../../src/platform/database/db.ts'
import { NotFound } from '../../src/platform/errors.ts'
import { NotTheirs } from '../../src/policies/permit.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { knownNumber } from '../../seeders/demonstration.ts'
import { byFirstTwo } from '../../seeders/calendar.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, teamOf, today, withApplication, withAssessment, withIntention, withoutDoors } from '../support/newWorker.ts'
import { address, signedIn } from '../support/visitor.ts'

const superuser = asSuperuser()

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
// Other stories open cases of these municipalities in the same hour.
beforeEach(async () => void (await superuser.query(`delete from openings where actor_id in (select id::text from officials where municipality in ('GM0363', 'GM0014'))`)))
afterAll(() => superuser.end())

const said = (act: Promise<unknown>): Promise<unknown> => act.then(() => 'done', (error: unknown) => error)
const leadOf = async (town: string) => (await enterAsStaff({ issuer: demonstrationIssuer, subject: `staff-${town}-6` }, today)) as Official

/** Two accounts of one person, as a provider and a desk may give them. */
async function applied(municipality: string, identity: { given: string; family: string; bsn: string | null }): Promise<Worker> {
  const whole = { ...identity, birthdate: day('1990-01-01'), nationality: 'Roemeense' }
  const actor = await enterAsWorker({ issuer: 'test', subject: randomUUID(), identity: whole }, today)
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'tulp', limits: [] })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'wishes', { language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any' })
  await choosePlace(actor, municipality, today)
  for (const { id } of (await freeMoments(actor, municipality, today)).filter(byFirstTwo).toReversed()) if (await chooseMoment(actor, id, today)) break
  await submit(actor, randomUUID(), today)
  return actor
}

test('an application elsewhere is noticed by both, without where or whose, and only as long as both run', async () => {
  const family = `Verzonnen-${randomUUID().slice(0, 8).replaceAll(/\d/g, 'q')}`
  const one = await applied('GM0363', { given: 'Iveta', family, bsn: null })
  const { id } = await caseOf(one)
  const team = await teamOf('GM0363')
  const notice = async () => (await readCase(team.caseworker, id, today)).across.elsewhere
  expect([await notice(), await ownRunsElsewhere(one)]).toEqual([false, false])

  const other = await applied('GM0014', { given: 'IVETA', family: family.toUpperCase(), bsn: null })
  expect([await notice(), await ownRunsElsewhere(one), await ownRunsElsewhere(other)]).toEqual([true, true, true])
  const page = await (await signedIn('staff', 'staff-GM0363-4')).visit(`/zaken/${id}`)
  expect(page.text).toContain('Er loopt nog een aanvraag van deze persoon')
  const there = await caseOf(other)
  for (const secret of ['Groningen', there.caseNumber, there.id, other.personId]) expect(page.raw.replaceAll(/Gemeente Groningen/g, '')).not.toContain(secret)
  // What lies there is a hash of 32 bytes, and nobody of a municipality reads that of another.
  const seen = await inReach({ municipality: 'GM0363', actor: team.caseworker.id }, () => ask('select application_id from open_applications where application_id = $1', [there.id]))
  expect(seen).toEqual([])

  await withdraw(other, today)
  expect([await notice(), await ownRunsElsewhere(one)]).toEqual([false, false])
  const { rows } = await superuser.query('select from open_applications where application_id = $1', [there.id])
  expect(rows).toEqual([])
})

test('a case is found by its number or that of a licence, here alone; everything else is one answer', async () => {
  const actor = await withApplication('GM0363')
  const { id, caseNumber } = await caseOf(actor)
  const here = await signedIn('staff', 'staff-GM0363-4')
  const page = await here.visit('/werk/zoek')
  expect((await page.press('Zoek', { searchNumber: caseNumber.toLowerCase() })).path).toBe(`/zaken/${id}`)
  const nothing = await page.press('Zoek', { searchNumber: '111111-BBB' })
  const elsewhere = await (await (await signedIn('staff', 'staff-GM0014-4')).visit('/werk/zoek')).press('Zoek', { searchNumber: caseNumber })
  const name = await page.press('Zoek', { searchNumber: 'Verzonnen Persoon' })
  for (const answer of [nothing, elsewhere, name]) expect([answer.status, answer.text.includes('Niets gevonden of geen toegang')]).toEqual([422, true])
  const { rows: [licensed] } = await superuser.query<{ municipality: string; id: string }>(
    `select l.municipality, l.application_id as id from licences l join cards c on c.licence_id = l.id join applications a on a.id = l.application_id
     join accounts n on n.person_id = l.person_id order by a.started_on limit 1`)
  expect(licensed).toBeDefined()
  const found = await Promise.all(['GM0344', 'GM0363', 'GM0014'].map(async (town) => (await (await (await signedIn('staff', `staff-${town}-4`)).visit('/werk/zoek')).press('Zoek', { searchNumber: knownNumber })).status))
  expect(found.filter((status) => status === 200)).toHaveLength(1)
  const { rows } = await superuser.query<{ details: object }>(`select details from audit_entries where event = 'case.searched' and subject = $1`, [id])
  expect(rows[0]?.details).toEqual({ by: 'caseNumber', found: true })
})

const question = { adviceKind: 'external', adviser: 'Documentexpert', adviceGround: 'document', adviceQuestion: 'Is dit soort document echt?', adviceFields: ['caseNumber', 'birthdate'], adviceBy: addDays(today, 7) } as const

test('advice: what is chosen is seen first, goes along and nothing more; the answer is recorded once, with its day', async () => {
  const { actor, id, team } = await withAssessment('GM0363')
  const caseworker = await signedIn('staff', 'staff-GM0363-4')
  const page = await (await caseworker.visit(`/zaken/${id}`)).follow('Advies vragen')
  const wrong = (found: { html: { querySelectorAll(selector: string): { getAttribute(name: string): string | undefined }[] } }) => found.html.querySelectorAll('#fouten a').map((link) => link.getAttribute('href'))
  expect(wrong(await page.press('Leg vast dat u vraagt', { adviceBy: addDays(today, 7) }))).toEqual(expect.arrayContaining(['#adviceGround', '#adviser', '#adviceQuestion', '#adviceFields']))
  const fields = { ...question, adviceFields: ['caseNumber', 'birthdate'] }
  expect(wrong(await page.press('Leg vast dat u vraagt', { ...fields, adviceFields: ['caseNumber', 'report'] }))).toEqual(['#adviceFields'])
  expect(wrong(await page.press('Leg vast dat u vraagt', { ...fields, adviceBy: addDays(today, 400) }))).toEqual(['#adviceBy'])
  const preview = await page.press('Bekijk wat meegaat', { ...fields, step: 'preview' })
  expect(preview.html.querySelectorAll('#mee dt').map((term) => term.text)).toEqual(['Zaaknummer', 'Geboortedatum'])
  expect(preview.html.querySelector('#mee')?.text).not.toContain('Verzonnen')
  expect((await preview.press('Leg vast dat u vraagt', fields)).path).toBe(`/zaken/${id}/advies`)

  const [task] = (await adviceHere(team.caseworker, today)).filter((each) => each.caseId === id)
  const opened = await (await caseworker.visit(`/zaken/${id}/advies/${task?.id ?? ''}`)).press('Lees de vraag en het antwoord')
  expect(opened.text).toContain('Is dit soort document echt?')
  await expect(openAdvice(team.decider, id, task?.id ?? '', today)).rejects.toThrow(NotTheirs)
  const { words } = await openAdvice(team.caseworker, id, task?.id ?? '', today)
  expect(words.lines).toEqual([{ field: 'caseNumber', value: expect.any(String) }, { field: 'birthdate', value: '1990-01-01' }])
  const cookie = [...caseworker.cookies].map((pair) => pair.join('=')).join('; ')
  const body = new URLSearchParams({ _csrf: opened.html.querySelector('input[name=_csrf]')?.getAttribute('value') ?? '' })
  const sheet = await fetch(new URL(`/zaken/${id}/advies/${task?.id ?? ''}/blad`, address), { method: 'POST', body, headers: { cookie, origin: address } })
  expect([sheet.status, Buffer.from(await sheet.arrayBuffer()).subarray(0, 4).toString()]).toEqual([200, '%PDF'])

  expect((await readCase(team.caseworker, id, addDays(today, 8))).across.overdueAdvice).toBe(1)
  expect((await opened.press('Leg het antwoord vast', { adviceOn: addDays(today, 1), adviceAnswer: 'Ja, dat is echt.' })).status).toBe(409)
  const both = await Promise.all([1, 2].map(() => opened.press('Leg het antwoord vast', { adviceOn: today, adviceAnswer: 'Ja, dat is echt.' })))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await openAdvice(team.caseworker, id, task?.id ?? '', today)).answer).toEqual({ text: 'Ja, dat is echt.' })
  const { decideBy } = await caseOf(actor)
  expect((await readCase(team.caseworker, id, today)).application.decideBy).toBe(decideBy)
  expect(await said(askAdvice({ ...team.caseworker, municipality: 'GM0014' }, id, { ...question, adviceFields: ['caseNumber'] }, today))).toBeInstanceOf(NotFound)
})

test('handed over with her yes: confirmed by another, received there, gone here, on the same day to decide', async () => {
  const actor = await withApplication('GM0363')
  const before = await caseOf(actor)
  const [here, there] = await Promise.all([teamOf('GM0363'), teamOf('GM0014')])
  await take(here.caseworker, before.id, today)
  await namePeople(actor, { key: randomUUID(), people: 'Mijn buurman.', isLead: 'someone' }, today)
  const form = await (await (await signedIn('staff', 'staff-GM0363-4')).visit(`/zaken/${before.id}`)).follow('Overdragen')
  expect((await form.press('Stel voor', {})).status).toBe(422)
  expect((await form.press('Stel voor', { handoverTo: 'GM0014', handoverGround: 'wish' })).text).toContain('Wacht op haar antwoord')
  expect(await said(proposeHandover(here.caseworker, before.id, { handoverTo: 'GM0014', handoverGround: 'moved' }, today))).toMatchObject({ impediment: { because: 'already-handled' } })
  expect(await said(confirmHandover(here.decider, before.id, today))).toMatchObject({ impediment: { because: 'already-handled' } })
  const { rows: [offer] } = await superuser.query<{ id: string }>('select id from handovers where application_id = $1', [before.id])
  const offered = async () => (await handoversHere(there.decider)).offered.map(({ id }) => id)
  expect(await offered()).not.toContain(offer?.id)
  expect(await ownHandover(actor)).toMatchObject({ to: 'Groningen', withTalk: false, decideBy: before.decideBy })
  await answerHandover(actor, { agree: 'yes' }, today)
  expect(await said(answerHandover(actor, { agree: 'no' }, today))).toMatchObject({ impediment: { because: 'already-handled' } })
  await confirmHandover(here.decider, before.id, today)

  const page = await (await signedIn('staff', 'staff-GM0014-5')).visit('/overdrachten')
  for (const secret of [before.caseNumber, before.id, 'Persoon']) expect(page.raw).not.toContain(secret)
  expect(await offered()).toContain(offer?.id)
  // Received once, whoever presses.
  const atOnce = await Promise.all([there.decider, await leadOf('GM0014'), there.decider].map((official) => said(receiveHandover(official, offer?.id ?? '', today))))
  expect(atOnce.filter((answer) => answer === 'done')).toHaveLength(1)

  for (const official of [here.caseworker, here.decider, await leadOf('GM0363')]) expect(await said(readCase(official, before.id, today))).toBeInstanceOf(NotFound)
  const after = (await readCase(there.caseworker, before.id, today)).application
  expect([after.decideBy, after.municipality, after.slotId, after.caseNumber, after.heldBy]).toEqual([before.decideBy, 'GM0014', null, before.caseNumber, null])
  // Nothing of the case is left within reach of who gave it, in no table; what is left is that it went.
  const { rows: tables } = await superuser.query<{ name: string; column: string }>(
    `select c.relname as name, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'application_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'handovers' and has_table_privilege('waarborg_app', c.oid, 'select')`)
  for (const { name } of tables) {
    const [left] = await inReach({ municipality: 'GM0363', actor: here.caseworker.id }, () => ask<{ count: number }>(`select count(*)::int as count from ${name} where application_id = $1`, [before.id]))
    expect([name, left?.count]).toEqual([name, 0])
  }
  expect((await handoversHere(here.decider)).given.find(({ caseNumber }) => caseNumber === before.caseNumber)).toMatchObject({ standing: 'received', on: today })
  // Whom she named is read again, there.
  await take(there.caseworker, before.id, today)
  expect(await said(openParts(there.caseworker, before.id, ['identity']))).toMatchObject({ impediment: { because: 'waits-for-shield' } })

  const kinds = (await inbox(actor)).map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['receipt', 'handedOver']))
  const letter = (await inbox(actor)).find(({ kind }) => kind === 'handedOver')
  const { text } = await readLetter(actor, letter?.id ?? '')
  expect(JSON.stringify(text.letter)).toMatch(/Groningen.*Amsterdam/s)
})

test('what was said in a talk goes along with her yes alone; of no, and of what is begun to be decided, the case stays', async () => {
  const { actor, id, team } = await withAssessment('GM0363')
  await proposeHandover(team.caseworker, id, { handoverTo: 'GM0014', handoverGround: 'wrongBody' }, today)
  expect(await ownHandover(actor)).toMatchObject({ withTalk: true })
  await answerHandover(actor, { agree: 'no' }, today)
  expect((await readCase(team.caseworker, id, today)).across.handover).toBeNull()

  await proposeHandover(team.caseworker, id, { handoverTo: 'GM0014', handoverGround: 'moved' }, today)
  await answerHandover(actor, { agree: 'yes' }, today)
  await confirmHandover(team.decider, id, today)
  const there = await teamOf('GM0014')
  const { rows: [offer] } = await superuser.query<{ id: string }>('select id from handovers where application_id = $1 and confirmed_on is not null', [id])
  await sendBackHandover(there.decider, offer?.id ?? '', { sendBack: 'noRoom' }, today)
  expect(await said(receiveHandover(there.decider, offer?.id ?? '', today))).toMatchObject({ impediment: { because: 'already-handled' } })
  expect((await readCase(team.caseworker, id, today)).application.municipality).toBe('GM0363')

  const intended = await withIntention('GM0363')
  expect(await said(proposeHandover(intended.team.caseworker, intended.id, { handoverTo: 'GM0014', handoverGround: 'moved' }, today))).toMatchObject({ impediment: { because: 'not-open-now' } })
})

test('taken back and received at once: one of the two, and the case is in one place', async () => {
  const actor = await withApplication('GM0363')
  const { id } = await caseOf(actor)
  const [here, there] = await Promise.all([teamOf('GM0363'), teamOf('GM0014')])
  await proposeHandover(here.caseworker, id, { handoverTo: 'GM0014', handoverGround: 'wrongBody' }, today)
  expect(await ownHandover(actor)).toBeNull()
  await confirmHandover(await leadOf('GM0363'), id, today)
  const { rows: [offer] } = await superuser.query<{ id: string }>('select id from handovers where application_id = $1', [id])
  const both = await Promise.all([said(withdrawHandover(here.caseworker, id, today)), said(receiveHandover(there.decider, offer?.id ?? '', today))])
  expect(both.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(both.some((answer) => answer instanceof NotFound || (answer as { impediment?: object }).impediment !== undefined)).toBe(true)
  const reached = await Promise.all([here.caseworker, there.caseworker].map((official) => said(readCase(official, id, today))))
  expect(reached.filter((answer) => answer === 'done')).toHaveLength(1)
})
