/** The doors, the way out, and the gates in front of what is behind them. */
import { type NextFunction, type Request, type RequestHandler, type Response, Router } from 'express'
import type {} from 'passport'
import { enterAsCare } from '../actions/care/signals.ts'
import { enterAsHelper } from '../actions/helping/helping.ts'
import { enterAsStaff, enterAsWorker, type WorkerClaims } from '../actions/signIn.ts'
import type { Provider } from '../config.ts'
import { day, isDay } from '../law/day.ts'
import { paths } from '../paths.ts'
import { atFirstUse, packageAtFirstUse } from '../platform/atFirstUse.ts'
import { checkToken, Foreign, owesToken } from '../platform/session/csrf.ts'
import { NotFound } from '../platform/errors.ts'
import { addressIn } from '../platform/page/address.ts'
import type { Log } from '../platform/log.ts'
import { endSession, freshSession, heldSession, keepSession, sessionBegins } from '../platform/session/session.ts'
import { type Claims, type Door, isProviderAway, LowAssurance, strategies } from '../platform/session/signIn.ts'
import type { Actor, Role } from '../policies/actor.ts'
import { Forbidden } from '../policies/permit.ts'
import { admit, asksShared, rememberChoices, sharing } from './entry/admit.ts'
import { keepOfEnded, keepOfRunning, showAgain } from './entry/typed.ts'
import { permitCase } from './municipality/case/ownCase.ts'
import { cleared } from './quickExit.ts'

export type DoorName = 'worker' | 'staff'

/** What the choice of doors shows beside them; in the demonstration a desk code to try. */
export type ShowDoors = (req: Request, res: Response, error?: string) => void

/** All that is taken from a provider, each under the word she reads it by; what is not told there cannot be taken. */
const toldAs: Record<keyof WorkerClaims['identity'], string> = { given: 'name', family: 'name', birthdate: 'birthdate', nationality: 'nationality', bsn: 'bsn' }
const received = [...new Set(Object.values(toldAs))]

export function showDoors(tryCode: string): ShowDoors {
  return (req, res, error = '') => {
    const why = req.query['weer'] !== undefined ? 'ended' : req.query['opnieuw'] !== undefined ? 'again' : ''
    res.page('public/signIn', { why, shared: asksShared(req), error, tryCode, received })
  }
}

export function signIn(doors: Record<DoorName, Provider>, baseUrl: string, limited: RequestHandler, show: ShowDoors, log: Log): Router {
  const router = Router()
  router.get(paths.signIn, (req, res) => show(req, res))
  for (const door of ['worker', 'staff'] as const) {
    const { start, back } = paths.door[door]
    const handle = authenticate(door, { ...doors[door], secondFactor: door === 'staff', callbackUrl: baseUrl + back }, log)
    router.get(start, (_req, res) => res.see(paths.signIn))
    router.post(start, limited, sessionBegins, rememberChoices, handle)
    router.get(back, limited, sessionBegins, inOwnLanguage, handle)
  }
  router.post(paths.signOut, signOut)
  router.get(paths.signOut, (_req, res) => res.see(paths.front))
  router.get(paths.signedOut, (_req, res) => res.page('public/signedOut', {}))
  return router
}

/** The gate of a door: who is not signed in goes to sign in and comes back; for another role the door is not there, nor the work on a case for whose it is not. */
export function gate(...roles: readonly Role[]): RequestHandler {
  return async (req, res, next) => {
    const { actor } = req.session
    if (!actor) return toSignIn(req, res, roles)
    if (!roles.includes(actor.role)) throw new NotFound()
    await permitCase(actor, req)
    if (owesToken(req)) withholdActor(req, actor)
    else req.actor = actor
    showAgain(req, res)
    next()
  }
}

/** The page is kept only for a browser that was signed in before: no cookie before someone presses sign in. */
async function toSignIn(req: Request, res: Response, roles: readonly Role[]): Promise<void> {
  if (heldSession(req)) {
    const whose = req.method === 'POST' ? await keepOfEnded(req, res, req.path) : undefined
    const mayReturn = req.method === 'GET' || req.session.typed
    if (mayReturn && /^\/[^/\\]/.test(req.path)) {
      req.session.returnTo = { path: req.path, roles, ...(whose && { actorId: whose.id }) }
      await keepSession(req)
    }
  }
  res.see(sharing(`${paths.signIn}?weer`, req.session.shared ?? false))
}

/**
 * Step-up, to be put after the gate of a door: `router.post(paths.card, door, recently(5), …)`, in minutes. Who signed in longer ago does
 * so once more and comes back, with what was typed; `back` is where to, when the address itself is not a page.
 */
export function recently(minutes: number, { back }: { back?: string } = {}): RequestHandler {
  return async (req, res, next) => {
    const { actor, shared = false } = req.session
    if (!actor) throw new NotFound()
    if (isRecent(req, minutes)) return next()
    if (req.method === 'POST') await keepOfRunning(req, res, actor)
    req.session.returnTo = { path: back ?? req.path, roles: [actor.role], actorId: actor.id }
    await keepSession(req)
    res.see(sharing(`${paths.signIn}?opnieuw`, shared))
  }
}

