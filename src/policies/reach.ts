/** How far an actor sees at all: the same answer for the queries and for row-level security. */
import { type Actor, hasCases, isOfficial } from './actor.ts'

export interface Reach {
  readonly municipality?: string
  readonly person?: string
  readonly actor: string
  readonly door?: string
}

export function reachOf(actor: Actor): Reach {
  if (isOfficial(actor)) return { actor: actor.id, municipality: actor.municipality }
  switch (actor.role) {
    case 'worker':
      return { actor: actor.id, person: actor.personId }
    case 'helper':
      return { actor: actor.id, ...(actor.personId && { person: actor.personId }) }
    case 'careCoordinator':
      return { actor: actor.id, door: `care:${actor.region}` }
    case 'inspector':
      return { actor: actor.id, door: `unit:${actor.unit}` }
    case 'registerManager':
      return { actor: actor.id, door: 'register' }
    case 'system':
      return { actor: actor.id, door: 'job' }
    case 'recipient':
      return { actor: actor.id, door: 'share' }
  }
}

/** The applications an actor can reach. Outside it, an application is simply not found. */
export function applicationsOf(actor: Actor): { personId: string } | { municipality: string } | { id: null } | object {
  if (isOfficial(actor)) return hasCases(actor.role) ? { municipality: actor.municipality } : { id: null }
  switch (actor.role) {
    case 'worker':
      return { personId: actor.personId }
    case 'helper':
      return actor.personId ? { personId: actor.personId } : { id: null }
    case 'inspector':
    case 'recipient':
    case 'careCoordinator':
    case 'registerManager':
      return { id: null }
    case 'system':
      return {}
  }
}
