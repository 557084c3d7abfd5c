/** What may be done in an application: which rule opens each act, in which stages, and by whom not. */
import { type ApplicationAct, type ApplicationFacts, did, heard, isOpen, onShortCheck, proposedToNotProcess, type Stage, stageBeneath, stageOn, thisHearing, thisTalk, undecided, unsettled, viewsComplete } from './application.ts'
import type { Day } from './day.ts'
import { penaltyStands, thisPenalty } from './terms/defaultNotice.ts'
import { thisHandling } from './deciding/handling.ts'
import { cannotNotProcess } from './terms/notProcessing.ts'
import type { Because, Impediment } from './impediment.ts'
import { closedBy, type RuleCode } from './rules.ts'
import { everAt, notAtTalk } from './talking/presence.ts'
import { waitsForTranslation } from './talking/translation.ts'

interface Opening {
  readonly rule: RuleCode
  readonly openIn: readonly Stage[]
}

const beforeProposal: readonly Stage[] = ['interview planned', 'interview to plan', 'interview held', 'assessment', 'view heard']

/** Each act, the rule that opens it, and the stages it is open in. */
export const acts: Readonly<Record<ApplicationAct, Opening>> = {
  submit: { rule: 'A01_SUBMIT', openIn: ['draft'] },
  inviteToComplete: { rule: 'A03_INVITE', openIn: beforeProposal },
  moreTime: { rule: 'A25_MORE_TIME', openIn: ['incomplete'] },
  complete: { rule: 'A04_COMPLETED', openIn: ['incomplete'] },
  lapse: { rule: 'A05_LAPSED', openIn: ['incomplete'] },
  defer: { rule: 'A06_DEFER', openIn: undecided },
  checkWhole: { rule: 'A34_WHOLE', openIn: beforeProposal },
  suspendTerm: { rule: 'A28_SUSPEND_TERM', openIn: undecided },
  resumeTerm: { rule: 'A30_RESUME_TERM', openIn: undecided },
  askConsent: { rule: 'A29_ASK_CONSENT', openIn: undecided },
  giveConsent: { rule: 'A35_GIVE_CONSENT', openIn: undecided },
  declineConsent: { rule: 'A36_DECLINE_CONSENT', openIn: undecided },
  defaultNotice: { rule: 'A31_DEFAULT_NOTICE', openIn: undecided },
  setPenalty: { rule: 'A32_SET_PENALTY', openIn: [...undecided, 'granted', 'refused', 'not processed', 'withdrawn'] },
  notAppeared: { rule: 'R05_NO_INTERVIEW', openIn: ['interview planned'] },
  proposeNotProcess: { rule: 'A37_PROPOSE_NOT_PROCESS', openIn: beforeProposal },
  moveTalk: { rule: 'A21_MOVE_TALK', openIn: ['interview planned', 'interview to plan'] },
  cancelTalk: { rule: 'A22_CANCEL_TALK', openIn: ['interview planned'] },
  awaitTalk: { rule: 'A23_AWAIT_TALK', openIn: ['interview to plan'] },
  askInterviewer: { rule: 'A24_OTHER_INTERVIEWER', openIn: ['interview planned', 'interview to plan'] },
  handOver: { rule: 'A40_HAND_OVER', openIn: ['interview planned'] },
  enterOnPaper: { rule: 'A61_ON_PAPER', openIn: undecided },
  haltIdentity: { rule: 'A60_HALT_IDENTITY', openIn: undecided },
  identify: { rule: 'A07_IDENTIFY', openIn: undecided },
  attend: { rule: 'A41_ATTEND', openIn: ['interview planned'] },
  leave: { rule: 'A42_LEAVE', openIn: ['interview planned'] },
  missColleague: { rule: 'A62_MISS_COLLEAGUE', openIn: ['interview planned'] },
  takeSeat: { rule: 'A63_TAKE_SEAT', openIn: ['interview planned'] },
  startTalk: { rule: 'A43_START_TALK', openIn: ['interview planned'] },
  pauseTalk: { rule: 'A44_PAUSE_TALK', openIn: ['interview planned'] },
  resumeTalk: { rule: 'A45_RESUME_TALK', openIn: ['interview planned'] },
  holdInterview: { rule: 'A08_TALK', openIn: ['interview planned'] },
  saveView: { rule: 'A09_VIEW', openIn: ['interview held'] },
  differ: { rule: 'A47_DIFFER', openIn: ['assessment'] },
  proposeOutcome: { rule: 'A48_PROPOSE_OUTCOME', openIn: ['assessment'] },
  askThird: { rule: 'A49_ASK_THIRD', openIn: ['assessment'] },
  settleOutcome: { rule: 'A50_SETTLE_OUTCOME', openIn: ['assessment'] },
  secondTalk: { rule: 'A46_SECOND_TALK', openIn: ['assessment'] },
  shortCheck: { rule: 'S17_SHORT_CHECK', openIn: ['interview planned', 'interview to plan'] },
  needTalk: { rule: 'S19_TALK_INSTEAD', openIn: ['assessment'] },
  shareReport: { rule: 'A10_SHARE_REPORT', openIn: ['interview held', 'assessment'] },
  answerReport: { rule: 'A11_ANSWER_REPORT', openIn: undecided },
  askTranslation: { rule: 'A64_ASK_TRANSLATION', openIn: undecided },
  translateReport: { rule: 'A65_TRANSLATE_REPORT', openIn: undecided },
  offerHelp: { rule: 'A38_OFFER_HELP', openIn: [...undecided, 'granted'] },
  intendRefusal: { rule: 'A12_HEAR', openIn: ['assessment', 'view heard'] },
  skipHearing: { rule: 'A27_SKIP_HEARING', openIn: ['assessment', 'view heard'] },
  askToSpeak: { rule: 'A26_ASK_TO_SPEAK', openIn: ['intended refusal'] },
  giveView: { rule: 'A13_GIVE_VIEW', openIn: ['intended refusal', 'view heard'] },
  propose: { rule: 'A14_PROPOSE', openIn: ['assessment', 'view heard'] },
  sendBack: { rule: 'A15_SEND_BACK', openIn: ['proposed'] },
  withdraw: { rule: 'A16_WITHDRAW', openIn: ['draft', ...undecided] },
  notProcess: { rule: 'A17_NOT_PROCESS', openIn: ['proposed'] },
  grant: { rule: 'A18_GRANT', openIn: ['proposed'] },
  seeWorkRight: { rule: 'S16_WORK_RIGHT', openIn: ['granted'] },
  inviteRepeat: { rule: 'S14_REPEAT_TALK', openIn: ['draft'] },
  endRepeat: { rule: 'S15_END_REPEAT', openIn: ['assessment'] },
  grantOnObjection: { rule: 'O08_DECIDE', openIn: ['refused'] },
  reopenOnObjection: { rule: 'O09_REOPEN', openIn: ['not processed'] },
  undoPenalty: { rule: 'O10_UNDO_PENALTY', openIn: [...undecided, 'granted', 'refused', 'not processed', 'withdrawn'] },
  refuse: { rule: 'A19_REFUSE', openIn: ['proposed'] },
  // Comes with the case itself, from another register; never done to one that is here.
  takeOver: { rule: 'T01_TAKE_OVER', openIn: [] },
}

