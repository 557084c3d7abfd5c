/** Correcting the day of an act that was put down wrong: which acts, and between which days. */
import type { ActOnRecord, ApplicationAct, ApplicationFacts } from '../application.ts'
import { lastDayToDecide } from '../terms/completion.ts'
import { addYears, type Day } from '../day.ts'
import { endedBy, noticeOf } from '../terms/defaultNotice.ts'
import type { Impediment } from '../impediment.ts'
import { penaltyPeriod } from '../terms/penalty.ts'
import { closedBy } from '../rules.ts'

/** Acts that officials put down, or that came in: what followed from the day of a decision is corrected by another decision. */
export const correctableActs = ['submit', 'inviteToComplete', 'complete', 'notAppeared', 'holdInterview', 'defaultNotice'] as const satisfies readonly ApplicationAct[]
export type CorrectableAct = (typeof correctableActs)[number]
export const isCorrectable = (act: ApplicationAct): act is CorrectableAct => (correctableActs as readonly ApplicationAct[]).includes(act)

export interface Bounds {
  readonly from: Day
  readonly until: Day
}

/** The days it can have been: receipt before all else, an answer after the question, and nothing in the future. */
export function boundsOf(today: Day, { acts }: ApplicationFacts, place: number): Bounds | undefined {
  const act = acts[place]
  const received = acts.find(({ act: each }) => each === 'submit')
  if (!act || !received || !isCorrectable(act.act)) return undefined
  const others = acts.filter((_each, index) => index !== place).map(({ on }) => on)
  if (act.act === 'submit') return { from: addYears(today, -1), until: earliest([today, ...others]) }
  if (act.act === 'complete') return { from: questionBefore(acts, place)?.on ?? received.on, until: today }
  if (act.act === 'inviteToComplete') return { from: received.on, until: earliest([today, ...answerAfter(acts, place)]) }
  return { from: received.on, until: today }
}

const earliest = (days: readonly Day[]): Day => days.toSorted()[0] as Day

function questionBefore(acts: readonly ActOnRecord[], place: number): ActOnRecord | undefined {
  return acts.slice(0, place).findLast(({ act }) => act === 'inviteToComplete')
}

/** The day it ended, and the last day that was given. */
function answerAfter(acts: readonly ActOnRecord[], place: number): Day[] {
  const until = acts[place]?.until
  const end = acts.slice(place + 1).find(({ act }) => act === 'complete' || act === 'lapse')
  return [...(until ? [until] : []), ...(end ? [end.on] : [])]
}

export function cannotCorrect(today: Day, facts: ApplicationFacts, place: number, becomes: Day): Impediment | undefined {
  const bounds = boundsOf(today, facts, place)
  const isPossible = bounds !== undefined && bounds.from <= becomes && becomes <= bounds.until && facts.acts[place]?.on !== becomes
  return isPossible ? undefined : closedBy('A33_CORRECT_FACT', 'not-open-now')
}

/** The same case with the right day. */
export function withDay({ acts }: ApplicationFacts, place: number, on: Day): ApplicationFacts {
  return { acts: acts.map((act, index) => (index === place ? { ...act, on } : act)) }
}

/** What she is told of it while her case is open: that the last day to decide moved, and from when a late decision costs. */
export function movedBy(act: CorrectableAct, before: ApplicationFacts & { readonly receivedOn: Day }, after: ApplicationFacts & { readonly receivedOn: Day }): { before: Day; decideBy: Day; first: Day | undefined } | undefined {
  const was = lastDayToDecide(before.receivedOn, before)
  const decideBy = lastDayToDecide(after.receivedOn, after)
  const notice = act === 'defaultNotice' ? noticeOf(after, decideBy) : undefined
  const isTold = !endedBy(after) && (was !== decideBy || notice !== undefined)
  return isTold ? { before: was, decideBy, first: notice && penaltyPeriod(notice).first } : undefined
}
