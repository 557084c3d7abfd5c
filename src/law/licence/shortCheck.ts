/** A renewal needs no whole talk again as long as nothing happened that calls for one (own reading): a short look, and two people still decide. */
import { type ApplicationFacts, did } from '../application.ts'
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'
import { isUndone, type LicenceFacts, standingOn } from './licence.ts'

/** What is looked at, each ticked by who looked; whatever else there is calls for the talk. */
export const shortChecks = ['compared', 'licence', 'nothingNew', 'noWish'] as const
export type ShortCheck = (typeof shortChecks)[number]

/** Who she is was established at the desk, and nothing was done with the licence it follows. */
export function cannotCheckShort(day: Day, facts: ApplicationFacts, old: LicenceFacts | undefined): Impediment | undefined {
  if (!old) return closedBy('S17_SHORT_CHECK', 'no-renewal')
  if (!did('identify', facts)) return closedBy('R06_IDENTITY', 'identity-not-established')
  return calledForTalk(day, old) ? closedBy('S17_SHORT_CHECK', 'talk-needed') : undefined
}

/** It was suspended or taken back, and that was not undone. */
function calledForTalk(day: Day, old: LicenceFacts): boolean {
  const measures = old.acts.filter((one) => (one.act === 'suspend' || one.act === 'revoke') && !isUndone(one, old.acts))
  return measures.length > 0 || !['valid', 'expired'].includes(standingOn(day, old))
}
