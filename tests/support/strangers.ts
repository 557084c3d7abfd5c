/** Each action that takes an actor, and its call by someone whose it is not. */
import { randomUUID } from 'node:crypto'
import * as deskCodes from '../../src/actions/access/deskCodes.ts'
import * as draft from '../../src/actions/application/draft.ts'
import * as moments from '../../src/actions/application/moments.ts'
import * as applications from '../../src/actions/applications.ts'
import * as cases from '../../src/actions/cases.ts'
import * as dossiers from '../../src/actions/dossier/dossier.ts'
import * as bringing from '../../src/actions/takingOver/bringIn.ts'
import * as handing from '../../src/actions/takingOver/atDesk.ts'
import * as preparing from '../../src/actions/takingOver/prepare.ts'
import { caseList } from '../../src/actions/ownFigures/caseList.ts'
import { ownFigures } from '../../src/actions/ownFigures/figures.ts'
import * as divided from '../../src/actions/worklist/division.ts'
import * as filters from '../../src/actions/worklist/filters.ts'
import * as logs from '../../src/actions/worklist/logbook.ts'
import * as lines from '../../src/actions/worklist/timeline.ts'
import * as checks from '../../src/actions/checks.ts'
import * as contact from '../../src/actions/contact/contact.ts'
import * as anonymous from '../../src/actions/anonymous/questions.ts'
import * as signals from '../../src/actions/care/signals.ts'
import { callsOfCare } from './strangersOfCare.ts'
import * as delivering from '../../src/actions/deciding/deliveries.ts'
import * as help from '../../src/actions/deciding/help.ts'
import * as review from '../../src/actions/deciding/review.ts'
import * as sealingAfter from '../../src/actions/deciding/sealAfterwards.ts'
import * as seals from '../../src/actions/deciding/seals.ts'
import * as decisions from '../../src/actions/decisions.ts'
import * as mandates from '../../src/actions/helping/mandates.ts'
import * as deskIdentity from '../../src/actions/desk/identity.ts'
import * as interviews from '../../src/actions/interviews.ts'
import * as paperDesk from '../../src/actions/papers/desk.ts'
import * as judging from '../../src/actions/papers/judging.ts'
import * as administering from '../../src/actions/administration/people.ts'
import * as changing from '../../src/actions/administration/changes.ts'
import * as ofItself from '../../src/actions/administration/municipality.ts'
import * as leaks from '../../src/actions/oversight/incidents.ts'
import { overview } from '../../src/actions/oversight/overview.ts'
import { requestClocks } from '../../src/actions/oversight/requests.ts'
import * as watched from '../../src/actions/oversight/search.ts'
import { unusualLooks } from '../../src/actions/oversight/unusual.ts'
import { retentionRuns } from '../../src/actions/retention/runs.ts'
import * as cards from '../../src/actions/licence/cards.ts'
import * as proof from '../../src/actions/licence/proof.ts'
import * as renewal from '../../src/actions/licence/renewal.ts'
import * as sharing from '../../src/actions/licence/sharing.ts'
import * as watching from '../../src/actions/watching/allowing.ts'
import * as looks from '../../src/actions/looks/looks.ts'
import * as asked from '../../src/actions/looks/requests.ts'
import * as advice from '../../src/actions/across/advice.ts'
import * as elsewhereToo from '../../src/actions/across/elsewhere.ts'
import { findByNumber } from '../../src/actions/across/find.ts'
import * as handoverLists from '../../src/actions/across/handoverLists.ts'
import * as handovers from '../../src/actions/across/handovers.ts'
import * as barriers from '../../src/actions/shield/barriers.ts'
import * as naming from '../../src/actions/shield/naming.ts'
import * as stopping from '../../src/actions/stopping.ts'
import * as asCaseworker from '../../src/actions/following/caseSide.ts'
import { defer } from '../../src/actions/following/deferring.ts'
import * as hearing from '../../src/actions/following/hearing.ts'
import * as inbox from '../../src/actions/following/inbox.ts'
import * as objecting from '../../src/actions/following/objecting.ts'
import * as objections from '../../src/actions/following/objections.ts'
import * as requests from '../../src/actions/following/requests.ts'
import * as status from '../../src/actions/following/status.ts'
import * as seat from '../../src/actions/talking/seat.ts'
import * as presence from '../../src/actions/talking/presence.ts'
import { restsOnDoubt } from '../../src/actions/talking/comparing.ts'
import * as settling from '../../src/actions/talking/settling.ts'
import * as record from '../../src/actions/talking/record.ts'
import { ofClock, partsOfClock } from './strangersOfClock.ts'
import { ofCalendar } from './strangersOfCalendar.ts'
import { today, now, official, nobody, inspector, theirs, elsewhere, view } from './someoneElse.ts'
import { callsOfHer } from './strangersOfHer.ts'
import { partsOfRegister } from './strangersOfRegister.ts'

