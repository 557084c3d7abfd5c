/** Each action that takes an actor, called by someone whose it is not: never found, or never theirs to do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import * as deskCodes from '../src/actions/access/deskCodes.ts'
import * as ways from '../src/actions/access/ways.ts'
import * as draft from '../src/actions/application/draft.ts'
import * as moments from '../src/actions/application/moments.ts'
import * as talk from '../src/actions/application/talk.ts'
import { withhold } from '../src/actions/application/withheld.ts'
import * as applications from '../src/actions/applications.ts'
import * as cases from '../src/actions/cases.ts'
import * as checks from '../src/actions/checks.ts'
import * as contact from '../src/actions/contact/contact.ts'
import * as anonymous from '../src/actions/anonymous/questions.ts'
import * as envelopes from '../src/actions/care/envelopes.ts'
import * as signals from '../src/actions/care/signals.ts'
import * as decisions from '../src/actions/decisions.ts'
import * as helping from '../src/actions/helping/helping.ts'
import * as mandates from '../src/actions/helping/mandates.ts'
import * as interviews from '../src/actions/interviews.ts'
import * as paperDesk from '../src/actions/papers/desk.ts'
import * as uploads from '../src/actions/papers/uploads.ts'
import * as letters from '../src/actions/letters.ts'
import * as cards from '../src/actions/licence/cards.ts'
import { lockCard } from '../src/actions/licence/held.ts'
import { paperCard } from '../src/actions/licence/paper.ts'
import * as proof from '../src/actions/licence/proof.ts'
import * as renewal from '../src/actions/licence/renewal.ts'
import * as sharing from '../src/actions/licence/sharing.ts'
import * as looks from '../src/actions/looks/looks.ts'
import * as asked from '../src/actions/looks/requests.ts'
import * as stopping from '../src/actions/stopping.ts'
import * as asCaseworker from '../src/actions/following/caseSide.ts'
import { defer } from '../src/actions/following/deferring.ts'
import * as hearing from '../src/actions/following/hearing.ts'
import * as inbox from '../src/actions/following/inbox.ts'
import * as objecting from '../src/actions/following/objecting.ts'
import * as objections from '../src/actions/following/objections.ts'
import { ownDecided } from '../src/actions/following/ownDecision.ts'
import * as ownSuspension from '../src/actions/following/ownSuspension.ts'
import * as requests from '../src/actions/following/requests.ts'
import * as status from '../src/actions/following/status.ts'
import * as suspensions from '../src/actions/following/suspensions.ts'
import { unreachable } from '../src/actions/messages/unreachable.ts'
import { ownData } from '../src/actions/ownData.ts'
import { enterAsWorker } from '../src/actions/signIn.ts'
import { open, openAll, useKeyring } from '../src/actions/vault.ts'
import { inTransaction } from '../src/actions/work.ts'
import { day } from '../src/law/day.ts'
import { Application } from '../src/models/Application.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db.ts'
import { BudgetSpent, NotFound } from '../src/platform/errors.ts'
import type { CareCoordinator, Helper, Inspector, Official, StaffRole, Worker } from '../src/policies/actor.ts'
import { hourlyBudget } from '../src/policies/compartments.ts'
import { Forbidden } from '../src/policies/permit.ts'
import { asSuperuser, keyring, serviceUrl } from './support/database.ts'

const superuser = asSuperuser()
const today = day('2026-11-24')
const now = new Date('2026-11-24T12:00:00Z')

const official = (role: StaffRole, municipality: string): Official => ({ role, id: randomUUID(), municipality })
const nobody: Worker = { role: 'worker', id: randomUUID(), personId: randomUUID() }
const helper: Helper = { role: 'helper', id: randomUUID() }
const coordinator: CareCoordinator = { role: 'careCoordinator', id: randomUUID(), region: 'VR09' }
const inspector: Inspector = { role: 'inspector', id: randomUUID(), unit: 'Politie Midden-Nederland' }
let theirs = { id: '', letter: '', municipality: '', caseNumber: '' }

beforeAll(async () => {
  useKeyring(keyring)
  connectDatabase(await serviceUrl())
  await superuser.connect()
  const { rows } = await superuser.query<typeof theirs>(
    `select a.id, l.id as letter, a.municipality, a.case_number as "caseNumber" from applications a join letters l on l.application_id = a.id where a.municipality = 'GM0344' limit 1`,
  )
  theirs = rows[0] ?? theirs
})
afterAll(() => Promise.all([disconnectDatabase(), superuser.end()]))

const elsewhere = (role: StaffRole) => official(role, 'GM0363')
const view = {} as never

/** By name; each gives the call of a stranger. */
const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  submit: () => applications.submit(nobody, randomUUID(), today),
  handOutCode: async () => deskCodes.handOutCode(official('caseworker', 'GM0344'), { key: randomUUID() } as never, now),
  waysOf: async () => ways.waysOf(inspector as never),
  replaceWords: () => ways.replaceWords(nobody, ['aarde'], today),
  newKeyOptions: () => ways.newKeyOptions(inspector as never, { origin: 'http://localhost', service: 'x' }),
  addPasskey: () => ways.addPasskey(inspector as never, { origin: 'http://localhost', service: 'x' }, {}, 'x', today),
  removePasskey: async () => ways.removePasskey(nobody, randomUUID()),
  withdraw: () => applications.withdraw(nobody, today),
  saveAnswer: () => applications.saveAnswer(nobody, 'contact', { channel: 'portal' }),
  withhold: () => withhold(nobody, 'support'),
  lockDraft: () => inTransaction(nobody, () => draft.lockDraft(nobody)),
  choosePlace: () => moments.choosePlace(nobody, 'GM0344'),
  chooseMoment: () => moments.chooseMoment(nobody, randomUUID(), today),
  waitForMoment: () => moments.waitForMoment(nobody, today),
  ownAnswers: () => applications.ownAnswers(nobody),
  ownReport: () => applications.ownReport(nobody),
  ownTalk: () => talk.ownTalk(nobody, now, today),
  moveTalk: () => talk.moveTalk(nobody, randomUUID(), now, today),
  cancelTalk: () => talk.cancelTalk(nobody, now, today),
  waitForTalk: () => talk.waitForTalk(nobody, now, today),
  askInterviewer: () => talk.askInterviewer(nobody, { interviewer: 'woman' }, now, today),
  changeSupport: () => talk.changeSupport(nobody, { company: 'alone', needs: [], mustKnow: '' }, now, today),
  ownData: () => ownData(nobody, today),
  stop: () => stopping.stop(nobody, today),
  stopPlan: () => stopping.stopPlan(nobody, today),
  worklist: () => cases.worklist(nobody, today),
  readCase: () => cases.readCase(elsewhere('caseworker'), theirs.id, today),
  openParts: () => cases.openParts(elsewhere('caseworker'), theirs.id, ['identity']),
  openViews: () => cases.openViews(elsewhere('decisionMaker'), theirs.id),
  check: () => checks.check(nobody as never, { token: 'x' }, now, today),
  startShift: async () => checks.startShift(nobody as never, { reason: 'report', hours: 4 } as never, now),
  endShift: async () => checks.endShift(nobody as never, now),
  intendRefusal: () => decisions.intendRefusal(elsewhere('caseworker'), theirs.id, view, today),
  giveView: () => decisions.giveView(nobody, { statement: 'x' }, today),
  propose: () => decisions.propose(elsewhere('caseworker'), theirs.id, view, today),
  sendBack: () => decisions.sendBack(elsewhere('decisionMaker'), theirs.id, view, today),
  decide: () => decisions.decide(elsewhere('decisionMaker'), theirs.id, today),
  identify: () => interviews.identify(elsewhere('frontDesk'), theirs.id, view, Buffer.alloc(0), today),
  holdInterview: () => interviews.holdInterview(elsewhere('interviewer'), theirs.id, view, today),
  saveView: () => interviews.saveView(elsewhere('interviewer'), theirs.id, view, today),
  shareReport: () => interviews.shareReport(elsewhere('interviewer'), theirs.id, today),
  answerReport: () => interviews.answerReport(nobody, { correct: 'yes', remark: '' } as never, today),
  opened: () => inTransaction(nobody, () => interviews.opened(nobody, theirs.id, 'withdraw', today)),
  chooseProof: () => uploads.chooseProof(nobody, 'bring'),
  choosePortrait: () => uploads.choosePortrait(nobody, 'desk'),
  addDocument: () => uploads.addDocument(nobody, 'front', Buffer.from('x')),
  removeDocument: () => uploads.removeDocument(nobody, randomUUID()),
  addPhoto: () => uploads.addPhoto(nobody, Buffer.from('x')),
  approvePhoto: () => uploads.approvePhoto(nobody, randomUUID()),
  ownPapers: () => uploads.ownPapers(nobody),
  ownFile: () => uploads.ownFile(nobody, randomUUID()),
  openPapers: () => paperDesk.openPapers(elsewhere('frontDesk'), theirs.id),
  openToCompare: () => paperDesk.openToCompare(elsewhere('frontDesk'), theirs.id),
  openDocument: () => paperDesk.openDocument(elsewhere('caseworker'), theirs.id, randomUUID()),
  readLetter: () => letters.readLetter(nobody, theirs.letter),
  letterFile: () => letters.letterFile(nobody, theirs.letter),
  askToComplete: () => requests.askToComplete(elsewhere('caseworker'), theirs.id, view, today),
  ownRequest: () => requests.ownRequest(nobody, today),
  answerItem: () => requests.answerItem(nobody, 1, { answerHow: 'text', answerText: 'x' }, today),
  takeMoreTime: () => requests.takeMoreTime(nobody, today),
  defer: () => defer(elsewhere('caseworker'), theirs.id, view, today),
  ownIntention: () => hearing.ownIntention(nobody, today),
  giveOrAskView: () => hearing.giveOrAskView(nobody, { viewHow: 'call', statement: '', callNumber: '06 12345678', callWhen: '' }, today),
  recordView: () => hearing.recordView(elsewhere('caseworker'), theirs.id, { said: 'x' }, today),
  ownStatus: () => status.ownStatus(nobody, today),
  ownDecided: () => ownDecided(nobody),
  ownSuspension: () => ownSuspension.ownSuspension(nobody, today),
  reactToSuspension: () => ownSuspension.reactToSuspension(nobody, { statement: 'x' }, today),
  chooseDecision: () => objections.chooseDecision(nobody, theirs.letter, today),
  saveWords: () => objections.saveWords(nobody, {}),
  lodge: () => objections.lodge(nobody, randomUUID(), today),
  ownObjection: () => objecting.ownObjection(nobody, randomUUID()),
  giveReasons: () => objecting.giveReasons(nobody, randomUUID(), { reasons: 'x' }, today),
  withdrawObjection: () => objecting.withdrawObjection(nobody, randomUUID(), today),
  proposeSuspension: () => suspensions.proposeSuspension(elsewhere('caseworker'), theirs.id, view, today),
  proposeReinstatement: () => suspensions.proposeReinstatement(elsewhere('caseworker'), theirs.id, view, today),
  agreeWithProposal: () => suspensions.agreeWithProposal(elsewhere('decisionMaker'), theirs.id, today),
  returnProposal: () => suspensions.returnProposal(elsewhere('decisionMaker'), theirs.id, view, today),
  caseFollowing: () => asCaseworker.caseFollowing(elsewhere('caseworker'), theirs.id, today),
  replaceNumber: () => cards.replaceNumber(nobody, randomUUID(), today),
  showCard: async () => cards.showCard(inspector as never, undefined, '', now, today),
  cardPhoto: () => cards.cardPhoto(nobody, today),
  addCard: () => cards.addCard(nobody, { workingName: 'Mila', shown: 'yes' }, today),
  nameCard: () => cards.nameCard(nobody, randomUUID(), { workingName: 'Mila', shown: 'yes' }, today),
  stopCard: () => cards.stopCard(nobody, randomUUID(), today),
  lockCard: () => inTransaction(nobody, () => lockCard(nobody, randomUUID(), today)),
  paperCard: () => paperCard(nobody, randomUUID(), '', today),
  makeShare: () => sharing.makeShare(nobody, { key: randomUUID(), subject: randomUUID(), recipient: 'bank', withPhoto: '', withName: 'none', days: 1, views: 1 }, today),
  ownShare: () => sharing.ownShare(nobody, randomUUID(), today),
  stopShare: () => sharing.stopShare(nobody, randomUUID(), today),
  startRenewal: () => renewal.startRenewal(nobody, today),
  proofFile: () => proof.proofFile(nobody, '', today),
  chooseChannel: () => contact.chooseChannel(nobody, { channel: 'portal', address: '' }),
  askForCode: () => contact.askForCode(nobody, now),
  proveChannel: () => contact.proveChannel(nobody, 'K7B2M9', now),
  saveLimits: () => contact.saveLimits(nobody, { limits: [], codeWord: 'tulp' }),
  freeze: () => contact.freeze(nobody, today),
  lift: () => contact.lift(nobody),
  unreachable: async () => unreachable(inspector),
  looksAt: async () => looks.looksAt(elsewhere('caseworker') as never, today),
  askAboutLook: async () => asked.askAboutLook(nobody, randomUUID(), view, today),
  askCorrection: async () => asked.askCorrection(nobody, randomUUID(), view, today),
  correctionSubject: async () => asked.correctionSubject(nobody, randomUUID(), today),
  openRequests: async () => asked.openRequests(official('frontDesk', 'GM0344')),
  readRequest: async () => asked.readRequest(elsewhere('caseworker'), randomUUID()),
  openRequest: async () => asked.openRequest(elsewhere('caseworker'), randomUUID()),
  answerRequest: async () => asked.answerRequest(elsewhere('caseworker'), randomUUID(), view, today),
  nameHelper: async () => mandates.nameHelper(helper as never, view, today),
  stopHelper: async () => mandates.stopHelper(nobody, randomUUID(), today),
  takeMandate: async () => helping.takeMandate(nobody as never, 'X', today),
  helpedPeople: async () => helping.helpedPeople(nobody as never, today),
  helpedFile: () => helping.helpedFile(helper, randomUUID(), today),
  helpedLetter: () => helping.helpedLetter(helper, randomUUID(), theirs.letter, today),
  giveViewFor: () => helping.giveViewFor(helper, randomUUID(), view, today),
  canGiveViewFor: () => helping.canGiveViewFor(helper, randomUUID(), today),
  putIn: async () => envelopes.putIn(helper as never, 'b'),
  signalsOf: async () => signals.signalsOf(elsewhere('caseworker') as never),
  signalOf: async () => signals.signalOf(coordinator, randomUUID()),
  acceptSignal: async () => signals.acceptSignal(coordinator, randomUUID(), today),
  openSignal: async () => signals.openSignal(coordinator, randomUUID()),
  closeSignal: async () => signals.closeSignal(coordinator, randomUUID(), today),
  openQuestions: async () => anonymous.openQuestions(official('caseworker', 'GM0344')),
  openQuestion: async () => anonymous.openQuestion(official('frontDesk', 'GM0344'), randomUUID()),
  answerQuestion: async () => anonymous.answerQuestion(official('caseworker', 'GM0344'), randomUUID(), view, today),
  openAll: () => inTransaction(inspector, () => openAll(inspector, [{ about: { personId: randomUUID() }, compartment: 'photo', kind: 'photo', purpose: 'check-licence' }, { about: { personId: randomUUID() }, compartment: 'identity', kind: 'identity', purpose: 'handle-case' }])),
  open: () => inTransaction(inspector, () => open(inspector, { personId: randomUUID() }, { compartment: 'identity', kind: 'identity', purpose: 'handle-case' })),
}

