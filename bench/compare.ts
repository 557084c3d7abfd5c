/** What a row of the bench is, and how two are compared. */
import type pg from 'pg'
import type { Keyring } from '../src/platform/secrets/keyring.ts'
import { knownNumber } from '../seeders/demonstration.ts'
import { type Measured, median, round, type Target, type Used } from './measure.ts'

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

export interface Row {
  /** It fills tables of its own, or needs none; the others share theirs. */
  readonly ownTables?: true
  /** On the small tables, before they grow. */
  before?(place: Place): Promise<void>
  measure(place: Place): Promise<Result[]>
}

/** Fewer or shorter where time is short: BENCH_ROUNDS, BENCH_SECONDS. */
export const ROUNDS = { rounds: Number(process.env['BENCH_ROUNDS'] ?? 5), seconds: Number(process.env['BENCH_SECONDS'] ?? 5) }

export function atLeast(what: string, [bare, ours]: readonly [number, number], goal: number): Result {
  const ratio = ours / bare
  return { what, yardstick: `${Math.round(bare)}/s`, ours: `${Math.round(ours)}/s`, ratio, goal: `≥ ${goal}`, met: ratio >= goal }
}

export function compared(what: string, [bare, ours]: readonly Pick<Measured, 'perSecond' | 'used'>[], goal: number): Result {
  if (!bare || !ours) throw new Error('two are compared')
  const words = ({ used }: Pick<Measured, 'used'>) => used.map((each) => Math.round(each)).join(' / ')
  return { ...atLeast(what, [bare.perSecond, ours.perSecond], goal), used: `${words(bare)}; ${words(ours)}` }
}

export function atMost(what: string, [before, after]: readonly [string, string], ratio: number, goal: number): Result {
  return { what, yardstick: before, ours: after, ratio, goal: `≤ ${goal}`, met: ratio <= goal }
}

export const bareOf = ({ bare, processor }: Place, path: string, method: 'GET' | 'POST', says: string): Target => ({
  url: bare + path, method, status: 200, says, processor: processor.bare, next: () => (method === 'POST' ? { body: `number=${knownNumber}` } : {}),
})

/** The slowest in so many of several rounds, in milliseconds. */
export async function slowest(target: Target, of: 'p95' | 'p99'): Promise<number> {
  await round(target, 2)
  const rounds: Measured[] = []
  for (let turn = 0; turn < ROUNDS.rounds; turn += 1) rounds.push(await round(target, ROUNDS.seconds))
  return median(rounds.map((each) => each[of]))
}
