/** Where someone is signed in now: seen and ended by herself. Of a device nothing is known, so nothing is told but when it began. */
import { hot } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

export interface OpenSession {
  /** The keyed hash of what the browser holds; worth nothing to anyone but her. */
  readonly id: string
  readonly startedAt: Date
}

interface Row {
  id_mac: Buffer
  created_at: Date
}

/** The newest first, the one of this browser included. */
export async function openSessions(actor: Worker, now: Date): Promise<OpenSession[]> {
  permit(actor.role === 'worker')
  const rows = await hot<Row>('sessions-of', 'select id_mac, created_at from sessions where actor_id = $1 and expires_at > $2 order by created_at desc', [actor.id, now])
  return rows.map(({ id_mac, created_at }) => ({ id: id_mac.toString('base64url'), startedAt: created_at }))
}

/** Ends one of them; from the next request on that device is signed out. */
export function endOwnSession(actor: Worker, id: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const ended = await hot('session-end', 'delete from sessions where actor_id = $1 and id_mac = $2 returning id_mac', [actor.id, Buffer.from(id, 'base64url')])
    if (!ended.length) throw new NotFound()
    await audit(actor, 'session.ended', actor)
  })
}

/** Ends all but the one she is in. */
export function endOtherSessions(actor: Worker, here: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    await hot('sessions-end', 'delete from sessions where actor_id = $1 and id_mac <> $2', [actor.id, Buffer.from(here, 'base64url')])
    await audit(actor, 'session.ended', actor)
  })
}
