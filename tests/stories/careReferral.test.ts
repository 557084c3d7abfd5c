/** Sent on to care: not before two have read it nor without her yes; taken on, tried, passed on; and a municipality reads three words. */
import { beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { referralOf, worryOf } from '../../seeders/care.ts'
import { entriesOf, passOn, planContact, recordAttempt } from '../../src/actions/care/contacting.ts'
import { concernOf, concernsHere, openConcern, readAsSecond, recordConcern } from '../../src/actions/care/concerns.ts'
import { refer } from '../../src/actions/care/referring.ts'
import { acceptSignal, closeSignal, openSignal, signalOf, signalsOf } from '../../src/actions/care/signals.ts'
import { eraseConcerns, eraseReferrals, eraseSignals } from '../../src/actions/lapsing.ts'
import { addDays, addYears } from '../../src/law/day.ts'
import { Refused } from '../../src/law/impediment.ts'
import { NotFound } from '../../src/platform/errors.ts'
import type { CareCoordinator } from '../../src/policies/actor.ts'
import { type Team, teamOf, today, withAssessment } from '../support/newWorker.ts'
import { anInspector } from '../support/onShift.ts'
import { inside } from '../support/sessions.ts'
import { inStory } from '../support/story.ts'
import { signedIn } from '../support/visitor.ts'

const superuser = inStory()
let hers: { id: string; team: Team }
let here: CareCoordinator
let elsewhere: CareCoordinator

async function aCoordinator(region: string): Promise<CareCoordinator> {
  const id = randomUUID()
  await superuser.query(`insert into care_coordinators values ($1::uuid, decode($3, 'hex'), $2, '2020-01-01')`, [id, region, id.replaceAll('-', '')])
  return { role: 'careCoordinator', id, region }
}

beforeAll(async () => {
  hers = await withAssessment('GM0344')
  ;[here, elsewhere] = [await aCoordinator('VR09'), await aCoordinator('VR13')]
})

async function readByTwo(): Promise<string> {
  const form = worryOf()
  await recordConcern(hers.team.first, hers.id, form, today)
  await readAsSecond(hers.team.second, form.key, { concernFound: 'enough' }, today)
  return form.key
}

const said = (act: Promise<unknown>): Promise<unknown> => act.then(() => 'done', (error: unknown) => (error instanceof Refused ? error.impediment.because : error))

async function sent(): Promise<{ concern: string; id: string }> {
  const concern = await readByTwo()
  await refer(hers.team.first, concern, referralOf(today), today)
  const { rows: [row] } = await superuser.query<{ id: string }>('select id from referrals where concern_id = $1', [concern])
  return { concern, id: row?.id ?? '' }
}

test('nothing goes before a second reader, nor without her yes or a life in danger; of two at once one goes', async () => {
  const form = worryOf()
  await recordConcern(hers.team.first, hers.id, form, today)
  expect(await said(refer(hers.team.first, form.key, referralOf(today), today))).toBe('not-read')
  await readAsSecond(hers.team.second, form.key, { concernFound: 'enough' }, today)
  const tries = [{ careYesOn: '' }, { careYesOn: addDays(today, 1) }, { careGround: 'vitalInterest', careGroundWhy: 'Zij neemt niet op.' }, { careGround: 'vitalInterest', careUrgency: 'now', careGroundWhy: '' }] as const
  for (const more of tries) expect([more, await said(refer(hers.team.first, form.key, referralOf(today, more), today))]).toEqual([more, 'no-consent'])
  const both = await Promise.all([hers.team.first, hers.team.second].map((who) => said(refer(who, form.key, referralOf(today), today))))
  expect(both.toSorted()).toEqual(['already-handled', 'done'])
  const { rows } = await superuser.query<{ whole: string }>('select s::text as whole from signals s join referrals r on r.id = s.id where r.concern_id = $1', [form.key])
  expect([rows.length, /maan|Mila|papieren|06 00/.test(rows[0]?.whole ?? '')]).toEqual([1, false])
})

test('care sees the least before taking it on, how to reach her after; the municipality reads received, contact, closed', async () => {
  const { concern, id } = await sent()
  const state = async () => (await concernOf(hers.team.first, concern, today)).referral?.state
  const seen = await signalOf(here, id, today)
  expect([seen.stage, seen.urgency, seen.sent?.reason, seen.sent?.from, await state()]).toEqual(['new', 'week', 'papers', 'Utrecht', 'sent'])
  expect(JSON.stringify(seen)).not.toMatch(/maan|Mila|06 00|telefoon vast|afbetaald/)
  await expect(signalOf(elsewhere, id, today)).rejects.toThrow(NotFound)
  expect(await said(openSignal(here, id))).toBe('not-open-now')
  await acceptSignal(here, id, today)
  expect([await openSignal(here, id), await state()]).toEqual([expect.objectContaining({ call: 'Mila', codeWord: 'maan', channel: 'phone' }), 'received'])

  await planContact(here, id, { planCaller: 'colleague', planOn: addDays(today, 2), planPart: 'morning', planWords: 'Ik bel over een afspraak.' }, today)
  expect((await signalsOf(here, today)).find((line) => line.id === id)).toMatchObject({ stage: 'waiting', nextOn: addDays(today, 2) })
  for (const tryWord of ['wrong', 'notAsked'] as const) expect(await said(recordAttempt(here, id, { tryOutcome: 'spoke', tryWord }, today))).toBe('code-word')
  await recordAttempt(here, id, { tryOutcome: 'noAnswer', tryWord: 'notAsked' }, today)
  expect(await state()).toBe('received')
  await recordAttempt(here, id, { tryOutcome: 'spoke', tryWord: 'right' }, today)
  expect([(await entriesOf(here, id)).map(({ kind }) => kind), await state()]).toEqual([['attempt', 'attempt', 'plan'], 'contact'])
  await closeSignal(here, id, today)
  expect(await state()).toBe('closed')
  expect(JSON.stringify(await concernOf(hers.team.first, concern, today))).not.toMatch(/afspraak|noAnswer|spoke/)
})

test('passed on with why: to the other region, and gone from this one', async () => {
  const { concern, id } = await sent()
  await acceptSignal(here, id, today)
  await planContact(here, id, { planCaller: 'self', planOn: addDays(today, 1), planPart: 'evening', planWords: 'Ik bel later terug.' }, today)
  await expect(passOn(here, id, { careRegion: 'VR99', passReason: 'other' }, today)).rejects.toThrow(NotFound)
  await passOn(here, id, { careRegion: 'VR13', passReason: 'outsideRegion' }, today)
  await expect(signalOf(here, id, today)).rejects.toThrow(NotFound)
  expect((await signalOf(elsewhere, id, today)).stage).toBe('new')
  expect((await concernOf(hers.team.first, concern, today)).referral).toMatchObject({ state: 'sent', region: 'VR13' })
  await acceptSignal(elsewhere, id, today)
  expect((await entriesOf(elsewhere, id)).map(({ kind, mine }) => [kind, mine])).toEqual([['passed', false], ['plan', false]])
})

test('the worry goes after half a year, what lies with care half a year after something happened, the line about it after five years', async () => {
  const { concern, id } = await sent()
  const there = async () => (await superuser.query('select 1 from concerns where id = $1 union all select 2 from signals where id = $2 union all select 3 from referrals where id = $2', [concern, id])).rowCount
  await superuser.query('update concerns set recorded_on = $2 where id = $1', [concern, addDays(today, -184)])
  await superuser.query('update signals set received_on = $2 where id = $1', [id, addDays(today, -184)])
  await Promise.all([eraseConcerns(today), eraseSignals(today)])
  expect(await there()).toBe(2)
  await superuser.query('update signals set touched_on = $2 where id = $1', [id, addDays(today, -184)])
  await eraseSignals(today)
  expect(await there()).toBe(1)
  await superuser.query('update referrals set sent_on = $2 where id = $1', [id, addDays(addYears(today, -5), -1)])
  await eraseReferrals(today)
  expect(await there()).toBe(0)
})

test('whoever checks calls care first and can give a signal without a number; only who is trained there reads it', async () => {
  const visitor = await inside(await anInspector())
  const page = await visitor.visit('/misstand')
  expect([page.text.includes('112'), page.text.includes('CoMensha')]).toEqual([true, true])
  const form = await page.follow('Geef een signaal')
  expect(form.html.querySelectorAll('input[name*=umber], input[name*=ame]')).toHaveLength(0)
  const chosen = { concernPlace: 'GM0014', concernUrgency: 'week', concernChild: 'no' }
  expect((await form.press('Geef het signaal', chosen)).status).toBe(422)
  const seenThere = `Iemand sprak steeds voor haar (${randomUUID()}).`
  const told = await form.press('Geef het signaal', { ...chosen, concernSeen: seenThere })
  expect(told.text).toContain('De gemeente heeft het signaal')
  const { first } = await teamOf('GM0014')
  const found = (await concernsHere(first, today)).filter(({ origin }) => origin === 'inspection')
  const words = await Promise.all(found.map(({ id }) => openConcern(first, id, today)))
  expect(words.filter(({ seen, about }) => seen === seenThere && about === null)).toHaveLength(1)
  expect((await visitor.visit('/signalen')).status).toBe(404)
})

test('on the pages: sent by the municipality, planned and closed by care', async () => {
  const concern = await readByTwo()
  const official = await signedIn('staff', 'staff-GM0344-2')
  const form = await (await official.visit(`/signalen/${concern}`)).follow('Doorgeven aan zorg')
  // Each region once: 25 of them, and no name with something after it.
  const regions = form.html.querySelectorAll('input[name=careRegion]').map((each) => each.getAttribute('value'))
  expect([regions.length, new Set(regions).size]).toEqual([25, 25])
  const bare = await form.press('Geef door', {})
  expect([bare.status, bare.html.querySelectorAll('#fouten a').length > 3]).toEqual([422, true])
  const done = await form.press('Geef door', { ...referralOf(today), careCall: 'Vera' } as Record<string, string>)
  expect([done.path, done.text.includes('Verstuurd, nog niet ontvangen')]).toEqual([`/signalen/${concern}`, true])
  const { rows: [row] } = await superuser.query<{ id: string }>('select id from referrals where concern_id = $1', [concern])
  const coordinator = await signedIn('staff', 'care-1')
  const accepted = await (await coordinator.visit(`/zorg/${row?.id}`)).press('Aannemen')
  expect(accepted.text).not.toContain('Vera')
  expect((await accepted.press('Toon het veilige contact')).text).toContain('Vera')
  const sheet = await accepted.press('Print het aanmeldblad')
  expect([sheet.status, sheet.headers.get('content-type'), sheet.raw.slice(0, 4)]).toEqual([200, 'application/pdf', '%PDF'])
  const plan = await accepted.follow('Plan het contact')
  const fields = { planCaller: 'self', planOn: addDays(today, 3), planPart: 'morning' }
  expect((await plan.press('Bewaar het plan', { ...fields, planWords: 'Ik bel over uw vergunning.' })).status).toBe(422)
  expect((await plan.press('Bewaar het plan', { ...fields, planWords: 'Ik bel over een afspraak.' })).text).toContain('Ik bel over een afspraak.')
  expect((await coordinator.visit('/zorg/regio')).text).toContain('De landelijke vervanger')
  expect((await official.visit(`/zorg/${row?.id}`)).status).toBe(404)
})
