/** As strangers.ts, of what is hers, of a helper's, an inspector's and of care. */
import { randomUUID } from 'node:crypto'
import { endOtherSessions, endOwnSession, openSessions } from '../../src/actions/access/openSessions.ts'
import * as ways from '../../src/actions/access/ways.ts'
import * as draft from '../../src/actions/application/draft.ts'
import * as moments from '../../src/actions/application/moments.ts'
import * as talk from '../../src/actions/application/talk.ts'
import { withhold } from '../../src/actions/application/withheld.ts'
import * as applications from '../../src/actions/applications.ts'
import * as listed from '../../src/actions/worklist/list.ts'
import * as checks from '../../src/actions/checks.ts'
import * as contact from '../../src/actions/contact/contact.ts'
import * as envelopes from '../../src/actions/care/envelopes.ts'
import * as signals from '../../src/actions/care/signals.ts'
import * as decisions from '../../src/actions/decisions.ts'
import * as helping from '../../src/actions/helping/helping.ts'
import * as mandates from '../../src/actions/helping/mandates.ts'
import * as interviews from '../../src/actions/interviews.ts'
import * as translation from '../../src/actions/talking/translation.ts'
import * as uploads from '../../src/actions/papers/uploads.ts'
import * as letters from '../../src/actions/letters.ts'
import * as cards from '../../src/actions/licence/cards.ts'
import { lockCard } from '../../src/actions/licence/held.ts'
import { paperCard } from '../../src/actions/licence/paper.ts'
import * as proof from '../../src/actions/licence/proof.ts'
import * as renewal from '../../src/actions/licence/renewal.ts'
import * as sharing from '../../src/actions/licence/sharing.ts'
import * as watching from '../../src/actions/watching/allowing.ts'
import * as recipients from '../../src/actions/looks/recipients.ts'
import * as asked from '../../src/actions/looks/requests.ts'
import * as elsewhereToo from '../../src/actions/across/elsewhere.ts'
import * as handoverLists from '../../src/actions/across/handoverLists.ts'
import * as handovers from '../../src/actions/across/handovers.ts'
import * as naming from '../../src/actions/shield/naming.ts'
import * as stopping from '../../src/actions/stopping.ts'
import * as hearing from '../../src/actions/following/hearing.ts'
import * as objecting from '../../src/actions/following/objecting.ts'
import * as objections from '../../src/actions/following/objections.ts'
import { ownDecided } from '../../src/actions/following/ownDecision.ts'
import * as ownSuspension from '../../src/actions/following/ownSuspension.ts'
import * as requests from '../../src/actions/following/requests.ts'
import * as status from '../../src/actions/following/status.ts'
import { unreachable } from '../../src/actions/messages/unreachable.ts'
import { ownData } from '../../src/actions/ownData.ts'
import { open, openAll } from '../../src/actions/vault.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { checkAdvertised } from '../../src/actions/checking/advertised.ts'
import { handIn } from '../../src/actions/checking/offline.ts'
import * as visiting from '../../src/actions/checking/visits.ts'
import { wasValidOn } from '../../src/actions/checking/onDay.ts'
import * as own from '../../src/actions/checking/ownChecks.ts'
import * as seeing from '../../src/actions/checking/more.ts'
import { callsOfRegister } from './strangersOfRegister.ts'
import { elsewhere, today, now, nobody, helper, coordinator, inspector, theirs, view } from './someoneElse.ts'

