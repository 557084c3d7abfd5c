/** What every answer tells the browser: nothing from elsewhere, nothing kept, nothing said about where she was. What is told a system is not to be taken for a page. */
import type { RequestHandler } from 'express'
import type { IncomingMessage, ServerResponse } from 'node:http'
import helmet from 'helmet'

/** The only pages a search engine may keep. */
const landing = /^(\/[a-z]{2})?(\/|\/start)?$/

const unused = ['accelerometer', 'autoplay', 'browsing-topics', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone', 'midi', 'payment', 'usb']
const permissions = ['camera=(self)', ...unused.map((feature) => `${feature}=()`)].join(', ')

/** Worked out once. */
export function headers(doors: Doors): RequestHandler {
  const ofPage = [...headersOf(helmetFor(doors)), ['Permissions-Policy', permissions], notKept] as const
  const ofSystem = [...headersOf(helmetForSystems(doors)), notKept] as const
  const toSystem = `${doors.systems}/`
  return (req, res, next) => {
    const isForSystem = req.path.startsWith(toSystem)
    for (const [name, value] of isForSystem ? ofSystem : ofPage) res.setHeader(name, value)
    if (!isForSystem && !landing.test(req.path)) res.setHeader('X-Robots-Tag', 'noindex, nofollow')
    next()
  }
}

const notKept = ['Cache-Control', 'no-store'] as const

interface Doors {
  readonly secure: boolean
  readonly formTargets: readonly string[]
  /** What the addresses for systems of others begin with. */
  readonly systems: string
}

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void

/** What this handler tells the browser; it looks at nothing of the request. */
function headersOf(handler: Handler): (readonly [name: string, value: string])[] {
  const told = new Map<string, string>()
  const answer = { setHeader: (name: string, value: string) => told.set(name, value), removeHeader: () => undefined }
  handler({} as IncomingMessage, answer as unknown as ServerResponse, () => undefined)
  return [...told]
}

const none = ["'none'"]
const self = ["'self'"]
const transport = (secure: boolean) => (secure ? { maxAge: 63_072_000, includeSubDomains: true } : false)
/** No browser of this decade reads them. */
const unread = { xDownloadOptions: false, xPermittedCrossDomainPolicies: false, xXssProtection: false }

function helmetFor({ secure, formTargets }: Doors): Handler {
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
    strictTransportSecurity: transport(secure),
    xFrameOptions: { action: 'deny' },
    ...unread,
  })
}

function helmetForSystems({ secure }: Doors): Handler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: none, frameAncestors: none } },
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-origin' },
    originAgentCluster: false,
    referrerPolicy: false,
    strictTransportSecurity: transport(secure),
    xDnsPrefetchControl: false,
    xFrameOptions: { action: 'deny' },
    ...unread,
  })
}
