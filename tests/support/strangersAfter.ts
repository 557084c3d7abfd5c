/** As strangers.ts, of what comes after a decision. */
import { ownWarnings } from '../../src/actions/register/misuse.ts'
import { emergenciesToSee } from '../../src/actions/emergency/emergencies.ts'
import * as ownWork from '../../src/actions/ownWork.ts'
import * as earlier from '../../src/actions/application/earlier.ts'
import { addPapers } from '../../src/actions/following/objecting.ts'
import * as objectionDeciding from '../../src/actions/objectionDesk/deciding.ts'
import * as objectionDesk from '../../src/actions/objectionDesk/desk.ts'
import * as late from '../../src/actions/objectionDesk/late.ts'
import * as paper from '../../src/actions/objectionDesk/paper.ts'
import * as renewing from '../../src/actions/measures/renewing.ts'
import * as shortCheck from '../../src/actions/measures/shortCheck.ts'
import * as repeat from '../../src/actions/measures/repeat.ts'
import * as reading from '../../src/actions/objectionDesk/reading.ts'
import * as courts from '../../src/actions/measures/courts.ts'
import * as measureDeciding from '../../src/actions/measures/deciding.ts'
import * as waiting from '../../src/actions/measures/waiting.ts'
import * as workRight from '../../src/actions/measures/workRight.ts'
import * as hearing from '../../src/actions/measures/hearing.ts'
import * as proposing from '../../src/actions/measures/proposing.ts'
import * as measuring from '../../src/actions/measures/secondEye.ts'
import { elsewhere, nobody, now, official, theirs, today, view } from './someoneElse.ts'

const aCase = '00000000-0000-4000-8000-000000000000'

