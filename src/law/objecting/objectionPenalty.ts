/** A decision on an objection that is late: her notice, and what the municipality owes when it stays late (Awb 4:17, 4:18 and 7:10). */
import type { Day } from '../day.ts'
import { type Penalty, penaltyFrom } from '../terms/defaultNotice.ts'
import type { Impediment } from '../impediment.ts'
import { isRunning, objectionClock, type ObjectionFacts } from './objection.ts'
import { closedBy } from '../rules.ts'

/** The day of the notice that counts: one after the last day to decide, put off or not. */
function noticeOf(facts: ObjectionFacts): Day | undefined {
  const decideBy = objectionClock(facts)?.decideBy
  return decideBy && facts.acts.find(({ act, on }) => act === 'defaultNotice' && on > decideBy)?.on
}

/** A notice counts when the last day had passed, once, as long as nothing is decided. */
export function cannotGiveObjectionNotice(receivedOn: Day, facts: ObjectionFacts): Impediment | undefined {
  const clock = objectionClock(facts)
  if (!clock || !isRunning(facts) || noticeOf(facts)) return closedBy('O11_DEFAULT_NOTICE', 'not-open-now')
  return receivedOn > clock.decideBy ? undefined : closedBy('O11_DEFAULT_NOTICE', 'not-late-yet')
}

/** What it has come to through a day; undefined without a notice that counts. */
export function objectionPenalty(today: Day, facts: ObjectionFacts): Penalty | undefined {
  const noticeOn = noticeOf(facts)
  const clock = objectionClock(facts)
  if (!noticeOn || !clock) return undefined
  return penaltyFrom(today, { noticeOn, endedOn: clock.decidedOn ?? clock.withdrawnOn, setOn: facts.acts.find(({ act }) => act === 'setPenalty')?.on })
}

/** Fixed once, when nothing is added any more and something is owed. */
export function cannotSetObjectionPenalty(today: Day, facts: ObjectionFacts): Impediment | undefined {
  const penalty = objectionPenalty(today, facts)
  return penalty?.setBy && !penalty.setOn ? undefined : closedBy('O12_SET_PENALTY', 'not-open-now')
}
