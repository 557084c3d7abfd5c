/** What every answer tells the browser: nothing from elsewhere, nothing kept, nothing said about where she was. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** The only pages a search engine may keep. */
const landing = /^(\/[a-z]{2})?(\/|\/start)?$/

const unused = ['accelerometer', 'autoplay', 'browsing-topics', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb']
const permissions = ['camera=(self)', ...unused.map((feature) => `${feature}=()`)].join(', ')

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
          fontSrc: none,
          connectSrc: self,
          manifestSrc: self,
          formAction: ["'self'", ...formTargets],
          frameAncestors: none,
          baseUri: none,
        },
      },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
      xFrameOptions: { action: 'deny' },
    }),
    (req, res, next) => {
      res.set('Permissions-Policy', permissions)
      if (!landing.test(req.path)) res.set('X-Robots-Tag', 'noindex, nofollow')
      res.set('Cache-Control', 'no-store')
      next()
    },
  ]
}
