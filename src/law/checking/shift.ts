/** A shift: why checks are made in it, in what kind of place, and when they are shown to whom they were about. */
import { addDays, type Day } from '../day.ts'
import { figure } from '../figures.ts'

export const shiftReasons = ['plannedAction', 'report', 'ownObservation'] as const
export type ShiftReason = (typeof shiftReasons)[number]

/** The kind of place, never which one. */
export const areas = ['openAir', 'business', 'home', 'hotel', 'online', 'other'] as const
export type Area = (typeof areas)[number]

/** In hours; afterwards a shift has ended by itself. */
export const shiftHours = [2, 4, 8, 10] as const
export type ShiftHours = (typeof shiftHours)[number]

/** Why she sees the checks of a shift later, and not at once. */
export const laterGrounds = ['investigation', 'danger'] as const
export type LaterGround = (typeof laterGrounds)[number]

/** The day from which she does: set when the shift begins, and moved by nobody. */
export function shownFrom(startedOn: Day): Day {
  return addDays(startedOn, figure('checkShownLaterDays', startedOn))
}

/** Whether she may read today of what is shown from that day; of what has none, at once. */
export const isShownOn = (today: Day, from: unknown): boolean => typeof from !== 'string' || from <= today