export const callsOfHer: Readonly<Record<string, () => Promise<unknown>>> = {
  submit: () => applications.submit(nobody, randomUUID(), today),
  waysOf: async () => ways.waysOf(inspector as never),
  replaceWords: () => ways.replaceWords(nobody, ['aarde'], today),
  newKeyOptions: () => ways.newKeyOptions(inspector as never, { origin: 'http://localhost', service: 'x' }),
  addPasskey: () => ways.addPasskey(inspector as never, { origin: 'http://localhost', service: 'x' }, {}, 'x', today),
  removePasskey: async () => ways.removePasskey(nobody, randomUUID()),
  openSessions: async () => openSessions(inspector as never, now),
  endOwnSession: () => endOwnSession(nobody, 'eA'),
  endOtherSessions: async () => endOtherSessions(inspector as never, 'eA'),
  withdraw: () => applications.withdraw(nobody, today),
  saveAnswer: () => applications.saveAnswer(nobody, 'contact', { channel: 'portal' }),
  withhold: () => withhold(nobody, 'support'),
  lockDraft: () => inTransaction(nobody, () => draft.lockDraft(nobody)),
  choosePlace: () => moments.choosePlace(nobody, 'GM0344', today),
  chooseMoment: () => moments.chooseMoment(nobody, randomUUID(), today),
  waitForMoment: () => moments.waitForMoment(nobody, today),
  ownAnswers: () => applications.ownAnswers(nobody),
  ownReport: () => applications.ownReport(nobody),
  ownTalk: () => talk.ownTalk(nobody, now, today),
  moveTalk: () => talk.moveTalk(nobody, randomUUID(), now, today),
  cancelTalk: () => talk.cancelTalk(nobody, now, today),
  waitForTalk: () => talk.waitForTalk(nobody, now, today),
  askInterviewer: () => talk.askInterviewer(nobody, { interviewer: 'woman' }, now, today),
  changeSupport: () => talk.changeSupport(nobody, { company: 'alone', talkPlace: 'desk', needs: [], callMe: '', mustKnow: '' }, now, today),
  ownData: () => ownData(nobody, today),
  stop: () => stopping.stop(nobody, today),
  stopPlan: () => stopping.stopPlan(nobody, today),
  readableAfterWithdrawal: () => stopping.readableAfterWithdrawal(nobody, today),
  workPage: () => listed.workPage(nobody, { tab: 'all' }, today),
  glimpse: () => listed.glimpse(nobody, ['all'], today),
  check: () => checks.check(nobody as never, { token: 'x' }, now, today),
  ownChecks: async () => own.ownChecks(nobody as never, now),
  ownCheck: () => own.ownCheck(inspector, randomUUID(), now),
  moreOn: () => seeing.moreOn(inspector, randomUUID(), now),
  seeMore: () => seeing.seeMore(inspector, randomUUID(), 'K01_NOT_LIKE_PHOTO', now, today),
  handIn: () => handIn(inspector, { check: randomUUID(), shift: randomUUID(), at: now, token: 'x' }, now),
  checkAdvertised: async () => checkAdvertised(nobody as never, [], now, today),
  recordVisit: async () => visiting.recordVisit(nobody as never, view, now),
  visits: async () => visiting.visits(nobody as never, now),
  visitFile: () => visiting.visitFile(inspector, randomUUID(), now),
  correctVisit: () => visiting.correctVisit(inspector, randomUUID(), view, now),
  wasValidOn: async () => wasValidOn(nobody as never, '23456789BCFN' as never, { askedDay: today, dayGround: 'K22_COMPLAINT' }, now, today),
  startShift: async () => checks.startShift(nobody as never, { reason: 'report', hours: 4 } as never, now),
  endShift: async () => checks.endShift(nobody as never, now),
  giveView: () => decisions.giveView(nobody, { statement: 'x' }, today),
  answerReport: () => interviews.answerReport(nobody, { correct: 'yes', remark: '' } as never, today),
  readTranslation: async () => translation.readTranslation(elsewhere('interviewer'), theirs.id, today),
  openTranslation: async () => translation.openTranslation(elsewhere('interviewer'), theirs.id, today),
  translateReport: () => translation.translateReport(elsewhere('interviewer'), theirs.id, { translatedHow: 'aloud', translatedBy: 'sworn', translatorNumber: '12', blocks: [] }, today),
  askTranslation: () => translation.askTranslation(nobody, { translationHow: 'read', translationLanguage: 'ro', translationOther: '' }, today),
  ownTranslation: () => translation.ownTranslation(nobody, today),
  opened: () => inTransaction(nobody, () => interviews.opened(nobody, theirs.id, 'withdraw', today)),
  chooseProof: () => uploads.chooseProof(nobody, 'bring'),
  choosePortrait: () => uploads.choosePortrait(nobody, 'desk'),
  addDocument: () => uploads.addDocument(nobody, 'front', Buffer.from('x')),
  removeDocument: () => uploads.removeDocument(nobody, randomUUID()),
  addPhoto: () => uploads.addPhoto(nobody, Buffer.from('x')),
  approvePhoto: () => uploads.approvePhoto(nobody, randomUUID()),
  ownPapers: () => uploads.ownPapers(nobody),
  ownFile: () => uploads.ownFile(nobody, randomUUID()),
  readLetter: () => letters.readLetter(nobody, theirs.letter),
  letterFile: () => letters.letterFile(nobody, theirs.letter),
  ownRequest: () => requests.ownRequest(nobody, today),
  answerItem: () => requests.answerItem(nobody, 1, { answerHow: 'text', answerText: 'x' }, today),
  takeMoreTime: () => requests.takeMoreTime(nobody, today),
  ownIntention: () => hearing.ownIntention(nobody, today),
  giveOrAskView: () => hearing.giveOrAskView(nobody, { viewHow: 'call', statement: '', callNumber: '06 12345678', callWhen: '' }, today),
  ownStatus: () => status.ownStatus(nobody, today),
  ownDecided: () => ownDecided(nobody),
  ownSuspension: () => ownSuspension.ownSuspension(nobody, today),
  reactToSuspension: () => ownSuspension.reactToSuspension(nobody, { statement: 'x' }, today),
  chooseDecision: () => objections.chooseDecision(nobody, theirs.letter, today),
  saveWords: () => objections.saveWords(nobody, {}),
  lodge: () => objections.lodge(nobody, randomUUID(), today),
  ownObjection: () => objecting.ownObjection(nobody, randomUUID(), today),
  giveReasons: () => objecting.giveReasons(nobody, randomUUID(), { reasons: 'x' }, today),
  withdrawObjection: () => objecting.withdrawObjection(nobody, randomUUID(), today),
  replaceNumber: () => cards.replaceNumber(nobody, randomUUID(), today),
  showCard: async () => cards.showCard(inspector as never, undefined, '', now, today),
  cardPhoto: () => cards.cardPhoto(nobody, today),
  addCard: () => cards.addCard(nobody, { workingName: 'Mila', shown: 'yes' }, today),
  nameCard: () => cards.nameCard(nobody, randomUUID(), { workingName: 'Mila', shown: 'yes' }, today),
  stopCard: () => cards.stopCard(nobody, randomUUID(), today),
  lockCard: () => inTransaction(nobody, () => lockCard(nobody, randomUUID(), today)),
  paperCard: () => paperCard(nobody, randomUUID(), '', new Date(), today),
  makeShare: () => sharing.makeShare(nobody, { key: randomUUID(), subject: randomUUID(), recipient: 'bank', withPhoto: '', withName: 'none', days: 1, views: 1 }, today),
  ownShare: () => sharing.ownShare(nobody, randomUUID(), today),
  stopShare: () => sharing.stopShare(nobody, randomUUID(), today),
  platforms: async () => watching.platforms(inspector as never),
  allowWatch: () => watching.allowWatch(nobody, { key: randomUUID(), subject: randomUUID(), platform: randomUUID(), watchDays: 7 }, today),
  ownWatch: () => watching.ownWatch(nobody, randomUUID(), today),
  stopWatch: () => watching.stopWatch(nobody, randomUUID(), today),
  startRenewal: () => renewal.startRenewal(nobody, today),
  proofFile: () => proof.proofFile(nobody, '', today),
  chooseChannel: () => contact.chooseChannel(nobody, { channel: 'portal', address: '' }),
  askForCode: () => contact.askForCode(nobody, now),
  proveChannel: () => contact.proveChannel(nobody, 'K7B2M9', now),
  saveLimits: () => contact.saveLimits(nobody, { limits: [], codeWord: 'tulp' }),
  freeze: () => contact.freeze(nobody, today),
  lift: () => contact.lift(nobody),
  unreachable: async () => unreachable(inspector),
  askAboutLook: async () => asked.askAboutLook(nobody, randomUUID(), view, today),
  askCorrection: async () => asked.askCorrection(nobody, randomUUID(), view, today),
  correctionSubject: async () => asked.correctionSubject(nobody, randomUUID(), today),
  nameHelper: async () => mandates.nameHelper(helper as never, view, today),
  stopHelper: async () => mandates.stopHelper(nobody, randomUUID(), today),
  takeMandate: async () => helping.takeMandate(nobody as never, 'X', today),
  refusedHelp: async () => helping.refusedHelp(nobody as never, today),
  helpedPeople: async () => helping.helpedPeople(nobody as never, today),
  helpedFile: () => helping.helpedFile(helper, randomUUID(), today),
  helpedLetter: () => helping.helpedLetter(helper, randomUUID(), theirs.letter, today),
  giveViewFor: () => helping.giveViewFor(helper, randomUUID(), view, today),
  canGiveViewFor: () => helping.canGiveViewFor(helper, randomUUID(), today),
  putIn: async () => envelopes.putIn(helper as never, 'b'),
  signalOf: async () => signals.signalOf(coordinator, randomUUID(), today),
  acceptSignal: async () => signals.acceptSignal(coordinator, randomUUID(), today),
  openSignal: async () => signals.openSignal(coordinator, randomUUID()),
  closeSignal: async () => signals.closeSignal(coordinator, randomUUID(), today),
  readWrong: () => recipients.readWrong(inspector, randomUUID(), today),
  wouldRunTwice: async () => elsewhereToo.wouldRunTwice(inspector as never, view),
  answerHandover: async () => handovers.answerHandover(nobody, { agree: 'yes' }, today),
  askedHer: async () => handoverLists.askedHer(nobody),
  namePeople: async () => naming.namePeople(nobody, { key: randomUUID(), people: 'x', isLead: 'someone' }, today),
  eraseNaming: async () => naming.eraseNaming(nobody, randomUUID()),
  openAll: () => inTransaction(inspector, () => openAll(inspector, [{ about: { personId: randomUUID() }, compartment: 'photo', kind: 'photo', purpose: 'check-licence' }, { about: { personId: randomUUID() }, compartment: 'identity', kind: 'identity', purpose: 'handle-case' }])),
  open: () => inTransaction(inspector, () => open(inspector, { personId: randomUUID() }, { compartment: 'identity', kind: 'identity', purpose: 'handle-case' })),
  ...callsOfRegister,
}
