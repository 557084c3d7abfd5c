/** Sending someone on to care: with her yes, or because a life is in danger and she cannot be asked; never before a second one has read the facts. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'
import { type ConcernFacts, concernStage, type Urgency } from './concern.ts'

/** What stands between us and her yes, and what else opens it (law.md 12). */
export const referGrounds = ['consent', 'vitalInterest'] as const
export type ReferGround = (typeof referGrounds)[number]

/** Why, in one word: no story of hers goes along. */
export const referReasons = ['papers', 'debt', 'guarded', 'violence', 'pressure', 'child', 'other'] as const
export type ReferReason = (typeof referReasons)[number]

/** How she wants to be reached for this. */
export const careWays = ['phone', 'sms', 'email'] as const
export type CareWay = (typeof careWays)[number]

export interface GroundGiven {
  readonly ground: ReferGround
  readonly urgency: Urgency
  /** The day she said yes. */
  readonly consentOn: Day | null
  /** Why she cannot be asked. */
  readonly why: string
}

/** Her yes has a day; danger to a life is urgent and says why she was not asked. */
export function noGround(today: Day, { ground, urgency, consentOn, why }: GroundGiven): Impediment | undefined {
  const stands = ground === 'consent' ? consentOn !== null && consentOn <= today : urgency === 'now' && why.trim().length >= 10
  return stands ? undefined : closedBy('Z06_CONSENT', 'no-consent')
}

/** Once, when two have read it and the facts carry it. */
export function cannotRefer(concern: ConcernFacts): Impediment | undefined {
  const stage = concernStage(concern)
  if (stage === 'referred') return closedBy('Z05_REFER', 'already-handled')
  return stage === 'read' ? undefined : closedBy('Z05_REFER', 'not-read')
}

export interface ReferralFacts {
  readonly receivedOn: Day | null
  readonly contactOn: Day | null
  readonly closedOn: Day | null
}

/** All that a municipality learns of what care does. */
export type ReferralState = 'sent' | 'received' | 'contact' | 'closed'

export function referralState({ receivedOn, contactOn, closedOn }: ReferralFacts): ReferralState {
  if (closedOn) return 'closed'
  if (contactOn) return 'contact'
  return receivedOn ? 'received' : 'sent'
}