/** Acts that are done once in an application. */
const once: readonly ApplicationAct[] = ['identify', 'enterOnPaper', 'offerHelp', 'skipHearing', 'defer', 'checkWhole', 'defaultNotice', 'setPenalty', 'secondTalk']

/** Of those, what belongs to the term, and can be done again when that starts anew on objection. */
const oncePerHandling: readonly ApplicationAct[] = ['defer', 'checkWhole', 'defaultNotice']

/** Done once for each talk. */
const oncePerTalk: readonly ApplicationAct[] = ['askInterviewer', 'shareReport', 'answerReport', 'askTranslation', 'translateReport', 'differ', 'askThird']

/** Done once for each intention. */
const oncePerHearing: readonly ApplicationAct[] = ['askToSpeak', 'giveView']

/** There as long as two views differ and nothing was agreed. */
const settling: readonly ApplicationAct[] = ['proposeOutcome', 'askThird', 'settleOutcome', 'secondTalk']

/** Closed until it is agreed what holds. */
const afterSettling: readonly ApplicationAct[] = ['propose', 'intendRefusal', 'skipHearing']

/** What takes more than a short look at a renewal: the talk is held after all first. */
const afterTalk: readonly ApplicationAct[] = ['intendRefusal', 'skipHearing', 'shareReport', 'answerReport', 'askTranslation', 'translateReport']

/** What goes on while the decision waits for what was asked of her. */
const goesOn: readonly ApplicationAct[] = ['moveTalk', 'cancelTalk', 'awaitTalk', 'askInterviewer', 'handOver', 'attend', 'leave', 'missColleague', 'takeSeat', 'startTalk', 'pauseTalk', 'resumeTalk', 'holdInterview', 'saveView', 'proposeOutcome', 'askThird', 'settleOutcome', 'secondTalk', 'shareReport', 'askTranslation', 'translateReport', 'notAppeared']

/** A talk after a year decides nothing: what asks, refuses, takes back or puts off an application has no place in it. */
const notInRepeat: readonly ApplicationAct[] = ['inviteToComplete', 'defer', 'checkWhole', 'suspendTerm', 'askConsent', 'defaultNotice', 'proposeNotProcess', 'intendRefusal', 'skipHearing', 'propose', 'withdraw', 'shortCheck']

const isClosedForRepeat = (act: ApplicationAct, facts: ApplicationFacts): boolean => (did('inviteRepeat', facts) ? notInRepeat.includes(act) : act === 'endRepeat')

