/** The life of an application: its stage is what its acts and the day say, so yesterday can be asked too. */
import type { Day } from './day.ts'
import { figure } from './figures.ts'
import type { Because, Impediment } from './impediment.ts'
import { closedBy, type RuleCode } from './rules.ts'

export type ApplicationAct =
  | 'submit'
  | 'inviteToComplete'
  | 'moreTime'
  | 'complete'
  | 'lapse'
  | 'defer'
  | 'moveTalk'
  | 'cancelTalk'
  | 'awaitTalk'
  | 'askInterviewer'
  | 'identify'
  | 'holdInterview'
  | 'saveView'
  | 'shareReport'
  | 'answerReport'
  | 'intendRefusal'
  | 'askToSpeak'
  | 'giveView'
  | 'propose'
  | 'sendBack'
  | 'withdraw'
  | 'notProcess'
  | 'grant'
  | 'refuse'

export interface ActOnRecord {
  readonly act: ApplicationAct
  readonly on: Day
  readonly by: string
  /** The last day given with inviteToComplete, moreTime, intendRefusal and askToSpeak; the new last day of defer. */
  readonly until?: Day
  readonly outcome?: 'grant' | 'refuse'
}

export interface ApplicationFacts {
  readonly acts: readonly ActOnRecord[]
}

export type Stage =
  | 'draft'
  | 'incomplete'
  | 'interview to plan'
  | 'interview planned'
  | 'interview held'
  | 'assessment'
  | 'intended refusal'
  | 'view heard'
  | 'proposed'
  | 'granted'
  | 'refused'
  | 'not processed'
  | 'withdrawn'

/** Acts after which there is a talk to come; whether it has its moment is another matter. */
const beforeTalk: readonly ApplicationAct[] = ['submit', 'moveTalk', 'cancelTalk', 'awaitTalk']

/** The stage an act leads to; acts that are not here leave it as it is. */
const leadsTo: Readonly<Partial<Record<ApplicationAct, Stage>>> = {
  holdInterview: 'interview held',
  intendRefusal: 'intended refusal',
  giveView: 'view heard',
  propose: 'proposed',
  withdraw: 'withdrawn',
  notProcess: 'not processed',
  grant: 'granted',
  refuse: 'refused',
}

/** While something is asked of her the stage beneath waits; her talk goes on. */
export function stageOn(day: Day, facts: ApplicationFacts): Stage {
  const beneath = stageBeneath(day, facts)
  return isDeciding(beneath) && isIncomplete({ acts: facts.acts.filter(({ on }) => on <= day) }) ? 'incomplete' : beneath
}

function stageBeneath(day: Day, { acts }: ApplicationFacts): Stage {
  const done = acts.filter(({ on }) => on <= day)
  return done.reduce<Stage>((stage, _act, index) => stageAfter(stage, done.slice(0, index + 1), day), 'draft')
}

function stageAfter(stage: Stage, done: readonly ActOnRecord[], day: Day): Stage {
  const last = done.at(-1)
  if (!last) return stage
  if (beforeTalk.includes(last.act)) return talkStands({ acts: done }) ? 'interview planned' : 'interview to plan'
  if (last.act === 'saveView') return viewsComplete({ acts: done }) ? 'assessment' : stage
  if (last.act === 'sendBack') return heard(day, { acts: done }) ? 'view heard' : 'assessment'
  if (last.act === 'intendRefusal' || last.act === 'askToSpeak') return heard(day, { acts: done }) ? 'view heard' : 'intended refusal'
  return leadsTo[last.act] ?? stage
}

/** Whether the talk has a moment: the last word on it was one. */
export function talkStands({ acts: done }: ApplicationFacts): boolean {
  const last = done.findLast(({ act }) => ['submit', 'moveTalk', 'cancelTalk', 'awaitTalk'].includes(act))
  return last?.act === 'submit' || last?.act === 'moveTalk'
}

const undecided: readonly Stage[] = ['incomplete', 'interview to plan', 'interview planned', 'interview held', 'assessment', 'intended refusal', 'view heard', 'proposed']