/** By name; each gives the call of a stranger. */
export const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  handOutCode: async () => deskCodes.handOutCode(official('caseworker', 'GM0344'), { key: randomUUID() } as never, now),
  logbook: async () => logs.logbook(elsewhere('teamLead'), theirs.id),
  timeline: () => lines.timeline(elsewhere('caseworker'), theirs.id, ''),
  saveFilter: async () => filters.saveFilter(official('privacyOfficer', 'GM0344'), { tab: 'all', step: 'proposed', language: '' }),
  removeFilter: async () => filters.removeFilter(official('administrator', 'GM0344'), { tab: 'all', step: 'proposed', language: '' }),
  take: () => divided.take(elsewhere('caseworker'), theirs.id, today),
  giveBack: () => divided.giveBack(elsewhere('caseworker'), theirs.id, 'workload', today),
  assign: () => divided.assign(elsewhere('teamLead'), theirs.id, { to: randomUUID(), reason: 'workload', from: '' }, today),
  handOver: async () => divided.handOver(official('caseworker', 'GM0344'), randomUUID(), { to: randomUUID(), reason: 'absence' }, today),
  division: async () => divided.division(official('caseworker', 'GM0344'), today, today),
  colleaguesOf: async () => divided.colleaguesOf(official('caseworker', 'GM0344'), today),
  readCase: () => cases.readCase(elsewhere('caseworker'), theirs.id, today),
  openParts: () => cases.openParts(elsewhere('caseworker'), theirs.id, ['identity']),
  openViews: () => cases.openViews(elsewhere('decisionMaker'), theirs.id),
  intendRefusal: () => decisions.intendRefusal(elsewhere('caseworker'), theirs.id, view, today),
  skipHearing: () => decisions.skipHearing(elsewhere('caseworker'), theirs.id, view, today),
  offerHelp: () => help.offerHelp(elsewhere('caseworker'), theirs.id, { helpOn: today, helpBy: 'caseworker' }, today),
  propose: () => decisions.propose(elsewhere('caseworker'), theirs.id, view, today),
  sendBack: () => decisions.sendBack(elsewhere('decisionMaker'), theirs.id, view, today),
  decide: () => decisions.decide(elsewhere('decisionMaker'), theirs.id, today),
  readToDecide: async () => review.readToDecide(elsewhere('decisionMaker'), theirs.id, today),
  openReview: async () => review.openReview(elsewhere('decisionMaker'), theirs.id, today),
  openReturned: async () => review.openReturned(elsewhere('caseworker'), theirs.id),
  readToAct: async () => review.readToAct(elsewhere('caseworker'), theirs.id, 'propose', today),
  previewProposal: async () => review.previewProposal(elsewhere('caseworker'), theirs.id, { outcome: 'grant' } as never, today),
  previewIntention: async () => review.previewIntention(elsewhere('caseworker'), theirs.id, view, today),
  deliveries: async () => delivering.deliveries(elsewhere('caseworker'), theirs.id),
  deliverByHand: () => delivering.deliverByHand(elsewhere('caseworker'), theirs.id, theirs.letter, 'laidReady', today),
  printLetter: () => delivering.printLetter(elsewhere('caseworker'), theirs.id, theirs.letter),
  identify: () => deskIdentity.identify(elsewhere('frontDesk'), theirs.id, view, Buffer.alloc(0), today),
  attend: () => presence.attend(elsewhere('interviewer'), theirs.id, today),
  leave: () => presence.leave(elsewhere('interviewer'), theirs.id, today),
  missColleague: () => presence.missColleague(elsewhere('interviewer'), theirs.id, today),
  takeSeat: () => seat.takeSeat(elsewhere('interviewer'), theirs.id, { seat: theirs.id, seatReason: 'absent' }, today),
  startTalk: () => presence.startTalk(elsewhere('interviewer'), theirs.id, today),
  pauseTalk: () => presence.pauseTalk(elsewhere('interviewer'), theirs.id, today),
  resumeTalk: () => presence.resumeTalk(elsewhere('interviewer'), theirs.id, today),
  readTalk: async () => presence.readTalk(elsewhere('interviewer'), theirs.id, today),
  saveBlock: () => record.saveBlock(elsewhere('interviewer'), theirs.id, 'ownChoice', { version: 0, content: view }, today),
  overviewOf: () => record.overviewOf(elsewhere('interviewer'), theirs.id, today),
  openBlock: () => record.openBlock(elsewhere('interviewer'), theirs.id, 'ownChoice', today),
  proposeOutcome: () => settling.proposeOutcome(elsewhere('interviewer'), theirs.id, view, today, ''),
  settleOutcome: () => settling.settleOutcome(elsewhere('interviewer'), theirs.id, undefined, today, ''),
  askThird: () => settling.askThird(elsewhere('interviewer'), theirs.id, today),
  askSecondTalk: () => settling.askSecondTalk(elsewhere('interviewer'), theirs.id, today),
  readComparison: async () => settling.readComparison(elsewhere('interviewer'), theirs.id, today),
  openComparison: async () => settling.openComparison(elsewhere('interviewer'), theirs.id, today),
  restsOnDoubt: () => restsOnDoubt(elsewhere('caseworker'), theirs.id, ['R03_SELF_RELIANCE']),
  holdInterview: () => record.holdInterview(elsewhere('interviewer'), theirs.id, view, today),
  saveView: () => interviews.saveView(elsewhere('interviewer'), theirs.id, view, today),
  shareReport: () => interviews.shareReport(elsewhere('interviewer'), theirs.id, today),
  openPapers: () => paperDesk.openPapers(elsewhere('frontDesk'), theirs.id),
  openToCompare: () => paperDesk.openToCompare(elsewhere('frontDesk'), theirs.id),
  openDocument: () => paperDesk.openDocument(elsewhere('caseworker'), theirs.id, randomUUID()),
  lookAtDocument: () => judging.lookAtDocument(elsewhere('caseworker'), theirs.id, randomUUID(), ''),
  judgePaper: () => judging.judgePaper(elsewhere('caseworker'), theirs.id, randomUUID(), { fit: true, why: '' }, today),
  askToComplete: () => requests.askToComplete(elsewhere('caseworker'), theirs.id, view, today),
  defer: () => defer(elsewhere('caseworker'), theirs.id, view, today),
  recordView: () => hearing.recordView(elsewhere('caseworker'), theirs.id, { said: 'x' }, today),
  caseFollowing: () => asCaseworker.caseFollowing(elsewhere('caseworker'), theirs.id, today),
  ownFigures: async () => ownFigures(elsewhere('caseworker'), 'month', today),
  dossierOf: () => dossiers.dossierOf(elsewhere('caseworker'), theirs.id),
  takeOut: () => dossiers.takeOut(elsewhere('caseworker'), theirs.id, 'archive', now),
  prepareImport: async () => preparing.prepareImport(elsewhere('caseworker'), Buffer.from('x'), now),
  imports: async () => preparing.imports(elsewhere('caseworker'), now),
  oneImport: () => preparing.oneImport(elsewhere('teamLead'), randomUUID(), now),
  previewImport: () => preparing.previewImport(elsewhere('teamLead'), randomUUID(), now),
  linesOf: () => preparing.linesOf(elsewhere('teamLead'), randomUUID()),
  bringIn: () => bringing.bringIn(elsewhere('decisionMaker'), randomUUID(), now),
  undoImport: () => bringing.undoImport(elsewhere('decisionMaker'), randomUUID(), today),
  whoCame: () => handing.whoCame(elsewhere('frontDesk'), theirs.caseNumber),
  codeForTakenOver: () => handing.codeForTakenOver(elsewhere('frontDesk'), { caseNumber: theirs.caseNumber, document: 'passport', seen: 'yes' }, Buffer.from('x'), now),
  caseList: async () => caseList(elsewhere('interviewer'), today),
  looksAt: async () => looks.looksAt(elsewhere('caseworker') as never, today),
  openRequests: async () => asked.openRequests(official('frontDesk', 'GM0344'), today),
  readRequest: async () => asked.readRequest(elsewhere('caseworker'), randomUUID(), today),
  openRequest: async () => asked.openRequest(elsewhere('caseworker'), randomUUID()),
  answerRequest: async () => asked.answerRequest(elsewhere('caseworker'), randomUUID(), view, today),
  signalsOf: async () => signals.signalsOf(elsewhere('caseworker') as never, today),
  openQuestions: async () => anonymous.openQuestions(official('caseworker', 'GM0344')),
  openQuestion: async () => anonymous.openQuestion(official('frontDesk', 'GM0344'), randomUUID()),
  answerQuestion: async () => anonymous.answerQuestion(official('caseworker', 'GM0344'), randomUUID(), view, today),
  accounts: async () => administering.accounts(elsewhere('privacyOfficer'), today),
  account: async () => administering.account(elsewhere('administrator'), randomUUID(), today),
  asAdministrator: async () => administering.asAdministrator(elsewhere('teamLead'), async () => 'in'),
  lockAccount: async () => administering.asAdministrator(elsewhere('administrator'), () => administering.lockAccount(elsewhere('administrator'), randomUUID())),
  proposeAppointment: async () => administering.proposeAppointment(elsewhere('decisionMaker'), view, 'x', today),
  proposeChange: async () => administering.proposeChange(elsewhere('administrator'), randomUUID(), view, today),
  endMandate: async () => administering.endMandate(elsewhere('administrator'), randomUUID(), view, today),
  keepMandate: async () => administering.keepMandate(elsewhere('administrator'), randomUUID(), today),
  changes: async () => changing.changes(elsewhere('teamLead'), today),
  confirmChange: async () => changing.confirmChange(elsewhere('administrator'), randomUUID(), today),
  rejectChange: async () => changing.rejectChange(elsewhere('administrator'), randomUUID(), today),
  ownMunicipality: async () => ofItself.ownMunicipality(elsewhere('caseworker')),
  ownRooms: async () => ofItself.ownRooms(elsewhere('privacyOfficer')),
  changeMunicipality: async () => ofItself.changeMunicipality(elsewhere('privacyOfficer'), view, today),
  searchLooks: async () => watched.searchLooks(elsewhere('administrator'), view),
  exportLooks: async () => watched.exportLooks(elsewhere('decisionMaker'), view),
  unusualLooks: async () => unusualLooks(elsewhere('teamLead'), today, today, today),
  requestClocks: async () => requestClocks(elsewhere('caseworker'), today),
  overview: () => overview(elsewhere('administrator'), now, today),
  reportIncident: async () => leaks.reportIncident(elsewhere('administrator'), view, now),
  incidents: async () => leaks.incidents(elsewhere('teamLead'), now, today),
  incidentFile: () => leaks.incidentFile(elsewhere('privacyOfficer'), randomUUID(), now, today),
  actOnIncident: () => leaks.actOnIncident(elsewhere('privacyOfficer'), randomUUID(), view, now, today),
  retentionRuns: async () => retentionRuns(official('caseworker', 'GM0344'), today),
  rightLines: async () => advice.rightLines(elsewhere('caseworker'), theirs.id, ['name']),
  adviceOf: async () => advice.adviceOf(elsewhere('caseworker'), theirs.id, today),
  previewAdvice: async () => advice.previewAdvice(elsewhere('caseworker'), theirs.id, view, today),
  askAdvice: async () => advice.askAdvice(elsewhere('caseworker'), theirs.id, view, today),
  openAdvice: async () => advice.openAdvice(elsewhere('caseworker'), theirs.id, randomUUID(), today),
  recordAdvice: async () => advice.recordAdvice(elsewhere('caseworker'), theirs.id, randomUUID(), view, today),
  adviceHere: async () => advice.adviceHere(official('interviewer', 'GM0344'), today),
  proposeHandover: () => handovers.proposeHandover(elsewhere('caseworker'), theirs.id, { handoverTo: 'GM0014', handoverGround: 'moved' }, today),
  confirmHandover: () => handovers.confirmHandover(elsewhere('teamLead'), theirs.id, today),
  withdrawHandover: () => handovers.withdrawHandover(elsewhere('caseworker'), theirs.id, today),
  receiveHandover: async () => handovers.receiveHandover(elsewhere('teamLead'), randomUUID(), today),
  sendBackHandover: async () => handovers.sendBackHandover(elsewhere('decisionMaker'), randomUUID(), { sendBack: 'noRoom' }, today),
  handoverOf: async () => handoverLists.handoverOf(elsewhere('caseworker'), theirs.id, today),
  handoversHere: async () => handoverLists.handoversHere(official('caseworker', 'GM0344')),
  stepBack: async () => barriers.stepBack(elsewhere('caseworker'), theirs.id, { stepBack: 'knows' }, today),
  barriersHere: async () => barriers.barriersHere(official('caseworker', 'GM0344'), today),
  askLift: async () => barriers.askLift(elsewhere('teamLead'), randomUUID(), today),
  liftBarrier: async () => barriers.liftBarrier(elsewhere('decisionMaker'), randomUUID(), today),
  namingsHere: async () => naming.namingsHere(official('caseworker', 'GM0344')),
  readNaming: async () => naming.readNaming(elsewhere('teamLead'), randomUUID(), today),
  openNaming: async () => naming.openNaming(elsewhere('teamLead'), randomUUID()),
  handleNaming: async () => naming.handleNaming(elsewhere('teamLead'), randomUUID(), { accounts: [], nobody: 'yes' }, today),
  ...ofCalendar,
  ...ofClock(theirs),
  ...callsOfHer,
  ...callsOfCare,
}

