/** The term of the decision as days: which are used, which stood still and which are left, and where the legal end is. */
import { addDays, type Day, daysBetween } from './day.ts'
import { decideByAtLatest, type Stops, stoodStill } from './decisionTerm.ts'

export type DayOfTerm = 'used' | 'stoodStill' | 'left'

export interface Stretch {
  readonly kind: DayOfTerm
  readonly from: Day
  readonly until: Day
  readonly days: number
}

export interface Clock {
  /** Without the days that stand still: the n of "day n of". */
  readonly days: number
  readonly used: number
  readonly stoodStill: number
  readonly left: number
  /** Days since the legal end; 0 as long as it has not passed. */
  readonly late: number
  /** The legal end; while the clock stands still the latest it can become. */
  readonly until: Day
  /** Since when it stands still, if it does. */
  readonly stillSince: Day | undefined
  readonly stretches: readonly Stretch[]
}

/** The first day of the term is the day after receipt. */
export function clockOn(today: Day, receivedOn: Day, stops: Stops = {}): Clock {
  const until = decideByAtLatest(receivedOn, stops)
  const pauses = (stops.completions ?? []).flatMap((completion) => stoodStill(completion) ?? [])
  const kindOf = (on: Day): DayOfTerm => {
    if (pauses.some((pause) => pause.from <= on && on <= pause.until)) return 'stoodStill'
    return on <= today ? 'used' : 'left'
  }
  const days = Array.from({ length: daysBetween(receivedOn, until) }, (_, index) => addDays(receivedOn, index + 1))
  const count = (kind: DayOfTerm) => days.filter((on) => kindOf(on) === kind).length
  return {
    days: count('used') + count('left'),
    used: count('used'),
    stoodStill: count('stoodStill'),
    left: count('left'),
    late: Math.max(0, daysBetween(until, today)),
    until,
    stillSince: stillSince(stops),
    stretches: stretchesOf(days.map((on) => ({ on, kind: kindOf(on) }))),
  }
}

function stillSince({ completions = [] }: Stops): Day | undefined {
  return completions.find(({ completedOn, lapsedOn }) => !completedOn && !lapsedOn)?.invitedOn
}

/** Neighbouring days of one kind are one stretch. */
function stretchesOf(days: readonly { on: Day; kind: DayOfTerm }[]): Stretch[] {
  return days.reduce<Stretch[]>((stretches, { on, kind }) => {
    const last = stretches.at(-1)
    if (last?.kind !== kind) return [...stretches, { kind, from: on, until: on, days: 1 }]
    return [...stretches.slice(0, -1), { ...last, until: on, days: last.days + 1 }]
  }, [])
}