export const callsAfter: Readonly<Record<string, () => Promise<unknown>>> = {
  intendMeasure: () => hearing.intendMeasure(elsewhere('caseworker'), theirs.id, 'revoke', view, today),
  skipMeasureHearing: () => hearing.skipMeasureHearing(elsewhere('caseworker'), theirs.id, 'suspend', view, today),
  recordMeasureView: () => hearing.recordMeasureView(elsewhere('caseworker'), theirs.id, 'revoke', view, today),
  dropMeasure: () => hearing.dropMeasure(elsewhere('caseworker'), theirs.id, 'suspend', today),
  sayOnMeasure: async () => hearing.sayOnMeasure(nobody, { viewHow: 'write', statement: 'x', callNumber: '', callWhen: '' }, today),
  proposeRevocation: () => proposing.proposeRevocation(elsewhere('caseworker'), theirs.id, view, today),
  proposeSuspension: () => proposing.proposeSuspension(elsewhere('caseworker'), theirs.id, view, today),
  proposeReinstatement: () => proposing.proposeReinstatement(elsewhere('caseworker'), theirs.id, view, today),
  agreeWithProposal: () => measureDeciding.agreeWithProposal(elsewhere('decisionMaker'), theirs.id, today),
  returnProposal: () => measureDeciding.returnProposal(elsewhere('decisionMaker'), theirs.id, view, today),
  seeWorkRight: () => workRight.seeWorkRight(elsewhere('caseworker'), theirs.id, view, today),
  licenceTasks: async () => waiting.licenceTasks(official('administrator', 'GM0344'), today),
  workRightsToSee: async () => workRight.workRightsToSee(official('frontDesk', 'GM0344'), today),
  readMeasure: async () => measuring.readMeasure(elsewhere('decisionMaker'), theirs.id, today),
  openMeasure: async () => measuring.openMeasure(elsewhere('decisionMaker'), theirs.id, today),
  objectionList: async () => reading.objectionList(official('caseworker', 'GM0344'), today),
  readObjection: async () => reading.readObjection(elsewhere('objectionHandler'), aCase, today),
  openObjection: async () => reading.openObjection(elsewhere('objectionHandler'), aCase, today),
  takeObjection: () => objectionDesk.takeObjection(elsewhere('objectionHandler'), aCase, today),
  callCommittee: () => objectionDesk.callCommittee(elsewhere('objectionHandler'), aCase, today),
  deferObjection: () => objectionDesk.deferObjection(elsewhere('objectionHandler'), aCase, view, today),
  planHearing: () => objectionDesk.planHearing(elsewhere('objectionHandler'), aCase, view, today),
  waiveHearing: () => objectionDesk.waiveHearing(elsewhere('objectionHandler'), aCase, view, today),
  openPapersOf: () => objectionDesk.openPapersOf(elsewhere('objectionHandler'), aCase, today),
  reportHearing: () => objectionDesk.reportHearing(elsewhere('objectionHandler'), aCase, view, today),
  proposeOutcome: () => objectionDeciding.proposeOutcome(elsewhere('objectionHandler'), aCase, view, today),
  sendBackOutcome: () => objectionDeciding.sendBackOutcome(elsewhere('decisionMaker'), aCase, view, today),
  decideObjection: () => objectionDeciding.decideObjection(elsewhere('decisionMaker'), aCase, '1', today),
  findForPaper: async () => paper.findForPaper(official('caseworker', 'GM0344'), 'x'),
  giveObjectionNotice: () => late.giveObjectionNotice(nobody, aCase, today),
  recordObjectionNotice: () => late.recordObjectionNotice(elsewhere('objectionHandler'), aCase, { noticeOn: today }, today),
  ownObjectionNotice: async () => late.ownObjectionNotice(nobody, aCase, today),
  readObjectionPenalty: async () => late.readObjectionPenalty(elsewhere('objectionHandler'), aCase, today),
  setObjectionPenalty: () => late.setObjectionPenalty(elsewhere('objectionHandler'), aCase, today),
  objectableIn: async () => paper.objectableIn(elsewhere('objectionHandler'), theirs.id),
  registerPaper: async () => paper.registerPaper(elsewhere('objectionHandler'), theirs.id, view, today),
  addPapers: async () => addPapers(nobody, aCase, view, today),
  mustWorkOn: () => ownWork.mustWorkOn(elsewhere('caseworker'), theirs.id, ['held']),
  endRepeat: () => repeat.endRepeat(elsewhere('caseworker'), theirs.id, view, today),
  saveNews: async () => earlier.saveNews(nobody, 'x'),
  renewalSide: async () => renewing.renewalSide(elsewhere('caseworker'), theirs.id, today),
  checkShort: () => shortCheck.checkShort(elsewhere('caseworker'), theirs.id, view, today),
  askTalk: () => shortCheck.askTalk(elsewhere('caseworker'), theirs.id, today),
  openRenewal: async () => renewing.openRenewal(elsewhere('caseworker'), theirs.id, today),
  courtSide: async () => courts.courtSide(elsewhere('caseworker'), theirs.id, today),
  recordOrder: () => courts.recordOrder(elsewhere('objectionHandler'), theirs.id, view, today),
  confirmOrder: () => courts.confirmOrder(elsewhere('decisionMaker'), theirs.id, aCase, 'x', today),
  dropOrder: () => courts.dropOrder(elsewhere('caseworker'), theirs.id, aCase, today),
  reviewSuspension: () => measuring.reviewSuspension(elsewhere('caseworker'), theirs.id, view, today),
}

/** Parts of other actions, called inside their transaction and after their checks. */
export const partsAfter = ['carryOut', 'sendIntendedMeasure', 'sendRevocation', 'sendSuspension', 'sendReinstatement', 'wordsOfMeasure', 'decidedOf', 'sendCourtOrder', 'lockLicence', 'putOnLicence', 'takeStep', 'intendedFor', 'findObjected', 'lockObjected', 'partIn', 'wordsOfProposal', 'sendHearing', 'sendObjectionDeferred', 'sendObjectionDecided', 'sendRepeatTalk', 'sendRepeatDone', 'sendTalkDropped', 'sendTalkAsked']

/** These give a stranger nothing because there is nothing of hers. */
export const giveOwnAfter: Readonly<Record<string, () => Promise<unknown>>> = { ownWarnings: () => ownWarnings(nobody), ownNews: () => earlier.ownNews(nobody, today), emergenciesToSee: () => emergenciesToSee(elsewhere('decisionMaker'), now) }
