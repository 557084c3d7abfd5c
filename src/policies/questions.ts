/** Where the answer to each question lies, and so who can see it: read from the table that refuses, never written twice. */
import type { Asked } from '../law/application.ts'
import { hasCases, type Role } from './actor.ts'
import { type Compartment, mayOpenFor, type Purpose } from './compartments.ts'

/** The ledger names nobody: the officials of the municipality work from it. */
export type Place = Compartment | 'ledger'

export const liesIn: Readonly<Record<Asked, Place>> = {
  channel: 'contact',
  limits: 'contact',
  channelCode: 'contact',
  language: 'interview',
  identity: 'identity',
  document: 'documents',
  permit: 'documents',
  photo: 'documents',
  interpreter: 'interview',
  place: 'ledger',
  support: 'interview',
  moment: 'ledger',
  adPhones: 'contact',
}

export interface Seer {
  readonly role: Role
  readonly purposes: readonly Purpose[]
}

/** Who can see what lies there, and what for. */
export function seenBy(place: Place): Seer[] {
  const roles = Object.keys(mayOpenFor) as Role[]
  if (place === 'ledger') return roles.filter((role) => role === 'worker' || hasCases(role)).map((role) => ({ role, purposes: [] }))
  return roles.flatMap((role) => {
    const purposes = mayOpenFor[role][place]
    return purposes ? [{ role, purposes: role === 'worker' ? [] : purposes }] : []
  })
}
