/** The two doors, and the ways out. */
import { type Request, type RequestHandler, Router } from 'express'
import passport from 'passport'
import { enterAsStaff, enterAsWorker, type WorkerClaims } from '../actions/signIn.ts'
import type { Provider } from '../config.ts'
import { day } from '../law/day.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { type Claims, LowAssurance, strategyOf } from '../platform/signIn.ts'
import type { Actor, Role } from '../policies/actor.ts'
import { Forbidden } from '../policies/permit.ts'

declare module 'express-session' {
  interface SessionData {
    actor?: Actor
  }
}

export type DoorName = 'worker' | 'staff'

export function signIn(doors: Record<DoorName, Provider>, baseUrl: string, limited: RequestHandler): Router {
  const router = Router()
  router.get(paths.signIn, (req, res) => res.page('public/signIn', { ended: req.query['weer'] !== undefined }))
  for (const door of ['worker', 'staff'] as const) {
    const { start, back } = paths.door[door]
    router.post(start, limited, (req, res, next) => void authenticate(door, doors[door], baseUrl + back)(req, res, next))
    router.get(back, limited, (req, res, next) => void authenticate(door, doors[door], baseUrl + back)(req, res, next))
  }
  router.post(paths.signOut, leave(paths.signedOut))
  router.get(paths.signedOut, (_req, res) => res.page('public/signedOut', {}))
  router.post(paths.leave, leave(paths.weather))
  router.get(paths.leave, leave(paths.weather))
  router.get(paths.weather, (_req, res) => res.page('public/weather', {}))
  return router
}

/** Goes to the provider, and on the way back lets in whom it names. */
function authenticate(door: DoorName, provider: Provider, callbackUrl: string): RequestHandler {
  return async (req, res, next) => {
    try {
      const strategy = await strategyFor(door, { ...provider, callbackUrl })
      passport.authenticate(strategy, { session: false }, (error: unknown, claims?: Claims | false) => {
        if (error || !claims) return failed(error, req, res, next)
        enter(door, claims, req).then((goal) => res.see(goal), next)
      })(req, res, next)
    } catch {
      res.status(503).page('problem', problem('signIn.providerAway', req))
    }
  }
}

const strategies = new Map<string, Promise<passport.Strategy>>()

function strategyFor(door: DoorName, settings: Parameters<typeof strategyOf>[0]): Promise<passport.Strategy> {
  const name = `${door} ${settings.callbackUrl}`
  const known = strategies.get(name) ?? (strategyOf(settings) as Promise<passport.Strategy>)
  strategies.set(name, known)
  known.catch(() => strategies.delete(name))
  return known
}

function failed(error: unknown, req: Request, res: Parameters<RequestHandler>[1], next: Parameters<RequestHandler>[2]): void {
  if (error instanceof Forbidden) return next(error)
  const key = error instanceof LowAssurance ? 'signIn.tooLow' : 'signIn.failed'
  res.status(400).page('problem', problem(key, req))
}

function problem(key: string, req: Request) {
  return { title: `${key}.title`, detail: `${key}.detail`, reference: req.reference }
}

/** A new session for who came in, so that one that was planted is worth nothing. */
async function enter(door: DoorName, claims: Claims, req: Request): Promise<string> {
  const actor = door === 'worker' ? await enterAsWorker(workerClaims(claims), req.today) : await enterAsStaff(subjectOf(claims), req.today)
  await new Promise<void>((resolve, reject) => req.session.regenerate((error) => (error ? reject(error as Error) : resolve())))
  req.session.actor = actor
  return homeOf(actor)
}

const subjectOf = ({ iss, sub }: Claims) => ({ issuer: iss, subject: sub })

function workerClaims(claims: Claims): WorkerClaims {
  const text = (name: string) => String(claims[name] ?? '')
  const identity = {
    given: text('given_name'),
    family: text('family_name'),
    birthdate: day(text('birthdate')),
    nationality: text('nationality'),
    bsn: claims['bsn'] ? text('bsn') : null,
  }
  return { ...subjectOf(claims), identity }
}

export function homeOf(actor: Actor): string {
  switch (actor.role) {
    case 'worker':
      return paths.home
    case 'frontDesk':
      return paths.desk
    case 'interviewer':
    case 'caseworker':
    case 'decisionMaker':
      return paths.work
    case 'inspector':
      return paths.shift
    case 'system':
      return paths.front
  }
}

function leave(to: string): RequestHandler {
  return (req, res, next) => {
    const away = () => {
      res.set('Clear-Site-Data', '"cache", "cookies", "storage"')
      res.clearCookie('waarborg').clearCookie('__Host-waarborg', { secure: true, path: '/' })
      res.see(to)
    }
    if (!req.session.actor) return away()
    req.session.destroy((error: unknown) => (error ? next(error) : away()))
  }
}

/** The gate of a door: who is not signed in goes to sign in and comes back; for another role the door is not there. */
export function gate(...roles: readonly Role[]): RequestHandler {
  return (req, res, next) => {
    const { actor } = req.session
    if (!actor) return res.see(`${paths.signIn}?weer`)
    if (!roles.includes(actor.role)) throw new NotFound()
    req.actor = actor
    next()
  }
}