export function isOpen(stage: Stage): boolean {
  return stage === 'draft' || undecided.includes(stage)
}

const isDeciding = (stage: Stage): boolean => undecided.includes(stage)

/** Asked to complete, and neither completed nor too late (Awb 4:5). */
function isIncomplete({ acts: done }: ApplicationFacts): boolean {
  const last = done.findLast(({ act }) => act === 'inviteToComplete' || act === 'complete' || act === 'lapse')
  return last?.act === 'inviteToComplete'
}

interface Opening {
  readonly rule: RuleCode
  readonly openIn: readonly Stage[]
}

/** What must be known before an application can be received, in the order it is asked (Awb 4:2). */
export const asked = ['channel', 'limits', 'channelCode', 'language', 'identity', 'document', 'photo', 'interpreter', 'place', 'support', 'moment'] as const
export type Asked = (typeof asked)[number]

export function missingFrom(given: Readonly<Record<Asked, boolean>>): Asked[] {
  return asked.filter((name) => !given[name])
}

export function incomplete(missing: readonly Asked[]): Impediment | undefined {
  return missing.length ? closedBy('A02_COMPLETE', 'incomplete') : undefined
}

/** An answer belongs to an application that is not sent yet; an old page hears what became of it. */
export function notADraft(application: { readonly receivedOn: Day | null; readonly closedOn: Day | null } | null): Impediment | undefined {
  if (!application || (application.closedOn && !application.receivedOn)) return closedBy('A01_SUBMIT', 'draft-gone')
  return application.receivedOn ? closedBy('A01_SUBMIT', 'already-submitted') : undefined
}

/** Each act, the rule that opens it, and the stages it is open in. */
export const acts: Readonly<Record<ApplicationAct, Opening>> = {
  submit: { rule: 'A01_SUBMIT', openIn: ['draft'] },
  inviteToComplete: { rule: 'A03_INVITE', openIn: ['interview planned', 'interview to plan', 'interview held', 'assessment', 'view heard'] },
  moreTime: { rule: 'A25_MORE_TIME', openIn: ['incomplete'] },
  complete: { rule: 'A04_COMPLETED', openIn: ['incomplete'] },
  lapse: { rule: 'A05_LAPSED', openIn: ['incomplete'] },
  defer: { rule: 'A06_DEFER', openIn: undecided },
  moveTalk: { rule: 'A21_MOVE_TALK', openIn: ['interview planned', 'interview to plan'] },
  cancelTalk: { rule: 'A22_CANCEL_TALK', openIn: ['interview planned'] },
  awaitTalk: { rule: 'A23_AWAIT_TALK', openIn: ['interview to plan'] },
  askInterviewer: { rule: 'A24_OTHER_INTERVIEWER', openIn: ['interview planned', 'interview to plan'] },
  identify: { rule: 'A07_IDENTIFY', openIn: undecided },
  holdInterview: { rule: 'A08_TALK', openIn: ['interview planned'] },
  saveView: { rule: 'A09_VIEW', openIn: ['interview held'] },
  shareReport: { rule: 'A10_SHARE_REPORT', openIn: ['interview held', 'assessment'] },
  answerReport: { rule: 'A11_ANSWER_REPORT', openIn: undecided },
  intendRefusal: { rule: 'A12_HEAR', openIn: ['assessment'] },
  askToSpeak: { rule: 'A26_ASK_TO_SPEAK', openIn: ['intended refusal'] },
  giveView: { rule: 'A13_GIVE_VIEW', openIn: ['intended refusal', 'view heard'] },
  propose: { rule: 'A14_PROPOSE', openIn: ['assessment', 'view heard'] },
  sendBack: { rule: 'A15_SEND_BACK', openIn: ['proposed'] },
  withdraw: { rule: 'A16_WITHDRAW', openIn: ['draft', ...undecided] },
  notProcess: { rule: 'A17_NOT_PROCESS', openIn: ['interview planned', 'interview to plan'] },
  grant: { rule: 'A18_GRANT', openIn: ['proposed'] },
  refuse: { rule: 'A19_REFUSE', openIn: ['proposed'] },
}

