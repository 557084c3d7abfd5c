/** What is measured: each row against its yardstick, with the goal of the design. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Keyring } from '../src/platform/secrets/keyring.ts'
import { knownNumber } from '../seeders/demonstration.ts'
import { inTheMiddle, inTurn, type Measured, median, posts, round, type Target, type Used } from './measure.ts'
import { drafts, inspectors, signIn } from './people.ts'
import { begin, programs, type Started } from './processes.ts'
import { refusedOverHttp, tokensRefused } from './tokens.ts'
import { tabsInTurn } from './work.ts'

export interface Place {
  readonly service: string
  readonly bare: string
  readonly bareEnv: Record<string, string>
  readonly serviceEnv: Record<string, string>
  readonly superuser: pg.Client
  readonly keyring: Keyring
  /** Time of the processor so far, of each that answers together with the database. */
  readonly processor: Readonly<Record<'bare' | 'service', () => Used>>
}

export interface Result {
  readonly what: string
  readonly yardstick: string
  readonly ours: string
  readonly ratio: number
  readonly goal: string
  readonly met: boolean
  /** Microseconds of the processor for one request, of what answers and of the database: of the yardstick, and of ours. */
  readonly used?: string
}

interface Row {
  /** It fills tables of its own, or needs none; the others share theirs. */
  readonly ownTables?: true
  /** On the small tables, before they grow. */
  before?(place: Place): Promise<void>
  measure(place: Place): Promise<Result[]>
}

/** Fewer or shorter where time is short: BENCH_ROUNDS, BENCH_SECONDS. */
const ROUNDS = { rounds: Number(process.env['BENCH_ROUNDS'] ?? 5), seconds: Number(process.env['BENCH_SECONDS'] ?? 5) }

function atLeast(what: string, [bare, ours]: readonly [number, number], goal: number): Result {
  const ratio = ours / bare
  return { what, yardstick: `${Math.round(bare)}/s`, ours: `${Math.round(ours)}/s`, ratio, goal: `≥ ${goal}`, met: ratio >= goal }
}

function compared(what: string, [bare, ours]: readonly Pick<Measured, 'perSecond' | 'used'>[], goal: number): Result {
  if (!bare || !ours) throw new Error('two are compared')
  const words = ({ used }: Pick<Measured, 'used'>) => used.map((each) => Math.round(each)).join(' / ')
  return { ...atLeast(what, [bare.perSecond, ours.perSecond], goal), used: `${words(bare)}; ${words(ours)}` }
}

function atMost(what: string, [before, after]: readonly [string, string], ratio: number, goal: number): Result {
  return { what, yardstick: before, ours: after, ratio, goal: `≤ ${goal}`, met: ratio <= goal }
}

const bareOf = ({ bare, processor }: Place, path: string, method: 'GET' | 'POST', says: string): Target => ({
  url: bare + path, method, status: 200, says, processor: processor.bare, next: () => (method === 'POST' ? { body: `number=${knownNumber}` } : {}),
})

const checkOf = ({ service, processor }: Place): Target => ({
  url: `${service}/controleren`, method: 'POST', status: 200, says: 'Geldig vandaag', processor: processor.service, next: () => ({ body: `number=${knownNumber}` }),
})

async function worklistOf({ service, keyring, processor }: Place): Promise<Target> {
  const [session] = await signIn(keyring, [{ role: 'caseworker', id: randomUUID(), municipality: 'GM0344' }])
  return { url: `${service}/werk/lijst?lijst=alles`, method: 'GET', status: 200, says: '</table>', processor: processor.service, next: () => ({ headers: { cookie: session?.cookie ?? '' } }) }
}

/** The slowest in so many of several rounds, in milliseconds. */
async function slowest(target: Target, of: 'p95' | 'p99'): Promise<number> {
  await round(target, 2)
  const rounds: Measured[] = []
  for (let turn = 0; turn < ROUNDS.rounds; turn += 1) rounds.push(await round(target, ROUNDS.seconds))
  return median(rounds.map((each) => each[of]))
}

/** So that nothing of a submission is still being done when something else is measured. */
async function lettersMade(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows: [left] } = await client.query<{ count: number }>('select count(*)::int as count from letters where sealed_pdf is null')
    if (!left?.count) return
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** Each inspector only as often as one may; all of them on shift. */
async function auditedIn(place: Place, where: string): Promise<Result> {
  const sessions = await signIn(place.keyring, await inspectors(place.superuser, 2_000))
  let asked = 0
  const next = () => {
    asked += 1
    const { cookie = '', token = '' } = sessions[asked % sessions.length] ?? {}
    return { headers: { cookie }, body: new URLSearchParams({ number: knownNumber, _csrf: token }).toString() }
  }
  const ours: Target = { url: `${place.service}/nummer`, method: 'POST', status: 200, says: 'GELDIG', processor: place.processor.service, next }
  return compared(`Audited check, signed-in page with photo, ${where}`, await inTurn([bareOf(place, '/audited', 'POST', 'true'), ours], ROUNDS), 0.45)
}

