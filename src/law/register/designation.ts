/** Which municipalities hold talks and decide: designated from a day, perhaps until a day, and both by two people. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export interface DesignationFacts {
  readonly from: Day
  /** Its last day; null while none is known. */
  readonly until: Day | null
}

export function isDesignatedOn(on: Day, designations: readonly DesignationFacts[]): boolean {
  return designations.some(({ from, until }) => from <= on && (until === null || on <= until))
}

/** The one that runs on, or has not begun yet; each municipality has at most one. */
export function openDesignation<D extends DesignationFacts>(today: Day, designations: readonly D[]): D | undefined {
  return designations.find(({ until }) => until === null || until >= today)
}

/** After what ended before it; two of the same municipality never overlap. */
export function cannotDesignate(from: Day, designations: readonly DesignationFacts[], isProposed: boolean): Impediment | undefined {
  if (isProposed) return closedBy('Y05_DESIGNATE', 'already-handled')
  return designations.some(({ until }) => until === null || from <= until) ? closedBy('Y05_DESIGNATE', 'already-designated') : undefined
}

/** Not on a day that has been: what came in until today stays where it is. */
export function cannotEndDesignation(last: Day, today: Day, designations: readonly DesignationFacts[], isProposed: boolean): Impediment | undefined {
  if (isProposed) return closedBy('Y06_END_DESIGNATION', 'already-handled')
  const open = openDesignation(today, designations)
  if (!open || open.until !== null) return closedBy('Y06_END_DESIGNATION', 'not-designated')
  return last < today || last < open.from ? closedBy('Y06_END_DESIGNATION', 'day-has-been') : undefined
}
