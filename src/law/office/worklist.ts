/** What the worklist selects by: facts kept beside an application, which always say what its acts say. */
import { type ApplicationFacts, hearingEnds, type Stage, stageOn } from '../application.ts'
import { addWorkingDays, workingDaysBefore } from '../calendar.ts'
import { addDays, type Day, perDay, weekday } from '../day.ts'
import type { Period } from '../terms/decisionTerm.ts'
import { suspensionsOf } from '../terms/standstill.ts'

export const tabs = ['all', 'mine', 'new', 'waits', 'talks', 'secondEye', 'updated', 'late', 'objections'] as const
export type Tab = (typeof tabs)[number]

/** The stages of which there are cases to work on. */
export const workSteps = ['incomplete', 'interview to plan', 'interview planned', 'interview held', 'assessment', 'intended refusal', 'view heard', 'proposed'] as const satisfies readonly Stage[]

/** The days on which the clock stands still on another ground than that something is asked of her; then the stage says so. */
export function stillDays(facts: ApplicationFacts): Period[] {
  return suspensionsOf(facts).flatMap(({ from, until }) => (until ? [{ from, until }] : []))
}

/** The stage since the last act, and what it turns into by the passing of days alone. */
export interface Kept {
  readonly step: Stage
  readonly turnsOn: Day | null
  readonly turnsTo: Stage | null
}

/** Of the acts on record; nothing of it has to be reckoned with when a list is read. */
export function keptOf(facts: ApplicationFacts): Kept {
  const last = facts.acts.map(({ on }) => on).toSorted().at(-1)
  if (!last) return { step: 'draft', turnsOn: null, turnsTo: null }
  const step = stageOn(last, facts)
  const turnsOn = hearingEnds(facts).find((day) => day > last && stageOn(day, facts) !== step)
  return turnsOn ? { step, turnsOn, turnsTo: stageOn(turnsOn, facts) } : { step, turnsOn: null, turnsTo: null }
}

/** On the day of the last act, and on every day after it. */
export function stageKept(day: Day, { step, turnsOn, turnsTo }: Kept): Stage {
  return turnsOn && turnsTo && day >= turnsOn ? turnsTo : step
}

export const WARNED = 10

/** With a last day to decide on or before this one, a case has less time left than one is warned for. */
export const warnUntil: (today: Day) => Day = perDay((today) => addWorkingDays(today, WARNED))

/** The day to aim at (streefdatum): from then on the last day is near enough to be warned of. */
export const targetOn: (decideBy: Day) => Day = perDay((decideBy) => workingDaysBefore(decideBy, WARNED))

/** The days of this week that are still to come, this one included. */
export function restOfWeek(today: Day): { from: Day; until: Day } {
  return { from: today, until: addDays(today, (7 - weekday(today)) % 7) }
}
