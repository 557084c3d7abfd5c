import { type StaffRole, staffRoles } from '../law/office/office.ts'
import type { Recipient as RecipientKind } from '../law/hers/sharing.ts'

/** Whoever asks. Every action takes one; nothing reads "the current user" from the air. */
export interface Worker {
  readonly role: 'worker'
  readonly id: string
  readonly personId: string
}

export interface Official {
  readonly role: StaffRole
  readonly id: string
  readonly municipality: string
}

export interface Inspector {
  readonly role: 'inspector'
  readonly id: string
  readonly unit: string
}

/** Someone she lets help her (Awb 2:1). Reaches one person at a time, and nobody before she is named. */
export interface Helper {
  readonly role: 'helper'
  readonly id: string
  readonly personId?: string
}

/** Reads who asked to be spoken to apart, in one region; nothing of any licence. */
export interface CareCoordinator {
  readonly role: 'careCoordinator'
  readonly id: string
  readonly region: string
}

/** Keeps what all municipalities share: keys and published lists. Reaches no person and no licence. */
export interface RegisterManager {
  readonly role: 'registerManager'
  readonly id: string
}

export interface System {
  readonly role: 'system'
  readonly id: `job:${string}`
}

/** Whoever holds a code that she made; of what kind, she said herself. */
export interface Recipient {
  readonly role: 'recipient'
  readonly id: `share:${string}`
  readonly recipient: RecipientKind
}

export type Actor = Worker | Helper | Official | Inspector | CareCoordinator | RegisterManager | System | Recipient
export type Role = Actor['role']

const official: readonly string[] = staffRoles

export const isOfficialRole = (role: Role): role is StaffRole => official.includes(role)

/** Who watches over looks, and who keeps people and texts, have no cases. */
export const hasCases = (role: Role): role is StaffRole => isOfficialRole(role) && role !== 'privacyOfficer' && role !== 'administrator'

export function isOfficial(actor: Actor): actor is Official {
  return isOfficialRole(actor.role)
}

/** For whom someone looks: what the audit entry and the worker's own page name. Never a person's name. */
export function organisationOf(actor: Actor): string {
  if (isOfficial(actor)) return actor.municipality
  switch (actor.role) {
    case 'worker':
      return 'worker'
    case 'inspector':
      return actor.unit
    case 'helper':
      return 'helper'
    case 'careCoordinator':
      return actor.region
    case 'registerManager':
      return 'register'
    case 'system':
      return 'system'
    case 'recipient':
      return actor.recipient
  }
}
