/** What stands out in the checks of an inspector. None of it says that a check was wrong: it is what someone who watches asks about. */
import type { Day } from '../day.ts'
import { figure } from '../figures.ts'

export interface CheckFact {
  readonly id: string
  readonly by: string
  readonly on: Day
  /** Whose licence. */
  readonly about: string
  readonly what: 'check' | 'more' | 'advertisement'
  /** She does not see it yet. */
  readonly later: boolean
}

export const checkPatterns = ['sameAgain', 'manyMore', 'shownLater'] as const
export type CheckPattern = (typeof checkPatterns)[number]

export interface UnusualChecks {
  readonly kind: CheckPattern
  readonly by: string
  /** Of more days the last one. */
  readonly on: Day
  readonly looks: readonly string[]
  readonly people: number
}

/** The same person on many days, more than yes or no of many, and whatever is shown later. */
export function unusualChecks(checks: readonly CheckFact[]): UnusualChecks[] {
  const met = checks.filter(({ what }) => what !== 'advertisement')
  const again = groups(met, ({ by, about }) => `${by}|${about}`).filter((group) => daysIn(group) >= figure('sameCheckDays', lastOf(group)))
  const more = groups(checks.filter(({ what }) => what === 'more'), ({ by, on }) => `${by}|${on}`).filter((group) => peopleIn(group) > figure('moreADay', lastOf(group)))
  const later = groups(checks.filter((check) => check.later), ({ by, on }) => `${by}|${on}`)
  return [...again.map((group) => patternOf('sameAgain', group)), ...more.map((group) => patternOf('manyMore', group)), ...later.map((group) => patternOf('shownLater', group))]
}

const groups = (checks: readonly CheckFact[], keyOf: (check: CheckFact) => string): CheckFact[][] => [...Map.groupBy(checks, keyOf).values()]

const daysIn = (group: readonly CheckFact[]): number => new Set(group.map(({ on }) => on)).size
const peopleIn = (group: readonly CheckFact[]): number => new Set(group.map(({ about }) => about)).size
const lastOf = (group: readonly CheckFact[]): Day => group.map(({ on }) => on).reduce((one, other) => (one > other ? one : other))

function patternOf(kind: CheckPattern, group: readonly CheckFact[]): UnusualChecks {
  return { kind, by: group[0]?.by ?? '', on: lastOf(group), looks: group.map(({ id }) => id), people: peopleIn(group) }
}
