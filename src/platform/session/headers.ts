/** What every answer tells the browser: nothing from elsewhere, nothing kept, nothing said about where she was. */
import type { RequestHandler } from 'express'
import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** The only pages a search engine may keep. */
const landing = /^(\/[a-z]{2})?(\/|\/start)?$/

const unused = ['accelerometer', 'autoplay', 'browsing-topics', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb']
const permissions = ['camera=(self)', ...unused.map((feature) => `${feature}=()`)].join(', ')

/** The same for every answer: worked out once. */
export function headers(doors: Doors): RequestHandler {
  const fixed = [...headersOf(helmetFor(doors)), ['Permissions-Policy', permissions], ['Cache-Control', 'no-store']] as const
  return (req, res, next) => {
    for (const [name, value] of fixed) res.setHeader(name, value)
    if (!landing.test(req.path)) res.setHeader('X-Robots-Tag', 'noindex, nofollow')
    next()
  }
}

interface Doors {
  readonly secure: boolean
  readonly formTargets: readonly string[]
}

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

/** What this handler tells the browser; it looks at nothing of the request. */
function headersOf(handler: Handler): (readonly [name: string, value: string])[] {
  const told = new Map<string, string>()
  const answer = { setHeader: (name: string, value: string) => told.set(name, value), removeHeader: () => undefined }
  handler({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined)
  return [...told]
}

function helmetFor({ secure, formTargets }: Doors): Handler {
  const none = ["'none'"]
  const self = ["'self'"]
  return helmet({
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
    // No browser of this decade reads them.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
}
