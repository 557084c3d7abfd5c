/** What changes for all municipalities is asked for by one person, and agreed to by another. */
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const proposalKinds = ['designate', 'endDesignation', 'lawPack'] as const
export type ProposalKind = (typeof proposalKinds)[number]

export interface ProposalFacts {
  readonly proposedBy: string
  readonly isAnswered: boolean
}

/** By someone else, whatever account they use; it is answered once. */
export function cannotAgree({ proposedBy, isAnswered }: ProposalFacts, ownAccounts: readonly string[]): Impediment | undefined {
  return cannotReject({ isAnswered }) ?? (ownAccounts.includes(proposedBy) ? closedBy('Y07_REGISTER_BY_TWO', 'same-official') : undefined)
}

/** Said no to by someone else, or taken back. */
export function cannotReject({ isAnswered }: Pick<ProposalFacts, 'isAnswered'>): Impediment | undefined {
  return isAnswered ? closedBy('Y07_REGISTER_BY_TWO', 'already-handled') : undefined
}
