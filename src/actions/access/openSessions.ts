/** Where someone is signed in now: seen and ended by herself. Of a device nothing is known, so nothing is told but when it began. */
import { NotFound } from '../../platform/errors.ts'
import { endSessionOf, endSessionsOf, type OpenSession, sessionsOf } from '../../platform/session/sessionsOf.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

/** The one of this browser included. */
export function openSessions(actor: Worker, now: Date): Promise<OpenSession[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, () => sessionsOf(actor.id, now))
}

/** Ends one of them; from the next request on that device is signed out. */
export function endOwnSession(actor: Worker, id: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    if (!(await endSessionOf(actor.id, id))) throw new NotFound()
    await audit(actor, 'session.ended', actor)
  })
}

/** Ends all but the one she is in. */
export function endOtherSessions(actor: Worker, here: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    endSessionsOf(actor.id, { but: here })
    await audit(actor, 'session.ended', actor)
  })
}