let smallAudited: Result | undefined
let smallCheck = 0
let smallWorklist = 0

export const rows: Readonly<Record<string, Row>> = {
  check: {
    async before(place) {
      smallCheck = await slowest(checkOf(place), 'p99')
    },
    async measure(place) {
      const measured = await inTurn([bareOf(place, '/check', 'POST', 'true'), checkOf(place)], ROUNDS)
      const after = await slowest(checkOf(place), 'p99')
      return [
        compared('Public check, form page', measured, 0.75),
        atMost('p99 of the public check, 1 million against 10 thousand', [`${smallCheck} ms`, `${after} ms`], after / smallCheck, 1.2),
      ]
    },
  },
  audited: {
    async before(place) {
      smallAudited = await auditedIn(place, '10 thousand licences')
    },
    async measure(place) {
      return [smallAudited, await auditedIn(place, '1 million licences')].flatMap((each) => each ?? [])
    },
  },
  worklist: {
    async before(place) {
      smallWorklist = await slowest(await worklistOf(place), 'p95')
    },
    async measure(place) {
      const target = await worklistOf(place)
      const measured = await inTurn([bareOf(place, '/worklist', 'GET', '</table>'), target], ROUNDS)
      const after = await slowest(target, 'p95')
      return [
        compared('Worklist page, signed in', measured, 0.5),
        atMost('p97.5 of the worklist, 1 million against 10 thousand', [`${smallWorklist} ms`, `${after} ms`], after / smallWorklist, 1.3),
      ]
    },
  },
  tabs: {
    ownTables: true,
    measure: (place) => tabsInTurn(place, 10_000, 1_000_000),
  },
  tokens: {
    ownTables: true,
    measure: async (place) => [...(await tokensRefused(1_000_000)), ...(await refusedOverHttp(place, 2_000))],
  },
  submit: {
    async measure(place) {
      const each = 100
      const sessions = await signIn(place.keyring, await drafts(place.superuser, each * (ROUNDS.rounds + 1)))
      const bare = () => Array.from({ length: each * 5 }, () => ({ url: `${place.bare}/submit`, headers: {}, body: 'declared=yes' }))
      const ours = () => sessions.splice(0, each).map(({ cookie, token }) => ({
        url: `${place.service}/vragen/controleren`, headers: { cookie }, body: new URLSearchParams({ declared: 'yes', key: randomUUID(), _csrf: token }).toString(),
      }))
      const rounds: Record<'bare' | 'ours', Pick<Measured, 'perSecond' | 'used'>[]> = { bare: [], ours: [] }
      for (let turn = 0; turn <= ROUNDS.rounds; turn += 1) {
        const [one, other] = [await posts(bare(), '/ready', place.processor.bare), await posts(ours(), '/klaar', place.processor.service)]
        // What a submission leaves to be done does not slow the yardstick.
        await lettersMade(place.superuser)
        // The first turn warms up.
        if (turn === 0) continue
        rounds.bare.push(one)
        rounds.ours.push(other)
      }
      return [compared('Submit an application, everything sealed, letters on their way', [inTheMiddle(rounds.bare), inTheMiddle(rounds.ours)], 0.4)]
    },
  },
  start: {
    ownTables: true,
    async measure({ bareEnv, serviceEnv }) {
      const bare: Started[] = []
      const ours: Started[] = []
      const memory = { bare: [] as number[], ours: [] as number[] }
      for (let turn = 0; turn < ROUNDS.rounds; turn += 1) {
        for (const [program, env, ready, kept, used] of [[programs.bare, bareEnv, '/ready', bare, memory.bare], [programs.service, serviceEnv, '/health/ready', ours, memory.ours]] as const) {
          const started = await begin(program, env, ready)
          await new Promise((resolve) => setTimeout(resolve, 3_000))
          used.push(started.memory())
          kept.push(started)
          await started.stop()
        }
      }
      const [barely, own] = [bare, ours].map((all) => median(all.map(({ readyAfter }) => readyAfter))) as [number, number]
      const [less, more] = [median(memory.bare), median(memory.ours)]
      return [
        atMost('Start until ready', [`${Math.round(barely)} ms`, `${Math.round(own)} ms`], own / barely, 4),
        atMost('Idle memory', [`${Math.round(less)} MiB`, `${Math.round(more)} MiB`], more / less, 2.2),
      ]
    },
  },
}
