/** Sessions in PostgreSQL: one prepared read a request; the id only as a keyed hash, the content sealed. */
import session, { type SessionData, Store } from 'express-session'
import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import { hot } from './db.ts'
import type { Keyring } from './keyring.ts'

/** How long without a request, and how long at most, in minutes. */
export const limits = { idle: 30, longest: 8 * 60 } as const
const MINUTE = 60_000

declare module 'express-session' {
  interface SessionData {
    startedAt?: number
    touchedAt?: number
  }
}

class SealedStore extends Store {
  readonly #keyring: Keyring

  constructor(keyring: Keyring) {
    super()
    this.#keyring = keyring
  }

  override get(id: string, done: (error: unknown, data?: SessionData | null) => void): void {
    answer(this.#read(id), done)
  }

  override set(id: string, data: SessionData, done?: (error?: unknown) => void): void {
    answer(this.#write(id, data), done)
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    answer(this.#remove(id), done)
  }

  /** At most once a minute, so that reading a page is one read. */
  override touch(id: string, data: SessionData, done?: () => void): void {
    const due = Date.now() - (data.touchedAt ?? 0) > MINUTE
    answer(due ? this.#write(id, { ...data, touchedAt: Date.now() }) : Promise.resolve(), done)
  }

  async #read(id: string): Promise<SessionData | null> {
    const mac = await this.#keyring.mac('session', id)
    const [row] = await hot<{ sealed: Buffer }>('session-read', 'select sealed from sessions where id_mac = $1 and expires_at > now()', [mac])
    if (!row) return null
    const data = JSON.parse((await this.#keyring.unseal(row.sealed, mac.toString('hex'))).toString()) as SessionData
    return Date.now() - (data.startedAt ?? 0) > limits.longest * MINUTE ? null : data
  }

  async #write(id: string, data: SessionData): Promise<void> {
    const mac = await this.#keyring.mac('session', id)
    const kept = { startedAt: Date.now(), touchedAt: Date.now(), ...data }
    const sealed = await this.#keyring.seal(Buffer.from(JSON.stringify(kept)), mac.toString('hex'))
    await hot(
      'session-write',
      `insert into sessions values ($1, $2, $3)
       on conflict (id_mac) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
      [mac, sealed, new Date(Date.now() + limits.idle * MINUTE)],
    )
  }

  async #remove(id: string): Promise<void> {
    await hot('session-remove', 'delete from sessions where id_mac = $1 or expires_at < now()', [await this.#keyring.mac('session', id)])
  }
}

function answer<T>(work: Promise<T>, done?: (error: unknown, result?: T) => void): void {
  work.then((result) => done?.(null, result), (error: unknown) => done?.(error))
}

/** No cookie before someone signs in; on https only over https and only for this host. */
export function sessions(keyring: Keyring, { secure }: { secure: boolean }): RequestHandler {
  return session({
    store: new SealedStore(keyring),
    name: secure ? '__Host-waarborg' : 'waarborg',
    // The id is random and only its keyed hash is stored; the signature of the cookie adds nothing to that.
    secret: UNUSED_SECRET,
    genid: () => randomBytes(32).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  })
}

const UNUSED_SECRET = 'the id itself is the secret'
