/** No change on behalf of another site: the browser says where a request comes from, and the form carries a token. */
import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'

/** A request that another site, or a page that was open too long, made. */
export class Foreign extends Error {}

const { generateToken, isRequestValid } = csrfSync({
  // Of 256 bits; it stands in every form of a page.
  size: 32,
  getTokenFromRequest: (req) => (req.body as { _csrf?: string } | undefined)?._csrf,
})

const reading = ['GET', 'HEAD', 'OPTIONS']

/** Uploads of whoever is signed in, whose token is not read yet. */
const owing = new WeakSet<Request>()

/**
 * First wall, also for forms without a session. A browser too old to say the site says `null` for the origin, because
 * our pages send no referrer: it is let through here, and stopped by the cookie's SameSite and by the token.
 */
export function sameSiteOnly(origin: string): RequestHandler {
  return (req, _res, next) => {
    if (reading.includes(req.method)) return next()
    const site = req.get('sec-fetch-site')
    const own = site ? site === 'same-origin' || site === 'none' : ['null', origin].includes(req.get('origin') ?? origin)
    next(own ? undefined : new Foreign())
  }
}

/** Second wall, for whoever is signed in. An upload is let through owing its token: see `checkToken`. */
export const tokenRequired: RequestHandler = (req, _res, next) => {
  if (reading.includes(req.method) || !req.session.actor) return next()
  if (!req.is('multipart/form-data')) return next(isRequestValid(req) ? undefined : new Foreign())
  owing.add(req)
  next()
}

/** For uploads, once they are read. Until then a gate gives no actor, so that nothing can be done without a token. */
export function checkToken(req: Request): void {
  if (!isRequestValid(req)) throw new Foreign()
  owing.delete(req)
}

export function owesToken(req: Request): boolean {
  return owing.has(req)
}

/** Did this form come from a page of that session, which has ended by itself? */
export function isFormOf(req: Request, ended: { csrfToken?: unknown }): boolean {
  const { _csrf = '' } = (req.body ?? {}) as { _csrf?: unknown }
  return typeof _csrf === 'string' && _csrf !== '' && _csrf === ended.csrfToken
}

/** The token of this session; empty for whoever has none, so that no session starts by looking. None was read when the database is away. */
export function tokenOf(req: Request): string {
  return (req.session as Request['session'] | undefined)?.actor ? generateToken(req) : ''
}