/** These give a stranger nothing because there is nothing of hers; the next test looks at what they give. */
export const giveOwn: Readonly<Record<string, () => Promise<unknown>>> = {
  ownCards: async () => (await cards.ownCards(nobody, today)).cards,
  ownShares: () => sharing.ownShares(nobody, today), ownWatches: () => watching.ownWatches(nobody, today),
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
  ownUnsealed: async () => sealingAfter.ownUnsealed(nobody),
  ownSeals: () => seals.ownSeals(nobody),
  ownLetterOf: () => seals.ownLetterOf(nobody, Buffer.from('x')),
  ownHandover: () => handoverLists.ownHandover(nobody),
  ownRunsElsewhere: async () => ((await elsewhereToo.ownRunsElsewhere(nobody)) ? ['it does'] : []),
  findByNumber: () => findByNumber(elsewhere('caseworker'), theirs.caseNumber),
  ownNamings: () => naming.ownNamings(nobody),
  ownMandates: () => mandates.ownMandates(nobody, today),
  ownRequests: async () => [...(await asked.ownRequests(nobody))],
  shiftOf: () => checks.shiftOf(inspector, now),
  freeMoments: () => moments.freeMoments(nobody, 'GM9999', today),
  keptUntil: () => moments.keptUntil(nobody, now),
  draftUntil: () => draft.draftUntil(nobody),
  eraseOwnDraft: () => draft.eraseOwnDraft(nobody),
}

