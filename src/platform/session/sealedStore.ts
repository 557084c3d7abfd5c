/** Where sessions lie, and when each ends: in PostgreSQL, the id only as a keyed hash, the content sealed. */
import { type SessionData, Store } from 'express-session'
import { glance, hot } from '../database/connection.ts'
import { together } from '../database/together.ts'
import type { Keyring } from '../secrets/keyring.ts'

/** In minutes: how long without a request, and how long at most. */
const limits = {
  entering: { idle: 30, longest: 30 },
  worker: { idle: 30, longest: 8 * 60 },
  staff: { idle: 15, longest: 8 * 60 },
  /** On a device that others use too. */
  shared: { idle: 5, longest: 60 },
} as const

const MINUTE = 60_000
/** How long it is still known whose session ended by itself: so that what was typed can wait for her, and for nobody else. */
const REMEMBERED = 60 * MINUTE

declare module 'express-session' {
  interface SessionData {
    /** Of the row, in milliseconds; absent as long as there is none. */
    startedAt?: number
    endsAt?: number
    /** Do others use this device too? Chosen before signing in, or while signed in. */
    shared?: boolean
  }
}

interface Row {
  sealed: Buffer
  created_at: Date
  expires_at: Date
}

export class SealedStore extends Store {
  readonly #keyring: Keyring
  readonly #now: () => Date

  constructor(keyring: Keyring, now: () => Date) {
    super()
    this.#keyring = keyring
    this.#now = now
  }

  override get(id: string, done: (error: unknown, data?: SessionData | null) => void): void {
    answer(this.read(id), done)
  }

  override set(id: string, data: SessionData, done?: (error?: unknown) => void): void {
    answer(this.#write(id, data), done)
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    answer(this.remove(id), done)
  }

  async remove(id: string): Promise<void> {
    await hot('session-remove', 'delete from sessions where id_mac = $1', [await this.macOf(id)])
  }

  /** What was in a session that has ended by itself, shortly ago; one that was ended on purpose is gone. */
  async ended(id: string): Promise<SessionData | undefined> {
    const mac = await this.macOf(id)
    const now = this.#now()
    const text = 'select sealed from sessions where id_mac = $1 and expires_at <= $2 and expires_at > $3'
    const [row] = await hot<Pick<Row, 'sealed'>>('session-ended', text, [mac, now, new Date(now.getTime() - REMEMBERED)])
    return row && (JSON.parse((await this.#keyring.unseal(row.sealed, mac.toString('hex'))).toString()) as SessionData)
  }

  async read(id: string): Promise<SessionData | null> {
    const mac = await this.macOf(id)
    const row = await this.#rowOf(mac)
    if (!row) return null
    const plain = await this.#keyring.unseal(row.sealed, mac.toString('hex'))
    const kept = JSON.parse(plain.toString()) as SessionData
    const startedAt = row.created_at.getTime()
    return { ...kept, startedAt, endsAt: await this.#extended(mac, this.#end(startedAt, kept), row.expires_at) }
  }

  readonly #rowOf = together(async (macs: readonly Buffer[]): Promise<(Row | undefined)[]> => {
    const text = 'select id_mac, sealed, created_at, expires_at from sessions where id_mac = any($1) and expires_at > $2'
    const rows = await glance<Row & { id_mac: Buffer }>('session-read', text, [macs, this.#now()])
    const found = new Map(rows.map((row) => [row.id_mac.toString('hex'), row]))
    return macs.map((mac) => found.get(mac.toString('hex')))
  })

  /** One that was read is only ever updated: what has been ended in between stays ended. */
  async #write(id: string, { startedAt, endsAt, ...kept }: SessionData): Promise<void> {
    const mac = await this.macOf(id)
    const sealed = await this.#keyring.seal(Buffer.from(JSON.stringify(kept)), mac.toString('hex'))
    const began = startedAt ?? this.#now().getTime()
    const values = [mac, kept.actor?.id ?? null, sealed, this.#end(began, kept)]
    if (endsAt) {
      const update = 'update sessions set actor_id = $2, sealed = $3, expires_at = $4 where id_mac = $1'
      await hot('session-update', update, values)
      return
    }
    await hot(
      'session-insert',
      `with old as (delete from sessions where expires_at < $6)
       insert into sessions (id_mac, actor_id, sealed, expires_at, created_at) values ($1, $2, $3, $4, $5)
       on conflict (id_mac) do update set actor_id = excluded.actor_id, sealed = excluded.sealed`,
      [...values, new Date(began), new Date(this.#now().getTime() - REMEMBERED)],
    )
  }

  /** At most once a minute, so that reading a page is one read. With the read, not after the answer: what express-session
   * calls a touch holds back the last byte of each page. */
  async #extended(mac: Buffer, end: Date, endsAt: Date): Promise<number> {
    if (end.getTime() - endsAt.getTime() < MINUTE) return endsAt.getTime()
    await hot('session-extend', 'update sessions set expires_at = $2 where id_mac = $1', [mac, end])
    return end.getTime()
  }

  #end(began: number, data: Limited): Date {
    return endOf(began, data, this.#now())
  }

  macOf(id: string): Promise<Buffer> {
    return this.#keyring.mac('session', id)
  }
}

type Limited = Pick<SessionData, 'actor' | 'shared'>

function limitsOf({ actor, shared }: Limited): { idle: number; longest: number } {
  if (!actor) return limits.entering
  if (actor.role !== 'worker') return limits.staff
  return shared ? limits.shared : limits.worker
}

function endOf(began: number, data: Limited, now: Date): Date {
  const { idle, longest } = limitsOf(data)
  return new Date(Math.min(now.getTime() + idle * MINUTE, began + longest * MINUTE))
}

/** When the session of this request ends if nothing more is asked; undefined for whoever is not signed in. */
export function sessionEnd({ session: data, now }: { session: SessionData; now: Date }): Date | undefined {
  if (!data.actor) return undefined
  const end = endOf(data.startedAt ?? now.getTime(), data, now)
  const isExtended = !data.endsAt || end.getTime() - data.endsAt >= MINUTE
  return isExtended ? end : new Date(data.endsAt ?? 0)
}

function answer<T>(work: Promise<T>, done?: (error: unknown, result?: T) => void): void {
  work.then(
    (result) => done?.(null, result),
    (error: unknown) => done?.(away(error)),
  )
}

/** express-session takes ENOENT to mean that there is no session; a socket that is gone is not that. */
export function away(error: unknown): unknown {
  const gone = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT'
  return gone ? Object.assign(new Error('no database', { cause: error }), { code: 'ECONNREFUSED' }) : error
}
