/** The term of the decision as days: which are used, which stood still and which are left, and where the legal end is. */
import { addDays, type Day, daysBetween } from '../day.ts'
import { asIfLapsed, decideByAtLatest, standstills, type Stops, termFrom, type WhyStill } from './decisionTerm.ts'

export type DayOfTerm = 'used' | 'stoodStill' | 'left'

export interface Stretch {
  readonly kind: DayOfTerm
  readonly from: Day
  readonly until: Day
  readonly days: number
  /** Of days that stood still: why. */
  readonly why?: WhyStill
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
  readonly stillWhy: WhyStill | undefined
  readonly stretches: readonly Stretch[]
}

/** The first day of the term is the day after receipt, or after it was opened again. */
export function clockOn(today: Day, receivedOn: Day, stops: Stops = {}): Clock {
  const until = decideByAtLatest(receivedOn, stops)
  const pauses = standstills(receivedOn, asIfLapsed(stops)) ?? []
  const pauseOn = (on: Day) => pauses.find((pause) => pause.from <= on && on <= pause.until)
  const kindOf = (on: Day): DayOfTerm => {
    if (pauseOn(on)) return 'stoodStill'
    return on <= today ? 'used' : 'left'
  }
  const still = stillOn(today, stops)
  const start = termFrom(receivedOn, stops)
  const days = Array.from({ length: daysBetween(start, until) }, (_, index) => addDays(start, index + 1))
  const count = (kind: DayOfTerm) => days.filter((on) => kindOf(on) === kind).length
  return {
    days: count('used') + count('left'),
    used: count('used'),
    stoodStill: count('stoodStill'),
    left: count('left'),
    late: Math.max(0, daysBetween(until, today)),
    until,
    stillSince: still?.since,
    stillWhy: still?.why,
    stretches: stretchesOf(days.map((on) => ({ on, kind: kindOf(on), why: pauseOn(on)?.why }))),
  }
}

/** Waiting for her since the day she was asked; on another ground since its first day. */
function stillOn(today: Day, { completions = [], suspensions = [] }: Stops): { since: Day; why: WhyStill } | undefined {
  const asked = completions.find(({ completedOn, lapsedOn }) => !completedOn && !lapsedOn)
  if (asked) return { since: asked.invitedOn, why: 'completing' }
  const running = suspensions.find(({ from, until }) => from <= today && (!until || today <= until))
  return running && { since: running.from, why: running.ground }
}

/** Neighbouring days of one kind and one reason are one stretch. */
function stretchesOf(days: readonly { on: Day; kind: DayOfTerm; why: WhyStill | undefined }[]): Stretch[] {
  return days.reduce<Stretch[]>((stretches, { on, kind, why }) => {
    const last = stretches.at(-1)
    if (last?.kind !== kind || last.why !== why) return [...stretches, { kind, from: on, until: on, days: 1, ...(why && { why }) }]
    return [...stretches.slice(0, -1), { ...last, until: on, days: last.days + 1 }]
  }, [])
}