/** Whether who asks signed in so many minutes ago, or fewer. */
export const isRecent = ({ session: { signedInAt = 0 }, now }: Request, minutes: number): boolean => now.getTime() - signedInAt <= minutes * 60_000

/** To be put after the gate, before anything that ends up on a device as a file: on one that others use it stays there. */
export const onOwnDevice: RequestHandler = (req, res, next) => {
  if (!req.session.shared) return next()
  res.status(403).page('problem', { title: 'problem.sharedDevice', detail: 'problem.sharedDevice.detail', reference: '' })
}

/** An upload shows its token only once it is read; who acts before that acts for nobody. */
function withholdActor(req: Request, actor: Actor): void {
  const get = () => {
    if (owesToken(req)) throw new Foreign()
    return actor
  }
  Object.defineProperty(req, 'actor', { get })
}

/** The provider sends everyone back to one address; from there on it is her own language again. */
const inOwnLanguage: RequestHandler = (req, res, next) => {
  const { language = 'nl', display = '' } = req.session
  if (language === req.language && display === req.display) return next()
  res.redirect(303, addressIn({ language, display }, req.url))
}

/** Goes to the provider, and on the way back lets in whom it names. A door is called by its name: Passport then gives every
 * request a strategy of its own, where an instance handed over is shared, and answers to one person would reach another. */
function authenticate(door: DoorName, settings: Door & Provider, log: Log): RequestHandler {
  const ready = atFirstUse(async () => {
    const [{ Passport }, { strategyOf }] = await Promise.all([loadPassport(), strategies()])
    return new Passport().use(door, await strategyOf(settings))
  })
  return (req, res, next) => {
    const stopped = (error: unknown) => void refuseEntry(error, log, req, res).catch(next)
    const returned: PassportBack = (error, claims) => {
      if (error || !claims) return stopped(error)
      enter(door, { ...claims, iss: settings.keptAs, human: claims[settings.personClaim] }, req).then((goal) => res.see(goal), stopped)
    }
    ready().then((passport) => (passport.authenticate(door, { session: false }, returned) as RequestHandler)(req, res, next), stopped)
  }
}

const loadPassport = packageAtFirstUse('passport', async () => (await import('passport')).default)

type PassportBack = (error: unknown, claims?: Claims | false) => void

/** A provider gave too little to know someone by. */
class TooLittle extends Error {}

/** Who a provider names, let in. */
async function enter(door: DoorName, claims: Claims, req: Request): Promise<string> {
  return admit(req, await actorOf(door, claims, req))
}

async function actorOf(door: DoorName, claims: Claims, { session, today }: Request): Promise<Actor> {
  if (door === 'worker') return session.asHelper ? enterAsHelper(subjectOf(claims), today) : enterAsWorker(workerClaims(claims), today)
  return (await enterAsCare(subjectOf(claims), today)) ?? enterAsStaff({ ...subjectOf(claims), human: humanOf(claims) }, today)
}

/** Without it two accounts of one person would count as two people. */
function humanOf({ human }: Claims): string {
  if (typeof human !== 'string' || !human.trim()) throw new TooLittle()
  return human.trim()
}

function subjectOf({ iss, sub }: Claims) {
  if (!sub) throw new TooLittle()
  return { issuer: iss, subject: sub }
}

function workerClaims(claims: Claims): WorkerClaims {
  const text = (name: string) => (typeof claims[name] === 'string' ? claims[name].trim() : '')
  const [given, family, birthdate] = ['given_name', 'family_name', 'birthdate'].map(text) as [string, string, string]
  if (!isDay(birthdate) || !(given || family)) throw new TooLittle()
  const identity = { given, family, birthdate: day(birthdate), nationality: text('nationality'), bsn: text('bsn') || null }
  return { ...subjectOf(claims), identity }
}

/** Nothing is kept of a sign-in that did not work; faults of our own go on to the general page. */
async function refuseEntry(error: unknown, log: Log, req: Request, res: Response): Promise<void> {
  const [status, reason] = reasonOf(error)
  if (!reason) throw error
  log.warn({ error, reason, reference: req.reference }, 'sign-in')
  await freshSession(req)
  res.status(status).page('problem', { title: `signIn.${reason}.title`, detail: `signIn.${reason}.detail`, reference: req.reference })
}

function reasonOf(error: unknown): readonly [status: number, reason: string] {
  if (error instanceof LowAssurance) return [403, 'tooLow']
  if (error instanceof Forbidden) return [403, 'noMandate']
  if (isProviderAway(error)) return [503, 'providerAway']
  const { code = '' } = (error ?? {}) as { code?: string }
  const refused = !error || error instanceof TooLittle || /^(OAUTH|ERR)_/.test(code)
  return refused ? [400, 'failed'] : [500, '']
}

async function signOut(req: Request, res: Response, _next: NextFunction): Promise<void> {
  if (owesToken(req)) checkToken(req)
  await endSession(req, res)
  res.set('Clear-Site-Data', cleared)
  res.see(paths.signedOut)
}
