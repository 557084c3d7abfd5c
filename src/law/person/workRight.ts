/** The right to work as it was seen last: until when it holds, and that it is looked at again when it ends (V02). */
import type { ApplicationAct, ApplicationFacts } from '../application.ts'
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** What the ledger keeps of looking: the day on which the right ends, and nothing of what was shown. */
export const workRightSeen: readonly ApplicationAct[] = ['identify', 'seeWorkRight']

/** The day on which it ends; undefined when no end was seen. */
export function workRightUntil({ acts }: ApplicationFacts): Day | undefined {
  return acts.findLast(({ act }) => workRightSeen.includes(act))?.until
}

/** It ends while the licence holds, and on that day it is a task to look at it again. */
export function workRightEnds(facts: ApplicationFacts, { validUntil }: { readonly validUntil: Day }): Day | undefined {
  const until = workRightUntil(facts)
  return until && until < validUntil ? until : undefined
}

/** Seen again is that it goes on: to a later day, or without an end. */
export function cannotGoOn(today: Day, until: Day | undefined): Impediment | undefined {
  return until && until < today ? closedBy('S16_WORK_RIGHT', 'identity-not-established') : undefined
}
