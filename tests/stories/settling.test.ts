/** Two views that differ: agreed by the two, found by a third, or asked of her once more; and nothing is proposed before that. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { moveTalk, ownTalk } from '../../src/actions/application/talk.ts'
import { freeMoments } from '../../src/actions/application/moments.ts'
import { ownReport } from '../../src/actions/applications.ts'
import { openParts, readCase } from '../../src/actions/cases.ts'
import { versionOf } from '../../src/actions/deciding/fourEyes.ts'
import { decide, intendRefusal, propose } from '../../src/actions/decisions.ts'
import { inbox } from '../../src/actions/following/inbox.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { saveView, shareReport } from '../../src/actions/interviews.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { enterAsStaff } from '../../src/actions/signIn.ts'
import { macOf, macOfHuman } from '../../src/actions/subject.ts'
import { askSecondTalk, askThird, openComparison, proposeOutcome, readComparison, settleOutcome } from '../../src/actions/talking/settling.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import type { ProposalForm } from '../../src/forms/case/case.ts'
import { addDays } from '../../src/law/day.ts'
import { stageOn } from '../../src/law/application.ts'
import { Official as OfficialRow } from '../../src/models/office/Official.ts'
import { inReach } from '../../src/platform/database/db.ts'
import { translator } from '../../src/platform/page/translate.ts'
import type { StaffRole } from '../../src/law/office/office.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { Forbidden } from '../../src/policies/permit.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { byFirstTwo } from '../../seeders/calendar.ts'
import { asSuperuser } from '../support/database.ts'
import { caseOf, passedOn, type Team, teamOf, today, withApplication, withoutDoors } from '../support/newWorker.ts'
import { holdTalk, viewFields, viewOf } from '../support/talking.ts'
import { type Page, Visitor } from '../support/visitor.ts'
import { seenAtDesk } from '../support/atDesk.ts'

const superuser = asSuperuser()
const town = 'GM0363'
let team: Team

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
  team = await teamOf(town)
})
afterAll(() => superuser.end())

const t = translator('nl')
const said = (act: Promise<unknown>): Promise<unknown> => act.then((done) => done, (error: unknown) => error)
const because = (what: string) => ({ impediment: { because: what } })
const now = new Date()
const doubting = { canRefuse: { verdict: 'doubt', fact: 'Aarzelde lang bij deze vraag.' } } as const
const met = { outcomes: { canRefuse: { verdict: 'met', fact: '' } }, needed: '' } as const
const grant: ProposalForm = { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }

async function account(role: StaffRole, whose: string): Promise<Official> {
  const subject = randomUUID()
  const claims = { issuer: demonstrationIssuer, subject }
  const [subjectMac, humanMac] = await Promise.all([macOf(claims), macOfHuman(demonstrationIssuer, whose)])
  await inReach({ door: subjectMac.toString('hex') }, () => OfficialRow.create({ subjectMac, humanMac, role, municipality: town, mandateFrom: today, ...(role === 'interviewer' && { trainedUntil: addDays(today, 300) }) }))
  return (await enterAsStaff({ ...claims, human: whose }, today)) as Official
}

async function held(): Promise<{ actor: Worker; id: string }> {
  const actor = await withApplication(town)
  const { id } = await caseOf(actor)
  await identify(team.desk, id, seenAtDesk, await drawnPortrait(1), today)
  await holdTalk([team.first, team.second], id, today)
  return { actor, id }
}

/** One doubts where the other does not. */
async function differing(): Promise<{ actor: Worker; id: string }> {
  const made = await held()
  await saveView(team.first, made.id, viewOf(doubting), today)
  await saveView(team.second, made.id, viewOf(), today)
  await shareReport(team.first, made.id, today)
  return made
}

const versionNow = async (actor: Worker): Promise<string> => versionOf(await caseOf(actor))

test('neither view opens before both are saved, for whoever asks', async () => {
  const { id } = await held()
  await saveView(team.first, id, viewOf(doubting), today)
  for (const official of [team.second, team.first]) expect((await readComparison(official, id, today)).state).toBe('waiting')
  await expect(openComparison(team.second, id, today)).rejects.toThrow(Forbidden)
  expect((await openComparison(team.first, id, today)).views).toEqual([])
  const visitor = new Visitor()
  await visitor.signIn('staff', `staff-${town}-3`)
  const page = await visitor.visit(`/zaken/${id}/gesprek/samen`)
  expect([page.status, page.html.querySelectorAll('main form').length, page.raw.includes('Aarzelde')]).toEqual([200, 0, false])
  expect((await visitor.post(`/zaken/${id}/gesprek/samen/lezen`, { _csrf: (await visitor.visit('/werk')).html.querySelector('[name=_csrf]')?.getAttribute('value') ?? '' })).raw).not.toContain('Aarzelde')
})

