/** By when the municipality must decide on an application (Awb 4:5, 4:13, 4:14 and 4:15). */
import { endOfTerm, extend } from './calendar.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { figure } from './figures.ts'

/** An invitation to complete the application, and how it ended, if it has (Awb 4:15(1)(a)). */
export interface Completion {
  readonly invitedOn: Day
  readonly completedOn?: Day
  readonly lapsedOn?: Day
}

/** Another ground on which the term stands still, first and last day included (Awb 4:15(1)(b), (2)). */
export interface Suspension {
  readonly ground: 'foreign information' | 'consent' | 'delay by applicant' | 'force majeure'
  readonly from: Day
  readonly until?: Day
}

export interface Stops {
  readonly completions?: readonly Completion[]
  readonly suspensions?: readonly Suspension[]
  /** The day named in a notice of a later decision (Awb 4:14(3)). */
  readonly deferredUntil?: Day
}

/** The last day to decide; undefined while the clock stands still. */
export function decideBy(receivedOn: Day, stops: Stops = {}): Day | undefined {
  const stoodStill = [...(stops.completions ?? []).map(daysCompleting), ...(stops.suspensions ?? []).map(daysSuspended)]
  if (stoodStill.includes(undefined)) return undefined
  const days = stoodStill.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const term = extend(addDays(receivedOn, figure('decisionWeeks', receivedOn) * 7 + days))
  return stops.deferredUntil && stops.deferredUntil > term ? stops.deferredUntil : term
}

/** The last day for the decision not to process: four weeks after completion or lapse (Awb 4:5(4)). */
export function notProcessedBy(completedOrLapsedOn: Day): Day {
  return endOfTerm(completedOrLapsedOn, figure('notProcessedDays', completedOrLapsedOn))
}

/** From the day after the invitation, until the day of completion or through the last day given. */
function daysCompleting({ invitedOn, completedOn, lapsedOn }: Completion): number | undefined {
  if (completedOn) return Math.max(0, daysBetween(invitedOn, completedOn) - 1)
  if (lapsedOn) return daysBetween(invitedOn, lapsedOn)
  return undefined
}

function daysSuspended({ from, until }: Suspension): number | undefined {
  return until && daysBetween(from, until) + 1
}