/** These give a stranger nothing because there is nothing of hers; the next test looks at what they give. */
const giveOwn: Readonly<Record<string, () => Promise<unknown>>> = {
  ownCards: async () => (await cards.ownCards(nobody, today)).cards,
  ownShares: () => sharing.ownShares(nobody, today),
  ownProof: () => proof.ownProof(nobody, today),
  renewalPlan: () => renewal.renewalPlan(nobody, today),
  ownContact: () => contact.ownContact(nobody, now).then(({ messages }) => messages),
  ownChannelFails: () => contact.ownChannelFails(nobody).then((fails) => (fails ? ['it fails'] : [])),
  ownStanding: () => stopping.ownStanding(nobody, today),
  ownApplication: () => applications.ownApplication(nobody),
  inbox: () => inbox.inbox(nobody),
  markRead: () => inbox.markRead(nobody, theirs.letter, today),
  ownTasks: () => status.ownTasks(nobody, today),
  objectable: () => objections.objectable(nobody, today),
  draftObjection: () => objections.draftObjection(nobody, today),
  ownObjections: () => objecting.ownObjections(nobody),
  findCase: () => asCaseworker.findCase(elsewhere('caseworker'), theirs.caseNumber),
  ownMandates: () => mandates.ownMandates(nobody, today),
  ownRequests: async () => [...(await asked.ownRequests(nobody))],
  shiftOf: () => checks.shiftOf(inspector, now),
  freeMoments: () => moments.freeMoments(nobody, 'GM9999', today),
  draftUntil: () => draft.draftUntil(nobody),
  eraseOwnDraft: () => draft.eraseOwnDraft(nobody),
}

