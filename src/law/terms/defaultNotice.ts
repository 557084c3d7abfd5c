/** A notice that the decision is late, and what the municipality owes when it stays late (Awb 4:17 and 4:18). */
import { type ActOnRecord, type ApplicationAct, type ApplicationFacts, did } from '../application.ts'
import { endOfTerm } from '../calendar.ts'
import { addDays, type Day, daysBetween } from '../day.ts'
import { figure } from '../figures.ts'
import { thisHandling } from '../deciding/handling.ts'
import type { Impediment } from '../impediment.ts'
import { type PenaltyStretch, penaltyOn, penaltyPeriod, penaltyStretches } from './penalty.ts'
import { closedBy } from '../rules.ts'

const closing: readonly ApplicationAct[] = ['grant', 'refuse', 'notProcess', 'withdraw']

/** The act that ended it; undefined while it is open, also when it is open again. */
export function endedBy(facts: ApplicationFacts): ActOnRecord | undefined {
  return thisHandling(facts).acts.find(({ act }) => closing.includes(act))
}

/** Nothing from before the penalty was undone on objection. */
export function thisPenalty({ acts }: ApplicationFacts): ApplicationFacts {
  return { acts: acts.slice(acts.findLastIndex(({ act }) => act === 'undoPenalty' || act === 'reopenOnObjection') + 1) }
}

export const penaltyStands = (facts: ApplicationFacts): boolean => did('setPenalty', thisPenalty(facts))

/** A notice counts when the last day had passed. */
export function cannotGiveNotice(receivedOn: Day, decideBy: Day): Impediment | undefined {
  return receivedOn > decideBy ? undefined : closedBy('A31_DEFAULT_NOTICE', 'not-late-yet')
}

/** The day of the notice that counts, if there is one. */
export function noticeOf({ acts }: ApplicationFacts, decideBy: Day): Day | undefined {
  return acts.find(({ act, on }) => act === 'defaultNotice' && on > decideBy)?.on
}

export interface Penalty {
  readonly noticeOn: Day
  /** The first day that costs money, and the last that can. */
  readonly first: Day
  readonly last: Day
  /** The last day that was counted; undefined as long as none was. */
  readonly through: Day | undefined
  readonly days: number
  readonly euros: number
  /** What the last day that was counted added. */
  readonly daily: number
  readonly stretches: readonly PenaltyStretch[]
  /** Nothing is added any more. */
  readonly over: boolean
  /** The last day to fix it; undefined while it runs, and when nothing is owed. */
  readonly setBy: Day | undefined
  readonly setOn: Day | undefined
}

/** What it has come to through a day; undefined without a notice that counts. */
export function penaltyTill(today: Day, facts: ApplicationFacts, decideBy: Day): Penalty | undefined {
  const noticeOn = noticeOf(facts, decideBy)
  const { on: setAfter } = facts.acts.findLast(({ act }) => act === 'undoPenalty') ?? {}
  return noticeOn && penaltyFrom(today, { noticeOn, endedOn: endedBy(facts)?.on, setAfter, setOn: thisPenalty(facts).acts.find(({ act }) => act === 'setPenalty')?.on })
}

interface Late {
  readonly noticeOn: Day
  /** The day of the decision, or that she took it back. */
  readonly endedOn: Day | undefined
  /** It was undone on objection: fixed anew within as many days (I). */
  readonly setAfter?: Day | undefined
  readonly setOn: Day | undefined
}

/** From a notice that counts, of whatever decision is late. */
export function penaltyFrom(today: Day, { noticeOn, endedOn, setAfter, setOn }: Late): Penalty {
  const { first, last } = penaltyPeriod(noticeOn)
  const lastOwed = endedOn && endedOn <= last ? addDays(endedOn, -1) : last
  const counted = today < lastOwed ? today : lastOwed
  const through = counted < first ? undefined : counted
  const over = endedOn !== undefined || today >= last
  return {
    noticeOn, first, last, through, over,
    days: through ? daysBetween(first, through) + 1 : 0,
    euros: through ? penaltyOn(noticeOn, through) : 0,
    daily: through ? (penaltyStretches(noticeOn, through).at(-1)?.daily ?? 0) : 0,
    stretches: through ? penaltyStretches(noticeOn, through) : [],
    setBy: over && through ? setAnewBy(setAfter ?? lastOwed) : undefined,
    setOn,
  }
}

export const setAnewBy = (from: Day): Day => endOfTerm(from, figure('penaltyDecisionDays', from))

/** Fixed once, when nothing is added any more and something is owed. */
export function cannotSetPenalty(today: Day, facts: ApplicationFacts, decideBy: Day): Impediment | undefined {
  const penalty = penaltyTill(today, facts, decideBy)
  return penalty?.setBy && !penalty.setOn ? undefined : closedBy('A32_SET_PENALTY', 'not-open-now')
}
