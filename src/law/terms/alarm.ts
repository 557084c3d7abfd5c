/** Whether the last day to decide is near or has passed. */
import { workingDaysUntil } from '../calendar.ts'
import type { Day } from '../day.ts'
import { figure } from '../figures.ts'

export interface Alarm {
  readonly state: 'passed' | 'near'
  /** Working days left, or gone by. */
  readonly workingDays: number
}

/** While the clock stands still nothing is near; what has passed stays passed. */
export function alarmOn(today: Day, decideBy: Day, stillSince: Day | undefined): Alarm | undefined {
  const left = workingDaysUntil(today, decideBy)
  if (today > decideBy) return { state: 'passed', workingDays: -left }
  return left < figure('nearDays', today) && !stillSince ? { state: 'near', workingDays: left } : undefined
}
