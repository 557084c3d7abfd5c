/** A mandate: a role between two days, given by two people and never to oneself, and looked at again every quarter. */
import { addDays, addMonths, addYears, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import type { OfficialRole, StaffRole } from './office.ts'
import { closedBy } from '../rules.ts'

export const changeKinds = ['appoint', 'change', 'end'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeReasons = ['newColleague', 'otherWork', 'longer', 'leave', 'left', 'mistake'] as const
export type ChangeReason = (typeof changeReasons)[number]

export interface MandateFacts {
  readonly role: string
  readonly from: Day
  readonly until: Day | null
}

export type MandateState = 'ahead' | 'running' | 'ended'

export function mandateOn(day: Day, { from, until }: MandateFacts): MandateState {
  if (until && until < day) return 'ended'
  return day < from ? 'ahead' : 'running'
}

/** At most two years ahead: longer is a mandate that nobody looks at. */
export function notAPeriod(from: Day, until: Day, today: Day): Impediment | undefined {
  return until < from || until < today || until > addYears(today, 2) ? closedBy('M01_PERIOD', 'too-long') : undefined
}

/** Training is of who holds talks, and is done again within three years. */
export function notATraining(role: StaffRole, trainedUntil: Day | null, today: Day): Impediment | undefined {
  if (trainedUntil === null) return undefined
  return role !== 'interviewer' || trainedUntil < today || trainedUntil > addYears(today, 3) ? closedBy('M07_TRAINED', 'too-long') : undefined
}

interface Seen {
  readonly role: string
  readonly until: Day | null
  readonly trained?: Day | null
}

export interface ProposedChange {
  readonly kind: ChangeKind
  readonly proposedBy: string
  readonly about: string | null
  readonly decided: boolean
  /** What the mandate was when it was proposed; null of someone new. */
  readonly seen: Seen | null
}

/** Nobody proposes anything about themselves. */
export function cannotConcern(about: string | null, own: readonly string[]): Impediment | undefined {
  return about !== null && own.includes(about) ? closedBy('M02_NOT_OWN', 'same-official') : undefined
}

/** By someone else than who proposed it, about someone else, and of a mandate that is still as it was. */
export function cannotConfirm(change: ProposedChange, own: readonly string[], now: Seen | null): Impediment | undefined {
  if (change.decided) return closedBy('M03_ONE_DECISION', 'already-handled')
  if (own.includes(change.proposedBy)) return closedBy('M04_TWO_PEOPLE', 'same-official')
  const concerns = cannotConcern(change.about, own)
  if (concerns) return concerns
  const isStale = change.seen && (change.seen.role !== now?.role || change.seen.until !== now.until || (change.seen.trained ?? null) !== (now.trained ?? null))
  return isStale ? closedBy('M05_AS_IT_WAS', 'already-handled') : undefined
}

/** Leaving takes effect at once, by one; of another administrator it takes two, as anything else does. */
export const endsAtOnce = (role: OfficialRole): boolean => role !== 'administrator'

/** Every quarter each mandate is looked at again. */
export const reviewBy = (lastOn: Day): Day => addMonths(lastOn, 3)

export const isOverdue = (lastOn: Day, today: Day): boolean => today > reviewBy(lastOn)

export interface LookedAt {
  readonly lastOn: Day
  /** When administrators were told that it is soon to be looked at. */
  readonly warnedOn: Day | null
}

/** Near enough to be told of. */
export const isSoon = (today: Day, { lastOn }: LookedAt): boolean => today >= addDays(reviewBy(lastOn), -figure('mandateWarnDays', today))

/** The last day of a mandate that nobody looks at: that of the quarter, and never sooner than was said. */
export function lapsesAfter(today: Day, { lastOn, warnedOn }: LookedAt): Day {
  const told = addDays(warnedOn ?? today, figure('mandateWarnDays', today))
  return [reviewBy(lastOn), told].toSorted().at(-1) ?? told
}

export const lapses = (today: Day, looked: LookedAt): boolean => looked.warnedOn !== null && today > lapsesAfter(today, looked)

/** Giving a mandate takes two: with fewer nobody could. */
export const FEWEST_ADMINISTRATORS = 2
