/** The life of an application: its stage is what its acts and the day say, so yesterday can be asked too. */
import type { ApplicationAct } from './applicationAct.ts'
import { addDays, type Day } from './day.ts'
import { figure } from './figures.ts'
import { thisHandling } from './deciding/handling.ts'
import type { Impediment } from './impediment.ts'
import { closedBy } from './rules.ts'

export type { ApplicationAct }

export interface ActOnRecord {
  readonly act: ApplicationAct
  readonly on: Day
  readonly by: string
  /** The last day given with inviteToComplete, moreTime, intendRefusal and askToSpeak; the new last day of defer; the last day of a suspension. */
  readonly until?: Day
  /** The first day of a suspension of the term, or of the one she is asked to agree to. */
  readonly from?: Day
  readonly grounds?: readonly string[]
  readonly outcome?: 'grant' | 'refuse'
  /** The account of the colleague it is about. */
  readonly about?: string
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
export const beforeTalk: readonly ApplicationAct[] = ['submit', 'inviteRepeat', 'moveTalk', 'cancelTalk', 'awaitTalk', 'notAppeared', 'secondTalk', 'needTalk']

/** The stage an act leads to; acts that are not here leave it as it is. */
const leadsTo: Readonly<Partial<Record<ApplicationAct, Stage>>> = {
  holdInterview: 'interview held',
  // Of a renewal, instead of a talk.
  shortCheck: 'assessment',
  intendRefusal: 'intended refusal',
  giveView: 'view heard',
  propose: 'proposed',
  proposeNotProcess: 'proposed',
  withdraw: 'withdrawn',
  notProcess: 'not processed',
  grant: 'granted',
  grantOnObjection: 'granted',
  // The licence stays what it was.
  endRepeat: 'granted',
  refuse: 'refused',
}

/** While something is asked of her the stage beneath waits; her talk goes on. */
export function stageOn(day: Day, facts: ApplicationFacts): Stage {
  const beneath = stageBeneath(day, facts)
  return isDeciding(beneath) && isIncomplete({ acts: facts.acts.filter(({ on }) => on <= day) }) ? 'incomplete' : beneath
}

export function stageBeneath(day: Day, { acts }: ApplicationFacts): Stage {
  const done = acts.filter(({ on }) => on <= day)
  return done.reduce<Stage>((stage, _act, index) => stageAfter(stage, done.slice(0, index + 1), day), 'draft')
}

function stageAfter(stage: Stage, done: readonly ActOnRecord[], day: Day): Stage {
  const last = done.at(-1)
  if (!last) return stage
  if (beforeTalk.includes(last.act)) return talkStands({ acts: done }) ? 'interview planned' : 'interview to plan'
  if (last.act === 'reopenOnObjection') return reopenedAt(done, day)
  if (last.act === 'saveView') return viewsComplete({ acts: done }) ? 'assessment' : stage
  if (last.act === 'sendBack' && proposedToNotProcess({ acts: done })) return beforeThat(done, day)
  if (last.act === 'sendBack') return heard(day, { acts: done }) ? 'view heard' : 'assessment'
  if (last.act === 'intendRefusal' || last.act === 'askToSpeak') return heard(day, { acts: done }) ? 'view heard' : 'intended refusal'
  return leadsTo[last.act] ?? stage
}

/** What lies there for a decision is not to process it. */
export function proposedToNotProcess(facts: ApplicationFacts): boolean {
  return thisHandling(facts).acts.findLast(({ act }) => act === 'propose' || act === 'proposeNotProcess')?.act === 'proposeNotProcess'
}

/** Sent back, it stands where it stood before that was proposed. */
function beforeThat(done: readonly ActOnRecord[], day: Day): Stage {
  const proposed = done.findLastIndex(({ act }) => act === 'proposeNotProcess')
  return stageBeneath(day, { acts: done.filter(({ act }, index) => index !== proposed && (act !== 'sendBack' || index < proposed)) })
}

/** Where it stood when it was proposed not to process it; the moment of a talk that was to come is gone. */
function reopenedAt(done: readonly ActOnRecord[], day: Day): Stage {
  const before = stageBeneath(day, { acts: done.slice(0, done.findLastIndex(({ act }) => act === 'proposeNotProcess')) })
  return before === 'interview planned' ? 'interview to plan' : before
}

/** Whether the talk has a moment: the last word on it was one. */
export function talkStands({ acts: done }: ApplicationFacts): boolean {
  const last = done.findLast(({ act }) => beforeTalk.includes(act) || act === 'reopenOnObjection')
  return last?.act === 'submit' || last?.act === 'moveTalk'
}

export const undecided: readonly Stage[] = ['incomplete', 'interview to plan', 'interview planned', 'interview held', 'assessment', 'intended refusal', 'view heard', 'proposed']

export function isOpen(stage: Stage): boolean {
  return stage === 'draft' || undecided.includes(stage)
}

const isDeciding = (stage: Stage): boolean => undecided.includes(stage)

/** Asked to complete, and neither completed nor too late (Awb 4:5). */
function isIncomplete(facts: ApplicationFacts): boolean {
  const last = thisHandling(facts).acts.findLast(({ act }) => act === 'inviteToComplete' || act === 'complete' || act === 'lapse')
  return last?.act === 'inviteToComplete'
}

/** What must be known before an application can be received, in the order it is asked (Awb 4:2). */
export const asked = ['channel', 'limits', 'channelCode', 'language', 'identity', 'document', 'permit', 'photo', 'interpreter', 'place', 'support', 'moment', 'adPhones'] as const
export type Asked = (typeof asked)[number]

export function missingFrom(given: Readonly<Partial<Record<Asked, boolean>>>): Asked[] {
  return asked.filter((name) => given[name] === false)
}

export function incomplete(missing: readonly Asked[]): Impediment | undefined {
  return missing.length ? closedBy('A02_COMPLETE', 'incomplete') : undefined
}

/** An answer belongs to an application that is not sent yet; an old page hears what became of it. */
export function notADraft(application: { readonly receivedOn: Day | null; readonly closedOn: Day | null } | null): Impediment | undefined {
  if (!application || (application.closedOn && !application.receivedOn)) return closedBy('A01_SUBMIT', 'draft-gone')
  return application.receivedOn ? closedBy('A01_SUBMIT', 'already-submitted') : undefined
}

/** Of the talk that was held last, or is to come: a second one starts from nothing. */
export function thisTalk({ acts }: ApplicationFacts): ApplicationFacts {
  return { acts: acts.slice(acts.findLastIndex(({ act }) => act === 'secondTalk') + 1) }
}

/** What officials do among themselves; not told to her or a helper as long as they are at it. */
const amongOfficials: readonly ApplicationAct[] = ['differ', 'proposeOutcome', 'askThird', 'settleOutcome']

/** What she is told of what was done: all of it once there is a decision. */
export function toldToHer<Done extends { readonly act: ApplicationAct }>(acts: readonly Done[]): Done[] {
  const isDecided = acts.some(({ act }) => act === 'grant' || act === 'refuse')
  return acts.filter(({ act }) => isDecided || !amongOfficials.includes(act))
}

/** What a helper is told of it: nothing that says she was spoken to apart. */
export function toldToHelper<Done extends { readonly act: ApplicationAct }>(acts: readonly Done[]): Done[] {
  return toldToHer(acts).filter(({ act }) => act !== 'offerHelp')
}

/** A renewal that was looked at in short instead of by a talk, and still is. */
export function onShortCheck({ acts }: ApplicationFacts): boolean {
  return acts.findLast(({ act }) => act === 'shortCheck' || act === 'needTalk')?.act === 'shortCheck'
}

export const talkNumber = ({ acts }: ApplicationFacts): number => acts.filter(({ act }) => act === 'secondTalk').length + 1

/** Two views differ, or one of them doubts, and what holds was not agreed since. */
export function unsettled(facts: ApplicationFacts): boolean {
  const { acts } = thisTalk(facts)
  return acts.findLast(({ act }) => act === 'differ' || act === 'settleOutcome')?.act === 'differ'
}

/** Both officials have saved their view. */
export function viewsComplete(facts: ApplicationFacts): boolean {
  const views = thisTalk(facts).acts.filter(({ act }) => act === 'saveView')
  const [first] = views
  return first !== undefined && new Set(views.map(({ by }) => by)).size >= figure('interviewOfficials', first.on)
}

export function did(act: ApplicationAct, { acts: done }: ApplicationFacts): boolean {
  return done.some((before) => before.act === act)
}

/** Since the last intention: what is intended anew is told anew, and heard anew. */
export function thisHearing({ acts }: ApplicationFacts): ApplicationFacts {
  return { acts: acts.slice(Math.max(0, acts.findLastIndex(({ act }) => act === 'intendRefusal'))) }
}

export function heard(day: Day, facts: ApplicationFacts): boolean {
  const until = hearUntil(facts)
  return until !== undefined && (did('giveView', thisHearing(facts)) || day > until)
}

/** The last day to hear her; whoever asks to speak is given the time for it (Awb 4:9). */
export function hearUntil(facts: ApplicationFacts): Day | undefined {
  return lastDaysToHear(thisHearing(facts)).at(-1)
}

function lastDaysToHear({ acts }: ApplicationFacts): Day[] {
  return acts.flatMap(({ act, until }) => (until && (act === 'intendRefusal' || act === 'askToSpeak') ? [until] : [])).toSorted()
}

/** The days from which a time to be heard is over, of this hearing and of those before: a case that is reopened stands by theirs. */
export const hearingEnds = (facts: ApplicationFacts): Day[] => lastDaysToHear(facts).map((until) => addDays(until, 1))
