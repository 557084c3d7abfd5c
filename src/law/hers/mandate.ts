/** A helper she names herself (Awb 2:1): for so long, for so much, and never longer than the figure. */
import { addDays, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** Read letters and where it stands; or also answer for her, an intention or what was asked, with files. */
export const scopes = ['read', 'act'] as const
export type Scope = (typeof scopes)[number]

/** In days, to choose from. */
export const mandateLengths = [30, 91, 183] as const

export function mandateUntil(today: Day, days: number): Day {
  return addDays(today, Math.min(days, figure('mandateDays', today)))
}

/** The last day its code can be used. */
export function codeUntil(madeOn: Day): Day {
  return addDays(madeOn, figure('mandateCodeDays', madeOn))
}

export interface MandateFacts {
  readonly madeOn: Day
  readonly until: Day
  readonly takenOn: Day | null
  readonly stoppedOn: Day | null
  /** A municipality does not admit this helper (Awb 2:2). */
  readonly refusedOn?: Day | null
}

/** Serious objections against a helper, each a word for her. */
export const helperGrounds = ['pressure', 'disturbs', 'ownInterest'] as const
export type HelperGround = (typeof helperGrounds)[number]

/** Letters of hers that no helper reads: why one was refused could be turned against her. */
export const keptFromHelpers = ['helperRefused'] as const

/** Who was refused does not help her again as long as that help would have run. */
export function isRefused(day: Day, earlier: readonly Pick<MandateFacts, 'refusedOn' | 'until'>[]): boolean {
  return earlier.some(({ refusedOn, until }) => refusedOn && day <= until)
}

/** A lawyer is never refused (Awb 2:2). */
export function cannotRefuseHelper(isLawyer: boolean): Impediment | undefined {
  return isLawyer ? closedBy('Q14_HELPER', 'prescribed') : undefined
}

export type MandateStanding = 'waiting' | 'lapsed' | 'running' | 'ended'

/** What it is worth on a day; stopping works at once, its last day is still a day of help. */
export function mandateOn(day: Day, { madeOn, until, takenOn, stoppedOn, refusedOn }: MandateFacts): MandateStanding {
  if (stoppedOn || refusedOn || day > until) return 'ended'
  if (takenOn) return 'running'
  return day > codeUntil(madeOn) ? 'lapsed' : 'waiting'
}
