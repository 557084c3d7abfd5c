/** What stands around the doors of each of our processes: what every answer tells, what a form is read by, and the four ways of saying no. */
import express, { type ErrorRequestHandler, type Express, type IRouter, type RequestHandler, Router } from 'express'
import path from 'node:path'
import { announcedTo } from './actions/register/announced.ts'
import type { Settings } from './config.ts'
import { dayIn } from './law/day.ts'
import { Refused } from './law/impediment.ts'
import './pages.ts'
import { API_ROOT, paths } from './paths.ts'
import { BudgetSpent, isUnreached, KeyringAway, NotFound, ReplicaBehind } from './platform/errors.ts'
import { type Log, requestLog } from './platform/log.ts'
import { byFirstWord } from './platform/page/firstWord.ts'
import { dates, translator } from './platform/page/translate.ts'
import { languageInAddress, useViews } from './platform/page/views.ts'
import { Foreign, sameSiteOnly } from './platform/session/csrf.ts'
import { headers } from './platform/session/headers.ts'
import { trusting } from './platform/session/proxies.ts'
import { type RateLimits, TooMany } from './platform/session/rateLimit.ts'
import { isUnreadable, withoutNul } from './platform/session/readable.ts'
import { Forbidden } from './policies/permit.ts'
import { health, securityText } from './routes/health.ts'

export interface Framed {
  readonly settings: Settings
  readonly log: Log
  readonly now: () => Date
}

/** What every answer tells, and what the process tells of itself. */
export function beginDoors({ settings, log, now }: Framed): Router {
  const { baseUrl } = settings
  const doors = Router().use(requestLog(log), headers({ secure: baseUrl.startsWith('https://'), formTargets: formTargets(settings), systems: API_ROOT }))
  doors.use((req, _res, next) => {
    req.now = now()
    req.today = dayIn(req.now)
    next()
  })
  return doors.use(health, securityText(baseUrl))
}

export function showPages(doors: IRouter, { serviceName: service, demonstration, helpPhone }: Settings): void {
  useViews(doors, path.resolve(import.meta.dirname, '../views'), { service, demonstration, helpPhone }, announcedInWords)
}

const notStaff: readonly string[] = ['', 'worker', 'helper', 'recipient']

/** What does not work now, and until about when. */
function announcedInWords(now: Date, role: string, language: string): string[] {
  return announcedTo(now, !notStaff.includes(role)).map(({ kind, until }) => {
    const [t, { moment }] = [translator(language), dates(language)]
    return `${t(`announced.${kind}`)} ${t('announced.until', { at: moment(until) })}`
  })
}

export const readForms = (baseUrl: string): RequestHandler[] => [express.urlencoded({ extended: false, limit: '64kb' }), withoutNul, sameSiteOnly(baseUrl)]

/** Of one network, and of everyone together. Stands before sessions and before a form is read: a flood costs little more than the
 * bytes that send it away. */
export function checkLimits(limits: RateLimits, { checksPerMinute, checksPerMinuteInAll }: Settings): RequestHandler {
  const each = limits.limit({ name: 'check', limit: checksPerMinute, windowSeconds: 60 })
  const inAll = limits.limit({ name: 'checks', limit: checksPerMinuteInAll, windowSeconds: 60, inAll: true })
  const limited = Router().post([paths.check, paths.receipt, paths.receiptRead], each, inAll)
  return (req, res, next) => (req.method === 'POST' ? limited(req, res, next) : next())
}

/** All doors in their order, and what is said when one fails, or none opens. */
export function appOf(doors: Router, { settings: { trustProxy, proxyAddresses }, log }: Framed, ...whenOneFails: ErrorRequestHandler[]): Express {
  const app = express()
  app.disable('x-powered-by')
  // As a last wall: what no page answers is answered without a stack.
  app.set('env', 'production')
  // Nothing of a page may be kept, so a mark to ask again with is work for nothing.
  app.disable('etag')
  app.set('trust proxy', trusting(proxyAddresses, trustProxy))
  app.set('query parser', 'simple')
  app.use(languageInAddress, byFirstWord(doors), ...whenOneFails, () => {
    throw new NotFound()
  })
  return app.use(problems(log))
}

function formTargets({ worker, staff, demonstration }: Settings): string[] {
  return demonstration ? [] : [worker, staff].map(({ issuer }) => new URL(issuer).origin)
}

/** What is said to a person, and with which status; the reason of a fault goes to the log alone. */
function answerTo(error: unknown): readonly [status: number, name: string] {
  if (error instanceof NotFound) return [404, 'notFound']
  if (error instanceof Forbidden) return [403, 'forbidden']
  if (error instanceof Foreign) return [403, 'foreign']
  if (error instanceof Refused) return [409, `refused.${error.impediment.because}`]
  if (error instanceof TooMany) return [429, 'tooMany']
  if (error instanceof BudgetSpent) return [429, 'budgetSpent']
  if (isAway(error)) return [503, 'databaseAway']
  const status = isUnreadable(error) ? 400 : statusOf(error)
  return status < 500 ? [status, 'notReadable'] : [500, 'fault']
}

/** What the reader of bodies says of what it could not read. */
function statusOf(error: unknown): number {
  const { status = 500 } = (error ?? {}) as { status?: number }
  return status >= 400 && status < 500 ? status : 500
}

const gone = ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003', '53300']

/** Someone else held it for too long, or two held what the other waited for. */
const crowded = ['55P03', '40P01', '40001']

export function isAway(error: unknown): boolean {
  const { code, message = '' } = causeOf(error)
  return error instanceof KeyringAway || error instanceof ReplicaBehind || isUnreached(error) || gone.includes(code ?? '') || crowded.includes(code ?? '') || /Connection terminated|timeout expired|timeout exceeded when trying to connect|is not queryable/.test(message)
}

/** What the database said. */
const causeOf = (error: unknown): { code?: string; message?: string } => (error as { original?: Error } | undefined)?.original ?? error ?? {}

function problems(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const [status, name] = answerTo(error)
    if (status >= 500) log.error({ error, reference: req.reference })
    if (res.headersSent) return next(error)
    if (error instanceof TooMany) res.set('Retry-After', String(error.seconds))
    if (error instanceof ReplicaBehind) res.set('Retry-After', '5')
    const reference = status === 500 ? req.reference : ''
    // What went wrong before there are pages, such as an address that cannot be read.
    if (!Reflect.has(res, 'page')) return void res.status(status).type('text').send('Dit lukt niet. Ga naar de eerste bladzijde. / This does not work. Go to the first page.\n')
    res.status(status).page('problem', { title: `problem.${name}`, detail: `problem.${name}.detail`, reference })
  }
}
