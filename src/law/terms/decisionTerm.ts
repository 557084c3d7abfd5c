/** By when the municipality must decide on an application (Awb 4:5, 4:13, 4:14 and 4:15). */
import { endOfTerm, extend } from '../calendar.ts'
import { addDays, type Day, daysBetween } from '../day.ts'
import { figure } from '../figures.ts'

/** An invitation to complete the application, and how it ended, if it has (Awb 4:15(1)(a)). */
export interface Completion {
  readonly invitedOn: Day
  readonly completedOn?: Day
  readonly lapsedOn?: Day
  /** The last day that is given, as long as it has not ended. */
  readonly until?: Day
}

/** Another ground on which the term stands still, first and last day included (Awb 4:15). */
export interface Suspension {
  readonly ground: SuspensionOfTerm
  readonly from: Day
  readonly until?: Day
}

export const suspensionsOfTerm = ['foreignInformation', 'consent', 'delayByApplicant', 'forceMajeure'] as const
export type SuspensionOfTerm = (typeof suspensionsOfTerm)[number]

export interface Stops {
  readonly completions?: readonly Completion[]
  readonly suspensions?: readonly Suspension[]
  /** The day named in a notice of a later decision (Awb 4:14(3)). */
  readonly deferredUntil?: Day
  /** It was opened again on objection: the whole term starts anew on that day (I). */
  readonly reopenedOn?: Day
}

/** The day from which the term is counted. */
export const termFrom = (receivedOn: Day, { reopenedOn }: Stops): Day => reopenedOn ?? receivedOn

/** The last day to decide; undefined while the clock stands still. */
export function decideBy(receivedOn: Day, stops: Stops = {}): Day | undefined {
  const periods = standstills(receivedOn, stops)
  return periods && endWith(termFrom(receivedOn, stops), periods, stops.deferredUntil)
}

function endWith(receivedOn: Day, periods: readonly Period[], deferredUntil: Day | undefined): Day {
  const term = extend(addDays(receivedOn, termDays(receivedOn) + daysIn(periods)))
  return deferredUntil && deferredUntil > term ? deferredUntil : term
}

export const termDays = (receivedOn: Day): number => figure('decisionWeeks', receivedOn) * 7

/** How many days, each counted once. */
export function daysIn(periods: readonly Period[]): number {
  return union(periods).reduce((sum, { from, until }) => sum + daysBetween(from, until) + 1, 0)
}

export interface Period {
  readonly from: Day
  readonly until: Day
}

/** Why the clock stands still: she is completing, or a ground of Awb 4:15. */
export type WhyStill = 'completing' | SuspensionOfTerm

export interface Standstill extends Period {
  readonly why: WhyStill
}

/**
 * Every period the clock stands still, in order, as far as they lie after receipt; undefined while one has no last day.
 * A term that has passed does not stand still any more.
 */
export function standstills(receivedOn: Day, stops: Stops): Standstill[] | undefined {
  const { completions = [], suspensions = [], deferredUntil } = stops
  const start = termFrom(receivedOn, stops)
  if (completions.some(({ completedOn, lapsedOn }) => !completedOn && !lapsedOn) || suspensions.some(({ until }) => !until)) return undefined
  const all = [
    ...completions.flatMap((each): Standstill[] => [stoodStill(each)].flatMap((period) => (period ? [{ ...period, why: 'completing' }] : []))),
    ...suspensions.flatMap(({ ground, from, until }): Standstill[] => (until ? [{ from, until, why: ground }] : [])),
  ]
  const after = all.filter(({ from, until }) => until > start && until >= from).map((each) => (each.from > start ? each : { ...each, from: addDays(start, 1) }))
  return after.toSorted(byDay).reduce<Standstill[]>((kept, each) => {
    const end = endWith(start, kept, deferredUntil)
    return each.from <= addDays(end, 1) ? [...kept, each] : kept
  }, [])
}

const byDay = (one: Period, other: Period): number => one.from.localeCompare(other.from)

/** The same days, each once: what overlaps or touches becomes one. */
export function union(periods: readonly Period[]): Period[] {
  return periods.toSorted(byDay).reduce<Period[]>((merged, { from, until }) => {
    const last = merged.at(-1)
    if (!last || from > addDays(last.until, 1)) return [...merged, { from, until }]
    return [...merged.slice(0, -1), { from: last.from, until: until > last.until ? until : last.until }]
  }, [])
}

/** The same while the clock stands still: as if it stood still through the last day that was given. */
export function decideByAtLatest(receivedOn: Day, stops: Stops = {}): Day {
  const last = decideBy(receivedOn, asIfLapsed(stops))
  if (!last) throw new Error('a term that stands still without a last day')
  return last
}

/** As if she who may still complete does so on her last day. */
export function asIfLapsed(stops: Stops): Stops {
  return { ...stops, completions: (stops.completions ?? []).map(({ until, ...each }) => (until ? { ...each, lapsedOn: until } : each)) }
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
