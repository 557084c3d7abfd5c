/** A connection of another organisation is opened by two people, and ended by one. */
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export interface ConnectionFacts {
  readonly proposedBy: string
  readonly isAnswered: boolean
}

/** By someone else than who asked for it, whatever account they use. */
export function cannotConnect({ proposedBy, isAnswered }: ConnectionFacts, ownAccounts: readonly string[]): Impediment | undefined {
  if (isAnswered) return closedBy('Y03_CONNECTION', 'already-handled')
  return ownAccounts.includes(proposedBy) ? closedBy('Y04_CONNECTION_BY_TWO', 'same-official') : undefined
}
