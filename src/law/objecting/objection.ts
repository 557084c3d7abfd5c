/** Objecting: its terms (Awb 6:7 to 6:11 and 7:10), and what its acts say of it. */
import { endOfTerm, extend } from '../calendar.ts'
import { addDays, type Day, daysBetween } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export type ObjectionAct = 'lodge' | 'giveReasons' | 'defer' | 'withdraw' | 'defaultNotice' | 'setPenalty' | DeskAct
/** What the desk of objections does with it. */
export type DeskAct = 'take' | 'committee' | 'planHearing' | 'waiveHearing' | 'openPapers' | 'addPapers' | 'reportHearing' | 'propose' | 'sendBack' | 'decide'
export type ObjectionOutcome = 'founded' | 'unfounded' | 'inadmissible'

export interface ObjectionActFacts {
  readonly act: ObjectionAct
  readonly on: Day
  /** The last day of what is asked or put off; of a hearing its day. */
  readonly until?: Day | undefined
  readonly by?: string
  readonly outcome?: ObjectionOutcome | undefined
}

export interface ObjectionFacts {
  /** The day of the letter with the decision. */
  readonly notifiedOn: Day
  /** Of one that came by post. */
  readonly postedOn?: Day | undefined
  readonly acts: readonly ObjectionActFacts[]
}

/** The last day to object: six weeks that start the day after the decision was made known. */
export function objectionUntil(notifiedOn: Day): Day {
  return endOfTerm(notifiedOn, figure('objectionDays', notifiedOn))
}

/** In time: received by the last day, or posted by then and received within a week after it. */
export function isInTime(notifiedOn: Day, { receivedOn, postedOn }: { receivedOn: Day; postedOn?: Day }): boolean {
  const last = objectionUntil(notifiedOn)
  if (receivedOn <= last) return true
  return postedOn !== undefined && postedOn <= last && daysBetween(last, receivedOn) <= figure('postGraceDays', last)
}

/** How the last day to decide on an objection is counted: from when, how many days, and the days spent waiting for her. */
export interface ObjectionTerm {
  readonly from: Day
  /** It came after the term to object, and counts from the day it came (I). */
  readonly late: boolean
  readonly days: number
  readonly stoodStill: number
  readonly until: Day
}

/** Six weeks, or twelve with a committee, after the objection term (Awb 7:10). */
export function objectionTerm(notifiedOn: Day, { committee, stoodStill = 0, lodgedOn = notifiedOn }: { committee: boolean; stoodStill?: number; lodgedOn?: Day }): ObjectionTerm {
  const last = objectionUntil(notifiedOn)
  const late = lodgedOn > last
  const from = late ? lodgedOn : last
  const days = figure(committee ? 'objectionCommitteeWeeks' : 'objectionDecisionWeeks', from) * 7
  return { from, late, days, stoodStill, until: extend(addDays(from, days + stoodStill)) }
}

/** The last day to decide on an objection. */
export function objectionDecisionBy(notifiedOn: Day, how: Parameters<typeof objectionTerm>[1]): Day {
  return objectionTerm(notifiedOn, how).until
}

/** The last day for reasons that come later (Awb 6:6): some weeks, and never before the term to object has ended. */
export function reasonsUntil(notifiedOn: Day, lodgedOn: Day): Day {
  const [last, own] = [objectionUntil(notifiedOn), endOfTerm(lodgedOn, figure('objectionReasonsDays', lodgedOn))]
  return own > last ? own : last
}

export interface ObjectionClock {
  readonly lodgedOn: Day
  readonly inTime: boolean
  /** The last day for reasons that were left for later, as long as they have not come. */
  readonly reasonsUntil: Day | undefined
  /** How the day to decide is counted, before it was put off. */
  readonly term: ObjectionTerm
  /** The day it was put off to. */
  readonly deferredUntil: Day | undefined
  readonly decideBy: Day
  readonly withdrawnOn: Day | undefined
  readonly decidedOn: Day | undefined
  readonly outcome: ObjectionOutcome | undefined
}

/** Where an objection that was lodged stands; undefined for a draft. */
export function objectionClock(facts: ObjectionFacts): ObjectionClock | undefined {
  const { notifiedOn, acts } = facts
  const lodged = acts.find(({ act }) => act === 'lodge')
  if (!lodged) return undefined
  const reasons = acts.find(({ act }) => act === 'giveReasons')
  const decided = acts.find(({ act }) => act === 'decide')
  const term = objectionTerm(notifiedOn, { committee: acts.some(({ act }) => act === 'committee'), lodgedOn: lodged.on, stoodStill: waitedFor(facts) })
  const deferred = acts.findLast(({ act }) => act === 'defer')?.until
  const deferredUntil = deferred && deferred > term.until ? deferred : undefined
  return {
    lodgedOn: lodged.on,
    inTime: isInTime(notifiedOn, { receivedOn: lodged.on, ...(facts.postedOn && { postedOn: facts.postedOn }) }),
    reasonsUntil: reasons ? undefined : lodged.until,
    term,
    deferredUntil,
    decideBy: deferredUntil ?? term.until,
    withdrawnOn: acts.find(({ act }) => act === 'withdraw')?.on,
    decidedOn: decided?.on,
    outcome: decided?.outcome,
  }
}

/** Days after the objection term that were spent waiting for her reasons; the clock stands still for them (Awb 7:10(2); I). */
export function waitedFor({ notifiedOn, acts }: ObjectionFacts): number {
  const lodged = acts.find(({ act }) => act === 'lodge')
  const reasonsOn = acts.find(({ act }) => act === 'giveReasons')?.on
  if (!lodged?.until) return 0
  const last = objectionUntil(notifiedOn)
  const from = lodged.on > last ? lodged.on : last
  const until = reasonsOn && reasonsOn <= lodged.until ? addDays(reasonsOn, -1) : lodged.until
  return Math.max(0, daysBetween(from, until))
}

/** The most a decision on an objection can be put off (Awb 7:10). */
export function objectionDeferredUntil(decideBy: Day): Day {
  return extend(addDays(decideBy, figure('objectionDeferralWeeks', decideBy) * 7))
}

/** Late is accepted, with the reason why (Awb 6:11). */
export function lateWithoutReason(notifiedOn: Day, on: Day, reason: string): Impediment | undefined {
  return isInTime(notifiedOn, { receivedOn: on }) || reason.trim() ? undefined : closedBy('O02_LATE', 'late-without-reason')
}

/** It runs from lodging until she takes it back or it is decided. */
export function isRunning(facts: ObjectionFacts): boolean {
  const clock = objectionClock(facts)
  return clock !== undefined && clock.withdrawnOn === undefined && clock.decidedOn === undefined
}

export function cannotWithdrawObjection(facts: ObjectionFacts): Impediment | undefined {
  return isRunning(facts) ? undefined : closedBy('O03_WITHDRAW', 'not-open-now')
}

/** Reasons can be added once, after they were left for later; also after the last day, for she may have an excuse. */
export function cannotGiveReasons(facts: ObjectionFacts): Impediment | undefined {
  const open = isRunning(facts) && objectionClock(facts)?.reasonsUntil !== undefined
  return open ? undefined : closedBy('O04_REASONS', 'not-open-now')
}