/** Parts of other actions, called inside their transaction and after their checks; and beginning one's own first application. */
const parts = ['startApplication', 'sendLookAnswer', 'sendCorrectionReceipt', 'sendCorrectionAnswer', 'entryOf', 'spend', 'begin', 'sendReminder', 'interpreterFor', 'hasMoment', 'isFree', 'keepFittingMoment', 'unlessTaken', 'withheldOf', 'noLongerWithheld', 'placesFor', 'audit', 'reportOf', 'ownPhoto', 'eraseUploads', 'contactOf', 'changeContact', 'lockOwn', 'sendReceipt', 'sendWithdrawal', 'sendStopped', 'sendIntention', 'sendGrant', 'sendRefusal', 'inTransaction', 'send',
  'sendRequest', 'sendDeferral', 'sendObjectionReceived', 'sendObjectionWithdrawn', 'sendSuspension', 'sendReinstatement', 'wordsOf', 'stopObjecting']

test.each(Object.entries(calls))('%s', async (_name, call) => {
  const said: unknown = await call().then(() => 'it was done', (error: unknown) => error)
  expect([NotFound, Forbidden].some((no) => said instanceof no) || said).toBe(true)
})

test.each(Object.entries(giveOwn))('%s gives a stranger nothing', async (_name, call) => {
  expect((await call()) ?? []).toEqual([])
})

