/** One transaction for one actor: everything in it sees that actor's reach and nothing else. */
import { inReach } from '../platform/database/db.ts'
import type { Actor } from '../policies/actor.ts'
import { reachOf } from '../policies/reach.ts'

export function inTransaction<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  return inReach(reachOf(actor), work)
}
