/** Keys that sign cards and lists: one signs, the next is known beforehand, earlier ones still count, until two people retire one. */
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export interface KeyFacts {
  readonly kid: string
  readonly signsFrom: Date
  readonly retiredAt: Date | null
}

export type KeyPart = 'next' | 'current' | 'earlier' | 'retired'

export const counts = ({ retiredAt }: Pick<KeyFacts, 'retiredAt'>): boolean => retiredAt === null

/** The one that signs: of those that count the one that began last. */
export function signsAt<K extends KeyFacts>(now: Date, keys: readonly K[]): K | undefined {
  return keys.filter((key) => counts(key) && key.signsFrom <= now).toSorted((one, other) => one.signsFrom.getTime() - other.signsFrom.getTime()).at(-1)
}

export function partOf(key: KeyFacts, now: Date, keys: readonly KeyFacts[]): KeyPart {
  if (!counts(key)) return 'retired'
  if (key.signsFrom > now) return 'next'
  return signsAt(now, keys)?.kid === key.kid ? 'current' : 'earlier'
}

export const retiringReasons = ['leaked', 'wornOut', 'notNeeded'] as const
export type RetiringReason = (typeof retiringReasons)[number]

/** What it signed is worth nothing from then on, so this takes two people; it can be done once. */
export function cannotProposeRetiring(key: KeyFacts, isProposed: boolean): Impediment | undefined {
  return counts(key) && !isProposed ? undefined : closedBy('Y01_RETIRE_KEY', 'already-handled')
}

/** A second person agrees, by whichever account; whoever proposed it can only take it back. */
export function cannotAgreeToRetire(proposal: { readonly proposedBy: string; readonly isAnswered: boolean }, own: readonly string[]): Impediment | undefined {
  if (proposal.isAnswered) return closedBy('Y01_RETIRE_KEY', 'already-handled')
  return own.includes(proposal.proposedBy) ? closedBy('Y02_TWO_PEOPLE', 'same-official') : undefined
}