/** Acts that are done once in an application. */
const once: readonly ApplicationAct[] = ['identify', 'askInterviewer', 'shareReport', 'answerReport', 'askToSpeak', 'giveView', 'defer']

/** What goes on while the decision waits for what was asked of her. */
const goesOn: readonly ApplicationAct[] = ['moveTalk', 'cancelTalk', 'awaitTalk', 'askInterviewer', 'holdInterview', 'saveView', 'shareReport']

/** Why the law closes this act on this day; undefined when it is open. */
export function impediment(act: ApplicationAct, day: Day, facts: ApplicationFacts): Impediment | undefined {
  const { rule, openIn } = acts[act]
  const stage = goesOn.includes(act) ? stageBeneath(day, facts) : stageOn(day, facts)
  const says = (because: Because) => closedBy(rule, because)
  if (!openIn.includes(stage)) return says(isOpen(stage) ? 'not-open-now' : 'already-decided')
  if (once.includes(act) && did(act, facts)) return says('not-open-now')
  if (act === 'answerReport' && !did('shareReport', facts)) return says('report-not-shared')
  if (act === 'propose' && !did('shareReport', facts)) return says('report-not-shared')
  return undefined
}

export function openActs(day: Day, facts: ApplicationFacts): ApplicationAct[] {
  return (Object.keys(acts) as ApplicationAct[]).filter((act) => !impediment(act, day, facts))
}

/** The report is shared when both officials have given their view, so neither can be coloured by her answer. */
export function cannotShareReport(facts: ApplicationFacts): Impediment | undefined {
  return viewsComplete(facts) ? undefined : closedBy('A10_SHARE_REPORT', 'views-not-complete')
}

/** R06: without an established identity there is no licence (I). */
export function cannotGrant(facts: ApplicationFacts): Impediment | undefined {
  return did('identify', facts) ? undefined : closedBy('R06_IDENTITY', 'identity-not-established')
}

/** No refusal before she was heard, or the days for it have passed (Awb 4:7). */
export function cannotRefuse(day: Day, facts: ApplicationFacts): Impediment | undefined {
  return heard(day, facts) ? undefined : closedBy('A12_HEAR', 'not-heard')
}

/** Acts that may not be done by someone who did one of the others: four eyes, and two independent views. */
const apartFrom: Readonly<Partial<Record<ApplicationAct, readonly ApplicationAct[]>>> = {
  saveView: ['saveView'],
  propose: ['saveView', 'holdInterview'],
  grant: ['propose', 'saveView', 'holdInterview', 'intendRefusal'],
  refuse: ['propose', 'saveView', 'holdInterview', 'intendRefusal'],
}

export function sameOfficial(act: ApplicationAct, { acts: done }: ApplicationFacts, by: string): Impediment | undefined {
  const clash = done.some((before) => before.by === by && apartFrom[act]?.includes(before.act))
  return clash ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
}

/** Both officials have saved their view. */
export function viewsComplete({ acts: done }: ApplicationFacts): boolean {
  const views = done.filter(({ act }) => act === 'saveView')
  const [first] = views
  return first !== undefined && new Set(views.map(({ by }) => by)).size >= figure('interviewOfficials', first.on)
}

export function did(act: ApplicationAct, { acts: done }: ApplicationFacts): boolean {
  return done.some((before) => before.act === act)
}

function heard(day: Day, { acts: done }: ApplicationFacts): boolean {
  const until = hearUntil({ acts: done })
  return until !== undefined && (did('giveView', { acts: done }) || day > until)
}

/** The last day to hear her; whoever asks to speak is given the time for it (Awb 4:9). */
export function hearUntil({ acts: done }: ApplicationFacts): Day | undefined {
  const start = done.findLastIndex(({ act }) => act === 'intendRefusal')
  if (start === -1) return undefined
  return done.slice(start).flatMap(({ act, until }) => (until && (act === 'intendRefusal' || act === 'askToSpeak') ? [until] : [])).toSorted().at(-1)
}
