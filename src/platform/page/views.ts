/** Pages: EJS with everything a page may count on, and a language that stands in the address. */
import ejs from 'ejs'
import express, { type IRouter, type Request, type RequestHandler, type Response, type Router } from 'express'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { tokenOf } from '../session/csrf.ts'
import { sessionEnd } from '../session/sealedStore.ts'
import { addressIn, displays, type Place, placeIn } from './address.ts'
import { bytesOf } from './bytes.ts'
import { keptPages } from './keptPages.ts'
import { templatesIn } from './templates.ts'
import { dates, languages, translator } from './translate.ts'

/** What every page knows, whoever asks for it. */
export interface Shared {
  readonly service: string
  readonly helpPhone: string
  readonly demonstration: boolean
}

/** What is said above every page for a while, in this language, to whoever has this role. */
export type Announcing = (now: Date, role: string, language: string) => readonly string[]

/** Stands after `languageInAddress`. */
export function useViews(app: IRouter, directory: string, shared: Shared, announcing: Announcing = () => []): void {
  const { serve, links } = assets(path.join(directory, 'assets'))
  const pageOf = pagesIn(directory, { ...shared, ...links }, announcing)
  app.use(serve, (req, res, next) => {
    res.page = (name, props) => {
      try {
        send(res, pageOf(req, res, name, props))
      } catch (error) {
        next(error)
      }
    }
    const place = { language: req.language, display: req.display }
    res.see = (to) => void res.status(303).location(addressIn(place, to)).end()
    next()
  })
}

/** Token and role are read when the page is made: signing in or out may have come in between. */
function pagesIn(directory: string, everywhere: object, announcing: Announcing): (req: Request, res: Response, name: string, props: object) => string {
  const render = templatesIn(directory, escapeOrFail)
  const common = madeOnce((before) => ({ ...inPlace(placeIn(before)), ...everywhere }))
  const keep = keptPages(escapeOrFail)
  return (req, res, name, props) => {
    const { language, display, path: address } = req
    const before = addressIn({ language, display }, '')
    const time = timeOf(req)
    const actor = roleOf(req)
    const csrf = tokenOf(req)
    const announced = announcing(req.now, actor, language)
    const make = (marked: object) => render(name, { ...common(before), path: address, ...time, csrf, actor, announced, ...props, ...marked })
    const gaps = gapsOf(name, actor, res)
    if (!gaps) return bytesOf(make({}))
    const { sessionUntil, sessionLeft, sharedDevice } = time
    const pattern = patternOf(req) ?? address
    const given = Object.entries(props)
    const key = [name, before, pattern, actor, announced, sharedDevice, sessionUntil && minuteOf(sessionUntil), given.filter(([prop]) => !gaps.includes(prop))]
    const ofRequest = { csrf, sessionLeft: sessionLeft ? String(sessionLeft) : '', path: pattern === address ? '' : address }
    return keep(JSON.stringify(key), { ...ofRequest, ...Object.fromEntries(given.filter(([prop]) => gaps.includes(prop))) }, make)
  }
}

const minuteOf = (instant: Date): number => Math.floor(instant.getTime() / 60_000)

/** Said twice to one request: a fault of ours, that must not end the process. */
function send(res: Response, page: string): void {
  if (res.headersSent) throw new Error('a page for a request that was answered')
  res.setHeader('Content-Type', 'text/html; charset=utf-8').setHeader('Content-Length', page.length).end(page, 'latin1')
}

/** Pages that are asked all day, each with what in it is of one request alone: a text, of which the page asks no more than whether it is there. */
const forAnyone: Readonly<Record<string, readonly string[]>> = { 'public/front': [], 'public/checkResult': ['number'], 'public/whoSees': [], 'public/signedOut': [] }
const forRole: Readonly<Record<string, readonly string[]>> = { 'inspection/result': ['photo', 'entry'] }

/** Who sends a flood is sent away with bytes that are there already. */
function gapsOf(name: string, role: string, { statusCode }: Response): readonly string[] | undefined {
  if (role) return forRole[name]
  return name === 'problem' && statusCode === 429 ? [] : forAnyone[name]
}

/** Of an address that holds something of its request. */
function patternOf({ route }: Request): string | undefined {
  const { path: pattern } = (route ?? {}) as { path?: unknown }
  return typeof pattern === 'string' && pattern.includes(':') ? pattern : undefined
}

