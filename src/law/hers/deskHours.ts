/** When a desk can be reached: on working days, between its hours. */
import { addWorkingDays, isDayOff } from '../calendar.ts'
import type { Day } from '../day.ts'

export interface DeskHours {
  /** 09:00 */
  readonly from: string
  readonly until: string
}

/** The day a closed desk opens again; undefined while it is open. */
export function opensAgain(today: Day, time: string, { from, until }: DeskHours): Day | undefined {
  if (isDayOff(today) || time >= until) return addWorkingDays(today, 1)
  return time < from ? today : undefined
}