test('there is no action with an actor that is not in a table above', () => {
  const room = path.resolve('src/actions')
  const texts = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(path.join(room, file), 'utf8'))
  const names = texts.flatMap((text) => [...text.matchAll(/^export (?:async )?function (\w+)(?:<.*>)?\(actor: /gm)].map(([, name]) => name))
  expect(names.length).toBeGreaterThan(30)
  expect(names.filter((name = '') => !(name in calls) && !(name in giveOwn) && !parts.includes(name))).toEqual([])
})

test('of first times at the same moment one makes the account, and the others come in by it', async () => {
  const identity = { given: 'Verzonnen', family: 'Tegelijk', birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
  const claims = { issuer: 'test', subject: randomUUID(), identity }
  const actors = await Promise.all([1, 2, 3].map(() => enterAsWorker(claims, today)))
  expect(new Set(actors.map(({ personId }) => personId)).size).toBe(1)
})

describe('within the municipality', () => {
  test.each([
    ['frontDesk', decisions.decide], ['interviewer', decisions.decide], ['caseworker', decisions.decide],
    ['frontDesk', interviews.shareReport], ['caseworker', interviews.shareReport], ['decisionMaker', interviews.shareReport],
  ] as const)('a %s does only what is theirs', async (role, act) => {
    await expect(act(official(role, 'GM0344'), theirs.id, today)).rejects.toThrow(Forbidden)
  })

  test('what one official can open in an hour ends, and what is over it is not on record as opened', async () => {
    const curious = official('frontDesk', 'GM0344')
    const application = await inTransaction(curious, () => Application.get({ id: theirs.id }))
    const look = () => inTransaction(curious, () => open(curious, { personId: application.personId, municipality: 'GM0344' }, { compartment: 'identity', kind: 'identity', purpose: 'verify-identity' }))
    for (let times = 0; times < hourlyBudget.frontDesk; times += 1) await look()
    await expect(look()).rejects.toThrow(BudgetSpent)
    const { rows } = await superuser.query<{ count: string }>(`select count(*) from audit_entries where actor_id = $1 and event = 'vault.opened'`, [curious.id])
    expect(Number(rows[0]?.count)).toBe(hourlyBudget.frontDesk)
  })

  test('several at once count as so many, and what is over it opens none of them', async () => {
    const busy = official('caseworker', 'GM0344')
    const application = await inTransaction(busy, () => Application.get({ id: theirs.id }))
    const asked = [
      { about: { personId: application.personId, municipality: 'GM0344' }, compartment: 'identity', kind: 'identity', purpose: 'handle-case' },
      { about: application, compartment: 'identity', kind: 'identityConfirmed', purpose: 'handle-case' },
      { about: application, compartment: 'correspondence', kind: 'comment', purpose: 'handle-case' },
    ] as const
    const look = () => inTransaction(busy, () => openAll(busy, asked))
    const [identity, confirmed, comment] = await look()
    expect([identity?.family, confirmed?.correct, comment]).toEqual([expect.any(String), true, undefined])
    const atOnce = await Promise.allSettled(Array.from({ length: hourlyBudget.caseworker / 2 + 4 }, look))
    expect(atOnce.filter(({ status }) => status === 'fulfilled')).toHaveLength(hourlyBudget.caseworker / 2 - 1)
    const { rows } = await superuser.query<{ count: string; purposes: string[] }>(
      `select count(*), array_agg(distinct purpose || ' ' || (details->>'kind')) as purposes from audit_entries where actor_id = $1 and event = 'vault.opened'`, [busy.id])
    expect(rows).toEqual([{ count: String(hourlyBudget.caseworker), purposes: ['handle-case identity', 'handle-case identityConfirmed'] }])
  })
})
