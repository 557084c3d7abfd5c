/** Sessions: one prepared read a request, of a browser that holds a cookie of ours. */
import type { CookieOptions, NextFunction, Request, RequestHandler, Response } from 'express'
import session, { type SessionData } from 'express-session'
import { randomBytes } from 'node:crypto'
import type { Keyring } from '../secrets/keyring.ts'
import { away, SealedStore } from './sealedStore.ts'

let store: SealedStore | undefined
let name = 'waarborg'
let options: CookieOptions = {}
let whole: RequestHandler

/** Of a browser that holds none: nothing is in it, and nothing can be put in it. */
const none = Object.freeze({}) as Request['session']

/** No cookie before someone signs in; on https only over https and only for this host. It ends with the browser. A session is
 * looked for only in a browser that holds a cookie of ours. */
export function sessions(keyring: Keyring, { secure, now = () => new Date() }: { secure: boolean; now?: () => Date }): RequestHandler {
  store = new SealedStore(keyring, now)
  name = secure ? '__Host-waarborg' : 'waarborg'
  options = { httpOnly: true, sameSite: 'lax', secure, path: '/' }
  whole = session({
    store,
    name,
    // The id is random and only its keyed hash is stored; the signature of the cookie adds nothing to that.
    secret: UNUSED_SECRET,
    genid: () => randomBytes(32).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  })
  return (req, res, next) => {
    const id = idIn(req.headers.cookie)
    if (id !== undefined) return void readHeld(id, req, res, next)
    req.session = none
    next()
  }
}

/** Nearly all requests of whoever is signed in only look at a session: that costs a read, and a comparison at the end. Where one begins
 * or has ended, express-session makes a new one. */
async function readHeld(id: string, req: Request, res: Response, next: NextFunction): Promise<void> {
  try {
    const data = await store?.read(id)
    if (!store || !data?.actor) return void whole(req, res, next)
    req.sessionID = id
    req.sessionStore = store as unknown as Request['sessionStore']
    keepIfChanged(store.createSession(req, data), req, res, next)
  } catch (error) {
    return next(away(error))
  }
  next()
}

/** What was changed in it is kept before the answer ends. */
function keepIfChanged(held: Request['session'], req: Request, res: Response, next: NextFunction): void {
  looked.add(held)
  let kept = JSON.stringify(held)
  const save = held.save.bind(held)
  const keep: typeof save = (done) => {
    kept = JSON.stringify(held)
    return save(done)
  }
  Object.defineProperty(held, 'save', { value: keep })
  const end = res.end.bind(res) as (...answer: unknown[]) => Response
  res.end = ((...answer: unknown[]) => {
    res.end = end as typeof res.end
    if (req.session !== held || JSON.stringify(held) === kept) return end(...answer)
    // Until it is kept there is no other end.
    res.end = (() => res) as typeof res.end
    held.save((error: unknown) => {
      res.end = end as typeof res.end
      if (error && !res.headersSent) next(error)
      else end(...answer)
    })
    return res
  }) as typeof res.end
}

/** Those that are looked at, and cannot give way to another. */
const looked = new WeakSet<Request['session']>()

/** For the doors at which a session begins, or a new one takes its place. */
export const sessionBegins: RequestHandler = (req, res, next) => {
  if (req.session !== none && !looked.has(req.session)) return next()
  delete (req as { session?: unknown }).session
  whole(req, res, next)
}

const UNUSED_SECRET = 'the id itself is the secret'

/** Did this browser hold a session of ours, alive or not? */
export function heldSession(req: Request): boolean {
  return idIn(req.headers.cookie) !== undefined
}

/** Ends the session of this browser; needs nothing of the request but its cookie. */
export async function endSession(req: Request, res: Response): Promise<void> {
  const id = idIn(req.headers.cookie)
  if (id === undefined) return
  res.clearCookie(name, options)
  await store?.remove(id)
}

/** As it is kept; undefined for a browser without one. */
export async function ownSessionMac(req: Request): Promise<Buffer | undefined> {
  const id = idIn(req.headers.cookie)
  return id === undefined ? undefined : store?.macOf(id)
}

/** What was in the session of this browser that ended by itself in the last hour. */
export async function endedSession(req: Request): Promise<SessionData | undefined> {
  const id = idIn(req.headers.cookie)
  return id === undefined ? undefined : store?.ended(id)
}

/** A new and empty session in place of this one, so that one that was planted is worth nothing. */
export function freshSession(req: Request): Promise<void> {
  if (looked.has(req.session)) throw new Error('a new session at a door where none begins')
  return new Promise((resolve, reject) => {
    req.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve()))
  })
}

/** Kept before the answer leaves: a browser follows a redirect sooner than the end of the request would keep it. */
export function keepSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.save((error: unknown) => (error ? reject(error as Error) : resolve()))
  })
}

function idIn(cookies = ''): string | undefined {
  const found = cookies.split(/; */).find((cookie) => cookie.startsWith(`${name}=`))
  return found && /=s(?::|%3A)([\w-]{43})\./i.exec(found)?.[1]
}