/** EJS prints nothing for an undefined value. In a legal document a silent gap is worse than an error. */
export function escapeOrFail(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') throw new Error('a view printed a missing value, or one that is not text')
  return special.test(value) ? ejs.escapeXML(value) : value
}

/** What stands for something in HTML; most texts have none of it. */
const special = /[&<>'"]/

/** What stands before the address is read once; the service sees what comes after it. */
export const languageInAddress: RequestHandler = (req, _res, next) => {
  const { language, display, rest } = placeIn(req.url)
  Object.assign(req, { language, display, url: rest })
  next()
}

/** At its first use, and then kept: of each language, and of each way of being shown. */
function madeOnce<T>(make: (before: string) => T): (before: string) => T {
  const made = new Map<string, T>()
  return (before) => {
    const found = made.get(before) ?? make(before)
    made.set(before, found)
    return found
  }
}

function inPlace({ language, display }: Place) {
  const { size = '', colour = '' } = displays.find(({ name }) => name === display) ?? {}
  return {
    t: translator(language), ...dates(language), language, languages,
    /** For what is turned to someone who reads another language than the page. */
    textsIn: translator,
    at: (to: string) => addressIn({ language, display }, to),
    /** The same page in another language. */
    samePageIn: (code: string, to: string) => addressIn({ language: code, display }, to),
    shownAs: [size && ` ${size}`, colour && ` ${colour}`].join(''),
  }
}

/** Until when someone stays signed in, what is left of it in seconds, and whether others use this device too. */
function timeOf(req: Request): { sessionUntil: Date | undefined; sessionLeft: number; sharedDevice: boolean } {
  const { session, now } = req as { session?: Request['session']; now: Date }
  const until = session && sessionEnd({ session, now })
  const left = until ? Math.round((until.getTime() - now.getTime()) / 1_000) : 0
  return { sessionUntil: until, sessionLeft: left, sharedDevice: session?.shared ?? false }
}

const roleOf = ({ session }: { session?: Request['session'] }): string => session?.actor?.role ?? ''

/** Of a file that stands in the head of every page, and of the pages of who checks without a network. */
interface AssetLinks {
  readonly styleHref: string
  readonly scriptHref: string
  readonly offline: Readonly<Record<'page' | 'check' | 'store' | 'camera' | 'reader' | 'ended', string>>
}

/** By which a phone shows the page that is installed on it; drawn by `views/assets/icons.ts`. */
export const installIcons = [
  { file: 'icons/icon-192.png', src: '/pictogram-192.png', sizes: '192x192', purpose: 'any' },
  { file: 'icons/icon-512.png', src: '/pictogram-512.png', sizes: '512x512', purpose: 'any' },
  { file: 'icons/icon-maskable.png', src: '/pictogram-vol.png', sizes: '512x512', purpose: 'maskable' },
] as const

/** Files that change name when they change, so that a browser may keep them for ever. */
function assets(directory: string): { serve: Router; links: AssetLinks } {
  const router = express.Router()
  const serve = (file: string, type: string, fixed?: string) => {
    const isPacked = type === 'image/png'
    const content = readFileSync(path.resolve(directory, file))
    let compressed: Buffer | undefined
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
    const name = fixed ?? `/stijl/${hash}${path.extname(file)}`
    router.get(name, (req, res) => {
      const small = !isPacked && req.acceptsEncodings('br') !== false
      res.type(type).set({
        'Cache-Control': fixed ? 'public, max-age=86400' : 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
      })
      if (small) res.set('Content-Encoding', 'br')
      res.send(small ? (compressed ??= brotliCompressSync(content)) : content)
    })
    return name
  }
  const script = (file: string) => serve(file, 'text/javascript')
  serve('favicon.svg', 'image/svg+xml', '/favicon.svg')
  for (const { file, src } of installIcons) serve(file, 'image/png', src)
  const offline = { page: script('offline/page.js'), check: script('offline/check.js'), store: script('offline/store.js'), camera: script('offline/camera.js'), ended: script('offline/ended.js'), reader: script(createRequire(import.meta.url).resolve('jsqr')) }
  return { serve: router, links: { styleHref: serve('style.css', 'text/css'), scriptHref: script('enhance.js'), offline } }
}

declare global {
  namespace Express {
    interface Request {
      language: string
      /** How pages are shown: a name out of `displays`. */
      display: string
    }
    interface Response {
      /** 303 to an address of ours, in the language of this page and shown as it is. */
      see(to: string): void
    }
  }
}
