/** No change on behalf of another site: the browser says where a request comes from, and the form carries a token. */
import { csrfSync } from 'csrf-sync'
import type { Request, RequestHandler } from 'express'

/** A request that another site, or a page that was open too long, made. */
export class Foreign extends Error {}

const { generateToken, isRequestValid } = csrfSync({
  getTokenFromRequest: (req) => (req.body as { _csrf?: string } | undefined)?._csrf,
})

const reading = ['GET', 'HEAD', 'OPTIONS']

/** First wall, also for forms without a session. */
export function sameSiteOnly(origin: string): RequestHandler {
  return (req, _res, next) => {
    if (reading.includes(req.method)) return next()
    const site = req.get('sec-fetch-site')
    const from = req.get('origin')
    const own = site ? site === 'same-origin' || site === 'none' : !from || from === origin
    next(own ? undefined : new Foreign())
  }
}

/** Second wall, for whoever is signed in. Uploads are checked after they are read, with `checkToken`. */
export const tokenRequired: RequestHandler = (req, _res, next) => {
  const later = req.is('multipart/form-data')
  next(reading.includes(req.method) || !req.session.actor || later || isRequestValid(req) ? undefined : new Foreign())
}

export function checkToken(req: Request): void {
  if (!isRequestValid(req)) throw new Foreign()
}

/** The token of this session; empty for whoever has none, so that no session starts by looking. */
export function tokenOf(req: Request): string {
  return req.session.actor ? generateToken(req) : ''
}