test('as long as they differ nothing is proposed or intended; agreed by both, it goes on', async () => {
  const { actor, id } = await differing()
  expect(await said(propose(team.caseworker, id, grant, today))).toMatchObject(because('not-agreed'))
  expect(await said(intendRefusal(team.caseworker, id, { facts: 'x', reason: 'y', grounds: ['R06_IDENTITY'] }, today))).toMatchObject(because('not-agreed'))
  expect(await said(settleOutcome(team.second, id, undefined, today, await versionNow(actor)))).toMatchObject(because('nothing-proposed'))
  expect(await said(proposeOutcome(team.first, id, { outcomes: {}, needed: '' }, today, await versionNow(actor)))).toMatchObject(because('outcome-incomplete'))
  expect(await said(proposeOutcome(team.first, id, { outcomes: { canRefuse: { verdict: 'doubt', fact: 'Twijfel blijft bestaan.' } }, needed: '' }, today, await versionNow(actor)))).toMatchObject(because('doubt-asks-talk'))
  expect(await proposeOutcome(team.first, id, met, today, await versionNow(actor))).toEqual([])
  for (const own of [team.first, await account('interviewer', `staff-${town}-2`)]) expect(await said(settleOutcome(own, id, undefined, today, await versionNow(actor)))).toMatchObject(because('same-official'))
  expect(await openParts(team.caseworker, id, ['settlement'])).toEqual({})
  expect(await settleOutcome(team.second, id, undefined, today, await versionNow(actor))).toEqual([])
  expect((await openParts(team.caseworker, id, ['settlement'])).settlement?.outcomes).toEqual(met.outcomes)
  expect(await propose(team.caseworker, id, grant, today)).toEqual([])
})

test('who reads an older page is told what happened; of two who agree at once one does', async () => {
  const { actor, id } = await differing()
  const before = await versionNow(actor)
  await proposeOutcome(team.first, id, met, today, before)
  expect(await settleOutcome(team.second, id, undefined, today, before)).toMatchObject([{ act: 'proposeOutcome' }])
  const version = await versionNow(actor)
  const both = await Promise.all([1, 2].map(() => said(settleOutcome(team.second, id, undefined, today, version))))
  expect(both.filter((answer) => Array.isArray(answer) && answer.length === 0)).toHaveLength(1)
})

test('two who save their views at the same time: that they differ is on record once', async () => {
  const { id } = await held()
  await Promise.all([saveView(team.first, id, viewOf(doubting), today), saveView(team.second, id, viewOf(), today)])
  const { rows } = await superuser.query(`select from application_acts where application_id = $1 and act = 'differ'`, [id])
  expect(rows).toHaveLength(1)
  const { rows: asked } = await superuser.query<{ verdicts: boolean }>(`select details::text ~ 'doubt|notMet|canRefuse' as verdicts from audit_entries where subject = $1`, [id])
  expect(asked.filter(({ verdicts }) => verdicts)).toEqual([])
})

test('a third finds it, who was not there; the two no more, and none of the three decides', async () => {
  const { actor, id } = await differing()
  const third = (await enterAsStaff({ issuer: demonstrationIssuer, subject: `staff-${town}-talk-3` }, today)) as Official
  await expect(openComparison(third, id, today)).rejects.toThrow(Forbidden)
  await askThird(team.second, id, today)
  for (const own of [team.first, team.second]) expect(await said(settleOutcome(own, id, met, today, await versionNow(actor)))).toMatchObject(because('same-official'))
  const found = await openComparison(third, id, today)
  expect([found.state, found.can, found.asked, found.views.length]).toEqual(['third', ['find', 'secondTalk'], ['canRefuse'], 2])
  expect(await settleOutcome(third, id, met, today, found.version)).toEqual([])
  const asCaseworker = await account('caseworker', `staff-${town}-talk-3`)
  await passedOn(id, team.caseworker, asCaseworker)
  expect(await said(propose(asCaseworker, id, grant, today))).toMatchObject(because('same-official'))
  await passedOn(id, asCaseworker, team.caseworker)
  await propose(team.caseworker, id, grant, today)
  for (const human of [`staff-${town}-talk-3`, `staff-${town}-2`, `staff-${town}-3`]) expect(await said(decide(await account('decisionMaker', human), id, today))).toMatchObject(because('same-official'))
  expect(await decide(team.decider, id, today)).toEqual([])
})