/** Why the law closes this act on this day; undefined when it is open. */
export function impediment(act: ApplicationAct, day: Day, facts: ApplicationFacts): Impediment | undefined {
  const { rule, openIn } = acts[act]
  const stage = goesOn.includes(act) ? stageBeneath(day, facts) : stageOn(day, facts)
  const says = (because: Because) => closedBy(rule, because)
  if (!openIn.includes(stage)) return says(isOpen(stage) ? 'not-open-now' : 'already-decided')
  if (once.includes(act) && did(act, onceIn(act, facts))) return says('not-open-now')
  if (isClosedForRepeat(act, facts)) return says('not-open-now')
  if ((act === 'grant' || act === 'refuse') && proposedToNotProcess(facts)) return says('not-open-now')
  if (act === 'notProcess' && !proposedToNotProcess(facts)) return says('not-open-now')
  if (act === 'proposeNotProcess') return cannotNotProcess(day, facts)
  if (act === 'undoPenalty' && !penaltyStands(facts)) return says('not-open-now')
  if (act === 'setPenalty' && !did('defaultNotice', facts)) return says('not-open-now')
  if (settling.includes(act) && !unsettled(facts)) return says('not-open-now')
  if (afterSettling.includes(act) && unsettled(facts)) return says('not-agreed')
  if (oncePerHearing.includes(act) && did(act, thisHearing(facts))) return says('not-open-now')
  if (oncePerTalk.includes(act) && did(act, thisTalk(facts))) return says('not-open-now')
  if (act === 'shortCheck' && (did('startTalk', facts) || did('needTalk', facts))) return says('talk-needed')
  if (act === 'needTalk' && !onShortCheck(facts)) return says('not-open-now')
  if (onShortCheck(facts)) return afterTalk.includes(act) ? says('talk-needed') : undefined
  const talk = thisTalk(facts)
  if (act === 'shareReport') return cannotShareReport(facts)
  if (act === 'askTranslation' && did('answerReport', talk)) return says('not-open-now')
  if (act === 'translateReport' && !waitsForTranslation(facts)) return says('not-asked-yet')
  if ((act === 'intendRefusal' || act === 'skipHearing') && waitsForTranslation(facts)) return says('report-not-translated')
  if ((act === 'answerReport' || act === 'askTranslation' || act === 'propose' || act === 'endRepeat') && !did('shareReport', thisTalk(facts))) return says('report-not-shared')
  return undefined
}

function onceIn(act: ApplicationAct, facts: ApplicationFacts): ApplicationFacts {
  if (act === 'setPenalty') return thisPenalty(facts)
  return oncePerHandling.includes(act) ? thisHandling(facts) : facts
}

export function openActs(day: Day, facts: ApplicationFacts): ApplicationAct[] {
  return (Object.keys(acts) as ApplicationAct[]).filter((act) => !impediment(act, day, facts))
}

/** The report is shared when both officials have given their view, so neither can be coloured by her answer. */
function cannotShareReport(facts: ApplicationFacts): Impediment | undefined {
  return viewsComplete(facts) ? undefined : closedBy('A10_SHARE_REPORT', 'views-not-complete')
}

/** Each who was at the talk gives one view of it. */
export function cannotSaveView(facts: ApplicationFacts, own: readonly string[]): Impediment | undefined {
  return notAtTalk(facts, own) ?? sameOfficial('saveView', facts, ...own)
}

/** R06: without an established identity there is no licence (I). */
export function cannotGrant(facts: ApplicationFacts): Impediment | undefined {
  return did('identify', facts) ? undefined : closedBy('R06_IDENTITY', 'identity-not-established')
}

/** No refusal before she was heard, or the days for it have passed (Awb 4:7); or before it is said why that is left out (4:11). */
export function cannotRefuse(day: Day, facts: ApplicationFacts): Impediment | undefined {
  return heard(day, facts) || did('skipHearing', facts) ? undefined : closedBy('A12_HEAR', 'not-heard')
}

/** Whoever did one of these was at the talk, or judged it. */
const ofTheTalk: readonly ApplicationAct[] = ['startTalk', 'pauseTalk', 'resumeTalk', 'holdInterview', 'saveView', 'proposeOutcome', 'askThird', 'settleOutcome', 'secondTalk']

/** Acts that may not be done by someone who did one of the others: four eyes, and two independent views. */
const apartFrom: Readonly<Partial<Record<ApplicationAct, readonly ApplicationAct[]>>> = {
  saveView: ['saveView'],
  propose: ofTheTalk,
  notProcess: ['proposeNotProcess'],
  endRepeat: [...ofTheTalk, 'saveView'],
  sendBack: ['propose', 'proposeNotProcess'],
  grant: [...ofTheTalk, 'shortCheck', 'propose', 'intendRefusal', 'skipHearing'],
  refuse: [...ofTheTalk, 'propose', 'intendRefusal', 'skipHearing'],
}

/** Also whoever was at the talk for a while, and did nothing else in it. */
const notByThoseAtTalk: readonly ApplicationAct[] = ['propose', 'endRepeat', 'grant', 'refuse']

/** @param own every account of one person: two accounts are two eyes. */
export function sameOfficial(act: ApplicationAct, facts: ApplicationFacts, ...own: readonly string[]): Impediment | undefined {
  // A second talk has views of its own, of the same two or of others.
  const { acts: done } = act === 'saveView' ? thisTalk(facts) : facts
  const clash = done.some((before) => own.includes(before.by) && apartFrom[act]?.includes(before.act)) || (notByThoseAtTalk.includes(act) && everAt(facts).some((account) => own.includes(account)))
  return clash ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
}
