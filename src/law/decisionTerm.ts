/** By when the municipality must decide on an application (Awb 4:5, 4:13, 4:14 and 4:15). */
import { endOfTerm, extend } from './calendar.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { figure } from './figures.ts'

/** An invitation to complete the application, and how it ended, if it has (Awb 4:15(1)(a)). */
export interface Completion {
  readonly invitedOn: Day
  readonly completedOn?: Day
  readonly lapsedOn?: Day
  /** The last day that is given, as long as it has not ended. */
  readonly until?: Day
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

/** The same while the clock stands still: as if it stood still through the last day that was given. */
export function decideByAtLatest(receivedOn: Day, stops: Stops = {}): Day {
  const completions = (stops.completions ?? []).map(({ until, ...each }) => (until ? { ...each, lapsedOn: until } : each))
  const last = decideBy(receivedOn, { ...stops, completions })
  if (!last) throw new Error('a term that stands still without a last day')
  return last
}

/** The days that a completion keeps the clock still, first and last included; none when it was completed at once. */
export function stoodStill({ invitedOn, completedOn, lapsedOn, until }: Completion): { from: Day; until: Day } | undefined {
  const last = completedOn ? addDays(completedOn, -1) : (lapsedOn ?? until)
  return last && last > invitedOn ? { from: addDays(invitedOn, 1), until: last } : undefined
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
