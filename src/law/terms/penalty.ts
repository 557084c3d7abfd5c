/** What a late decision costs the municipality (Awb 4:17 and 4:18). */
import { addDays, type Day, daysBetween } from '../day.ts'

/** Euros a day, fourteen days each; together €1,442, which is also the most. */
const daily = [23, 35, 45] as const
const STRETCH = 14

/** The first and last day of the penalty: from two weeks after the written default notice, 42 days. */
export function penaltyPeriod(noticeOn: Day): { first: Day; last: Day } {
  const first = addDays(noticeOn, 15)
  return { first, last: addDays(first, daily.length * STRETCH - 1) }
}

/** Euros owed through that day, or through the day before the decision when there is one. */
export function penaltyOn(noticeOn: Day, on: Day, decidedOn?: Day): number {
  const { first } = penaltyPeriod(noticeOn)
  const through = decidedOn && decidedOn <= on ? addDays(decidedOn, -1) : on
  const days = Math.max(0, daysBetween(first, through) + 1)
  return daily.reduce((sum, euros, stretch) => sum + euros * Math.min(STRETCH, Math.max(0, days - stretch * STRETCH)), 0)
}

export interface PenaltyStretch {
  readonly from: Day
  readonly until: Day
  readonly days: number
  readonly daily: number
  readonly euros: number
}

/** The same in stretches of one amount a day, through that day. */
export function penaltyStretches(noticeOn: Day, through: Day): PenaltyStretch[] {
  const { first } = penaltyPeriod(noticeOn)
  return daily.flatMap((euros, stretch) => {
    const from = addDays(first, stretch * STRETCH)
    const last = addDays(from, STRETCH - 1)
    const until = through < last ? through : last
    const days = Math.max(0, daysBetween(from, until) + 1)
    return days ? [{ from, until, days, daily: euros, euros: euros * days }] : []
  })
}
