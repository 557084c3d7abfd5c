/** Suspending a licence for a while: on which ground, from when until when, and hearing her first (Awb 4:8 and 4:11). */
import { addDays, type Day, daysBetween } from '../day.ts'
import { tooEarly } from '../deciding/decision.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { type LicenceActFacts, type LicenceFacts, suspensionOn } from '../licence/licence.ts'
import { closedBy } from '../rules.ts'

/** What a suspension can rest on while it is looked into (I): the grounds to revoke, and signs of coercion. */
export const suspensionGrounds = ['V01_WRONG_DATA', 'V02_WORK_RIGHT_ENDED', 'R04_COERCION'] as const
export type SuspensionGround = (typeof suspensionGrounds)[number]

/** How many weeks an official can choose from; the longest is a figure. */
export function suspensionWeeks(from: Day): number[] {
  return [2, 4, figure('suspensionWeeks', from)]
}

/** The first day included. */
export function suspendedUntil(from: Day, weeks: number): Day {
  return addDays(from, weeks * 7 - 1)
}

/** Not before it is made known, and with those before it never longer than the most. */
export function cannotSuspendFor(today: Day, from: Day, until: Day, licence?: LicenceFacts): Impediment | undefined {
  const before = licence ? daysSpent(licence) : 0
  if (before + daysBetween(from, until) + 1 > mostDays(from)) return closedBy('S06_LENGTH', 'too-long')
  return tooEarly(from, today)
}

const mostDays = (on: Day): number => figure('suspensionWeeks', on) * 7

/** The days for which it was suspended or still is, all suspensions together; of one that a court stays all days, for it may come back. */
export function daysSpent({ acts }: LicenceFacts): number {
  return acts.filter(({ act }) => act === 'suspend').reduce((sum, one) => sum + daysOf(one, acts), 0)
}

function daysOf(one: LicenceActFacts, acts: readonly LicenceActFacts[]): number {
  const { id, takesEffect, untilDay } = one
  const ends = ({ act, of }: LicenceActFacts): boolean => act === 'reinstate' || (act === 'undo' && id !== undefined && of === id)
  const ended = acts.slice(acts.indexOf(one) + 1).find((other) => ends(other) && (!untilDay || other.takesEffect <= untilDay))
  const last = ended ? addDays(ended.takesEffect, -1) : untilDay
  return last ? Math.max(0, daysBetween(takesEffect, last) + 1) : mostDays(takesEffect)
}

/** The weeks that are left to choose from. */
export function weeksLeft(from: Day, licence: LicenceFacts): number[] {
  return suspensionWeeks(from).filter((weeks) => daysSpent(licence) + weeks * 7 <= mostDays(from))
}

/** The day to look at it again: half-way, and never later than the figure. */
export function reviewOn({ takesEffect, untilDay }: LicenceActFacts): Day {
  const most = figure('suspensionReviewDays', takesEffect)
  return addDays(takesEffect, untilDay ? Math.min(most, Math.floor((daysBetween(takesEffect, untilDay) + 1) / 2)) : most)
}

/** When the one of today is to be looked at again, as long as that was not done. */
export function toReview(today: Day, licence: LicenceFacts): Day | undefined {
  const suspension = suspensionOn(today, licence)
  const done = licence.acts.some(({ act, of }) => act === 'review' && of === suspension?.id)
  return suspension && !done ? reviewOn(suspension) : undefined
}

/** One that was proposed for an earlier day begins on the day it is decided, and is no shorter for it. */
export function suspensionPeriod(decidedOn: Day, from: Day, weeks: number): { from: Day; until: Day } {
  const first = from > decidedOn ? from : decidedOn
  return { from: first, until: suspendedUntil(first, weeks) }
}

/** A suspension that begins later, or holds today: what she is told of. */
export function suspensionAhead(today: Day, licence: LicenceFacts) {
  return suspensionOn(today, licence) ?? licence.acts.find(({ act, takesEffect }) => act === 'suspend' && takesEffect > today)
}

/** Four eyes: who proposed does not decide, nor by another account. */
export function sameProposer(proposedBy: string, ...own: readonly string[]): Impediment | undefined {
  return own.includes(proposedBy) ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
}
