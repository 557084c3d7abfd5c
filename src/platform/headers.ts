/** What every answer tells the browser: nothing from elsewhere, nothing kept, nothing said about where she was. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'

export function headers({ secure, formTargets }: { secure: boolean; formTargets: readonly string[] }): RequestHandler[] {
  const none = ["'none'"]
  const self = ["'self'"]
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: none,
          styleSrc: self,
          scriptSrc: self,
          imgSrc: ["'self'", 'data:'],
          connectSrc: self,
          formAction: ["'self'", ...formTargets],
          frameAncestors: none,
          baseUri: none,
        },
      },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    }),
    (req, res, next) => {
      res.set('Permissions-Policy', 'camera=(self), geolocation=(), microphone=()')
      if (!['/', '/start'].includes(req.path)) res.set('X-Robots-Tag', 'noindex, nofollow')
      res.set('Cache-Control', 'no-store')
      next()
    },
  ]
}