/** Parts of other actions, called inside their transaction and after their checks; and beginning one's own first application. */
export const parts = [...partsOfClock, ...partsOfRegister, 'isTrainedToday', 'mayRecord', 'rectify', 'viewsOf', 'viewsIn', 'compareViews', 'missed', 'lockCase', 'getCase', 'isOwn', 'opensTo', 'mustBeTheirs', 'sendSecondTalk', 'startApplication', 'letterFileOf', 'handoverPlaces', 'sendHandedOver', 'colleaguesOf', 'mustBeApart', 'sealLetter', 'entryOf', 'spend', 'begin', 'sendReminder', 'interpreterFor', 'hasMoment', 'isFree', 'keepFittingMoment', 'unlessTaken', 'withheldOf', 'noLongerWithheld', 'placesFor', 'audit', 'reportOf', 'ownPhoto', 'eraseUploads', 'contactOf', 'changeContact', 'lockOwn', 'sendReceipt', 'sendWithdrawal', 'sendStopped', 'sendIntention', 'sendGrant', 'sendRefusal', 'inTransaction', 'send',
  'papersOf', 'sendRequest', 'sendDeferral', 'sendObjectionReceived', 'sendObjectionWithdrawn', 'sendSuspension', 'sendReinstatement', 'wordsOf', 'stopObjecting', 'stopHelpers', 'newCodeFor', 'sendTakenOver']
