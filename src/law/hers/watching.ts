/** A platform that she lets hear of it when the answer to her number changes: by a code, until a day, or until she stops it. */
import { addDays, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { type LicenceFacts, standingOn } from '../licence/licence.ts'
import { closedBy } from '../rules.ts'

export const watchDays = [7, 30, 90] as const

export interface WatchFacts {
  /** The last day its code can be used, and the last day of all. */
  readonly codeUntil: Day
  readonly untilDay: Day
  readonly isBegun: boolean
  readonly isStopped: boolean
  /** The platform is not connected any more. */
  readonly isCut?: boolean
  /** The licence of its number ended for good. Hers to read: the platform hears no, as at any other number. */
  readonly isEnded?: boolean
}

/** Stopped is by either of the two. */
export type WatchStanding = 'waiting' | 'running' | 'stopped' | 'over'

export function watchStanding(day: Day, { codeUntil, untilDay, isBegun, isStopped, isCut, isEnded }: WatchFacts): WatchStanding {
  if (isStopped) return 'stopped'
  if (isCut || isEnded || day > untilDay) return 'over'
  if (isBegun) return 'running'
  return day > codeUntil ? 'over' : 'waiting'
}

/** Of a licence that comes back by itself a watch goes on. */
export const endedForGood = (day: Day, licence: LicenceFacts | undefined): boolean => licence !== undefined && ['revoked', 'surrendered', 'expired'].includes(standingOn(day, licence))

const isOpenOn = (day: Day, facts: WatchFacts): boolean => ['waiting', 'running'].includes(watchStanding(day, facts))

/** By what she chose alone: a last day that followed the licence would tell the platform when that ends. */
export function watchTerm(today: Day, days: number): Pick<WatchFacts, 'codeUntil' | 'untilDay'> {
  return { untilDay: addDays(today, days), codeUntil: addDays(today, Math.min(figure('watchCodeDays', today), days)) }
}

/** Yes as long as it runs and the licence of a live number is valid; every no is one no. */
export function watchAnswer(day: Day, watch: WatchFacts, licence: LicenceFacts | undefined): boolean {
  return watchStanding(day, watch) === 'running' && licence !== undefined && standingOn(day, licence) === 'valid'
}

/** Of those she has: how many are open in all, and whether one is of this number at this platform. */
export function cannotAllow(day: Day, watches: readonly (WatchFacts & { readonly isSame: boolean })[]): Impediment | undefined {
  const open = watches.filter((watch) => isOpenOn(day, watch))
  if (open.some(({ isSame }) => isSame)) return closedBy('S20_WATCH', 'already-watched')
  return open.length >= figure('watchesOpen', day) ? closedBy('S20_WATCH', 'too-many-watches') : undefined
}