test('doubt asks her once more: a letter that is no refusal, a moment of her own, a second report; never a refusal by itself', async () => {
  const { actor, id } = await differing()
  await askSecondTalk(team.first, id, today)
  expect(stageOn(today, (await caseOf(actor)).facts())).toBe('interview to plan')
  expect((await inbox(actor)).map(({ kind }) => kind)).toContain('secondTalk')
  expect((await ownTalk(actor, now, today)).moment).toBeNull()
  const told = (await ownData(actor, today)).applications[0]?.acts.map(({ act }) => act)
  expect(told).toContain('secondTalk')
  expect(told).not.toContain('differ')

  for (const { id: slot } of (await freeMoments(actor, town, today)).filter(byFirstTwo).toReversed()) if (await moveTalk(actor, slot, now, today)) break
  await holdTalk([team.first, team.second], id, addDays(today, 1))
  const later = addDays(today, 1)
  for (const official of [team.first, team.second]) await saveView(official, id, viewOf(doubting), later)
  expect(await said(askSecondTalk(team.first, id, later))).toMatchObject(because('not-open-now'))
  expect(await said(propose(team.caseworker, id, grant, later))).toMatchObject(because('not-agreed'))
  const stays = { outcomes: { canRefuse: { verdict: 'doubt', fact: 'Ook nu bleef dit onzeker.' } }, needed: '' } as const
  await proposeOutcome(team.second, id, stays, later, await versionNow(actor))
  await settleOutcome(team.first, id, undefined, later, await versionNow(actor))
  await shareReport(team.first, id, later)
  const { report } = await ownReport(actor)
  expect(report?.blocks.map(({ talk }) => talk)).toEqual([...Array.from({ length: 7 }, () => 1), ...Array.from({ length: 7 }, () => 2)])

  const words = { facts: 'Dit zagen wij.', reason: 'Dit is waarom.', grounds: ['R03_SELF_RELIANCE'] as const }
  expect(await said(intendRefusal(team.caseworker, id, { ...words, grounds: [...words.grounds] }, later))).toMatchObject(because('doubt-alone'))
  expect(await propose(team.caseworker, id, grant, later)).toEqual([])
})

const toDoNow = ({ html }: Page): string[] => html.querySelectorAll('.case-now a').map(({ text }) => text)

/** Whose view is kept is not sent to the form again, nor to a report that cannot be shared yet; the pages say why. */
async function waitsFor(visitor: Visitor, id: string): Promise<void> {
  const page = await visitor.visit(`/zaken/${id}`)
  expect([toDoNow(page), page.html.querySelectorAll('main a[href$="/oordeel"]').length, page.html.querySelector('.case-now')?.text]).toEqual([[], 0, t('interview.view.waits')])
  expect((await page.follow('Verslag voor haar')).text).toContain(t('interview.report.waits'))
}

test('who was not at the talk is not asked for a view of it', async () => {
  const { id } = await held()
  const third = (await enterAsStaff({ issuer: demonstrationIssuer, subject: `staff-${town}-talk-3` }, today)) as Official
  expect((await readCase(third, id, today)).openActs).not.toContain('saveView')
  for (const official of [team.first, team.second]) expect((await readCase(official, id, today)).openActs).toContain('saveView')
})

test('on the pages: both views beside each other, an outcome put down, an agreement, and what is not asked is marked', async () => {
  const { id } = await held()
  const [first, second] = [new Visitor(), new Visitor()]
  await Promise.all([first.signIn('staff', `staff-${town}-2`), second.signIn('staff', `staff-${town}-3`)])
  const own = await (await first.visit(`/zaken/${id}`)).follow('Mijn oordeel')
  const facts = viewFields({ canRefuse: 'notMet', canRefuseFact: 'Haar vriend zegt wat zij doet.' })
  const marked = await own.press('Bewaar mijn oordeel', facts)
  expect([marked.status, marked.text.includes('vriend')]).toEqual([422, true])
  const kept = await marked.press('Bewaar mijn oordeel', { ...facts, needed: 'Zij noemde hem zelf bij deze vraag.' })
  expect([kept.path, kept.text.includes(t('interview.view.waits')), kept.html.querySelectorAll('main form').length]).toEqual([`/zaken/${id}/oordeel`, true, 0])
  await waitsFor(first, id)
  const again = await marked.press('Bewaar mijn oordeel', viewFields())
  expect([again.status, again.text.includes(t('interview.view.waits'))]).toEqual([409, true])
  const both = await (await (await second.visit(`/zaken/${id}`)).follow('Mijn oordeel')).press('Bewaar mijn oordeel', viewFields())
  expect(both.text).toContain(t('interview.view.both'))
  expect((await both.follow('De twee oordelen naast elkaar')).path).toBe(`/zaken/${id}/gesprek/samen`)
  expect(toDoNow(await first.visit(`/zaken/${id}`))).toEqual(['De twee oordelen naast elkaar', 'Verslag voor haar'])
  const page = await (await (await second.visit(`/zaken/${id}`)).follow('De twee oordelen naast elkaar')).press('Open de oordelen')
  expect(page.html.querySelectorAll('section.box')).toHaveLength(1)
  expect(page.text).toMatch(/Haar vriend zegt/)
  const bare = await page.press('Leg voor aan mijn collega', { canRefuse: 'notMet' })
  expect([bare.status, bare.html.querySelector('#fouten a')?.getAttribute('href')]).toEqual([422, '#canRefuseFact'])
  await page.press('Leg voor aan mijn collega', { canRefuse: 'notMet', canRefuseFact: 'Zei dat zij niet durft te weigeren.' })
  const other = await (await first.visit(`/zaken/${id}/gesprek/samen`)).press('Open de oordelen')
  expect(other.text).toContain('Zei dat zij niet durft te weigeren.')
  await other.press('Akkoord, leg dit vast')
  expect((await first.visit(`/zaken/${id}/gesprek/samen`)).text).toContain('De uitkomst is vastgelegd.')
})
