/** The middleware in order, and the doors: what anyone may ask without being anyone at once, the others as they come. */
import type { ErrorRequestHandler, Express, Router } from 'express'
import { stricter } from './actions/register/tightened.ts'
import type { Settings } from './config.ts'
import { appOf, beginDoors, checkLimits, isAway, readForms, showPages } from './frame.ts'
import { API_ROOT, paths } from './paths.ts'
import { tokenRequired } from './platform/session/csrf.ts'
import { byFirstWord, under } from './platform/page/firstWord.ts'
import { late, openAll } from './platform/page/late.ts'
import type { Keyring } from './platform/secrets/keyring.ts'
import type { Log } from './platform/log.ts'
import { rateLimits } from './platform/session/rateLimit.ts'
import { sessions } from './platform/session/session.ts'
import type { Spool } from './platform/sending/spool.ts'
import { NotTheirs } from './policies/permit.ts'
import type { DemonstrationPerson } from './routes/demonstration/provider.ts'
import type { TryOut } from './routes/entry/code.ts'
import { type Given, limitsOf } from './routes/given.ts'
import { checking } from './routes/public/check.ts'
import { front } from './routes/public/front.ts'
import { published } from './routes/public/published.ts'
import { quickExit, weather } from './routes/quickExit.ts'

export interface Outside {
  readonly settings: Settings
  readonly keyring: Keyring
  readonly log: Log
  readonly now: () => Date
  readonly people: readonly DemonstrationPerson[]
  /** A desk code to try, in the demonstration. */
  readonly tryOut?: () => Promise<TryOut>
  /** Of a demonstration: what would have been sent. */
  readonly samples?: Spool | undefined
  /** What doors need besides their code: none opens before it is there. */
  readonly inside?: () => Promise<unknown>
}

/** With what opens the doors that no one has knocked at yet. */
export type App = Express & { open(): Promise<void> }

export function createApp({ settings, keyring, log, now, people, tryOut, samples, inside }: Outside): App {
  const { baseUrl, demonstration } = settings
  const doors = beginDoors({ settings, log, now }).use(quickExit)
  // Pages before sessions: style needs no session, the weather asks for none, and a page can say that the database is away.
  showPages(doors, settings)
  const counted = rateLimits({ keyring, now, stricter })
  doors.use(published(baseUrl), weather, checkLimits(counted, settings))
  const limits = limitsOf(counted, settings)
  // Systems have no session: whatever they are told stands in the answer.
  const systems = late(async () => {
    const [{ api }] = await Promise.all([import('./routes/api/api.ts'), inside?.()])
    return api({ baseUrl, limited: limits.api, log, isAway })
  })
  doors.use(under(API_ROOT, systems), sessions(keyring, { secure: baseUrl.startsWith('https://') }))
  const provider = late(async () => {
    const { demonstrationProvider } = await import('./routes/demonstration/provider.ts')
    return demonstrationProvider(`${baseUrl}${paths.provider}`, demonstrationDoors(settings), people)
  })
  if (demonstration) doors.use(under(paths.provider, provider))

  doors.use(...readForms(baseUrl), tokenRequired, front, checking)
  const given = async (): Promise<Given> => ({ settings, log, limits, samples, tryOut: await tryOut?.() })
  const byKind = kinds.map((load) => late(async () => {
    const [door, all] = await Promise.all([load(), given(), inside?.()])
    return byFirstWord(door(all))
  }))
  const app = appOf(doors.use(...byKind), { settings, log, now }, notTheirs)
  return Object.assign(app, { open: () => openAll([...byKind, systems, ...(demonstration ? [provider] : [])]) })
}

/** By whom they are for; an address that two of them know belongs to the first. */
const kinds: readonly (() => Promise<(given: Given) => Router>)[] = [
  async () => (await import('./routes/entry/doors.ts')).entryDoors,
  async () => (await import('./routes/public/doors.ts')).publicDoors,
  async () => (await import('./routes/worker/doors.ts')).workerDoors,
  async () => (await import('./routes/municipality/doors.ts')).municipalityDoors,
  async () => (await import('./routes/inspection/doors.ts')).inspectionDoors,
  async () => (await import('./routes/oversight/doors.ts')).oversightDoors,
]

function demonstrationDoors({ worker, staff, baseUrl }: Settings) {
  return [
    { ...worker, door: 'worker' as const, callbackUrl: baseUrl + paths.door.worker.back },
    { ...staff, door: 'staff' as const, callbackUrl: baseUrl + paths.door.staff.back },
  ]
}

/** A case that someone else works on is not closed: how far it is is told. */
const notTheirs: ErrorRequestHandler = async (error: unknown, req, res, next) => {
  if (!(error instanceof NotTheirs) || res.headersSent) return next(error)
  const { showNotTheirs } = await import('./routes/municipality/case/ownCase.ts')
  showNotTheirs(req, res, error)
}
