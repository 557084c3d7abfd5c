/** Who may do what in an application. Pure: no request, no database. */
import type { ApplicationAct } from '../law/application.ts'
import { type Actor, hasCases, isOfficial, type Role } from './actor.ts'

/** Whose act each act is. What the law then opens, law/application.ts says. */
export const actOf: Readonly<Record<ApplicationAct, readonly Role[]>> = {
  submit: ['worker'],
  withdraw: ['worker'],
  // Whoever plans moves a talk that cannot be held.
  moveTalk: ['worker', 'frontDesk', 'teamLead'],
  handOver: ['frontDesk', 'teamLead', 'interviewer'],
  cancelTalk: ['worker'],
  awaitTalk: ['worker'],
  askInterviewer: ['worker'],
  answerReport: ['worker'],
  askTranslation: ['worker'],
  askToSpeak: ['worker'],
  // Spoken at the desk or on the phone, the official writes down what she says (Awb 4:9).
  giveView: ['worker', 'helper', 'caseworker'],
  moreTime: ['worker', 'helper'],
  complete: ['worker', 'helper'],
  giveConsent: ['worker'],
  declineConsent: ['worker'],
  // Hers to give; one that came on paper is put down at the desk.
  defaultNotice: ['worker', 'frontDesk', 'caseworker'],
  checkWhole: ['caseworker'],
  suspendTerm: ['caseworker'],
  resumeTerm: ['caseworker'],
  askConsent: ['caseworker'],
  proposeNotProcess: ['caseworker'],
  setPenalty: ['decisionMaker'],
  notAppeared: ['interviewer', 'caseworker'],
  identify: ['frontDesk'],
  haltIdentity: ['frontDesk'],
  enterOnPaper: ['frontDesk'],
  attend: ['interviewer'],
  leave: ['interviewer'],
  missColleague: ['interviewer'],
  takeSeat: ['interviewer'],
  startTalk: ['interviewer'],
  pauseTalk: ['interviewer'],
  resumeTalk: ['interviewer'],
  holdInterview: ['interviewer'],
  saveView: ['interviewer'],
  differ: ['interviewer'],
  proposeOutcome: ['interviewer'],
  askThird: ['interviewer'],
  settleOutcome: ['interviewer'],
  secondTalk: ['interviewer'],
  shortCheck: ['caseworker'],
  needTalk: ['caseworker'],
  shareReport: ['interviewer'],
  translateReport: ['interviewer'],
  inviteToComplete: ['caseworker'],
  lapse: ['system'],
  defer: ['caseworker'],
  offerHelp: ['interviewer', 'caseworker'],
  intendRefusal: ['caseworker'],
  skipHearing: ['caseworker'],
  propose: ['caseworker'],
  sendBack: ['decisionMaker'],
  notProcess: ['decisionMaker'],
  grant: ['decisionMaker'],
  inviteRepeat: ['system'],
  endRepeat: ['caseworker'],
  grantOnObjection: ['decisionMaker', 'objectionHandler'],
  seeWorkRight: ['caseworker'],
  reopenOnObjection: ['decisionMaker', 'objectionHandler'],
  undoPenalty: ['decisionMaker', 'objectionHandler'],
  refuse: ['decisionMaker'],
  takeOver: ['decisionMaker'],
}

/** Her own application, or one of the official's own municipality; and only the acts of that role. */
export function mayAct(actor: Actor, act: ApplicationAct, application: Owned): boolean {
  return actOf[act].includes(actor.role) && isTheirs(actor, application)
}

interface Owned {
  readonly personId: string
  readonly municipality: string | null
}

function isTheirs(actor: Actor, { personId, municipality }: Owned): boolean {
  if (isOfficial(actor)) return hasCases(actor.role) && actor.municipality === municipality
  switch (actor.role) {
    case 'worker':
    case 'helper':
      return actor.personId === personId
    case 'inspector':
    case 'recipient':
    case 'careCoordinator':
    case 'registerManager':
      return false
    case 'system':
      return true
  }
}
