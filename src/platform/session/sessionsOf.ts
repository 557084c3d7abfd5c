/** The sessions of someone, on every device: listed and ended in the running transaction, by whoever may. */
import { ask, later } from '../database/db.ts'

export interface OpenSession {
  /** The keyed hash of what the browser holds; worth nothing to anyone else. */
  readonly id: string
  readonly startedAt: Date
}

interface Row {
  id_mac: Buffer
  created_at: Date
}

/** The newest first. */
export async function sessionsOf(actorId: string, now: Date): Promise<OpenSession[]> {
  const rows = await ask<Row>('select id_mac, created_at from sessions where actor_id = $1 and expires_at > $2 order by created_at desc', [actorId, now])
  return rows.map(({ id_mac, created_at }) => ({ id: id_mac.toString('base64url'), startedAt: created_at }))
}

/** False when it is not theirs, or over. */
export async function endSessionOf(actorId: string, id: string): Promise<boolean> {
  const ended = await ask('delete from sessions where actor_id = $1 and id_mac = $2 returning id_mac', [actorId, Buffer.from(id, 'base64url')])
  return ended.length > 0
}

/** All of them, but for one that is named. */
export function endSessionsOf(actorId: string, { but = '' }: { but?: string } = {}): void {
  later('delete from sessions where actor_id = $1 and id_mac <> $2', [actorId, Buffer.from(but, 'base64url')])
}
