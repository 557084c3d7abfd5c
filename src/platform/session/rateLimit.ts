/** How often one network may ask. Counted here, added up in the database once a second, so the hot path waits for nothing. */
import type { RequestHandler } from 'express'
import { isIPv4 } from 'node:net'
import { hot } from '../database/connection.ts'
import type { Keyring } from '../secrets/keyring.ts'
import { addUpAlone, familyOf, floods } from './floods.ts'

export class TooMany extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super('too many requests')
    this.seconds = seconds
  }
}

interface Counter {
  /** Of this process, not yet in the database. */
  fresh: number
  /** Of all processes, when last asked. */
  known: number
  readonly key: Buffer
  /** In seconds. */
  readonly from: number
  readonly until: number
}

interface Limit {
  readonly name: string
  /** Of everyone together, and not of one network. */
  readonly inAll?: boolean
  readonly limit: number
  readonly windowSeconds: number
}

export interface RateLimits {
  limit(limit: Limit): RequestHandler
  /** What the timer does every second: share the counts with the other processes. */
  share(): Promise<void>
  stop(): void
}

const MOST_COUNTED = 100_000
const NONE = Buffer.alloc(0)

interface Around {
  /** Without a keyring there is no name for a network in the database: the process counts for itself alone. */
  readonly keyring?: Keyring
  readonly now: () => Date
  /** How many times stricter a limit is for a while. */
  readonly stricter?: (name: string, now: Date) => number
  /** Whether it tells how much it kept away, though it counts for itself. */
  readonly tells?: boolean
}

export function rateLimits({ keyring, now, stricter = () => 1, tells = keyring !== undefined }: Around): RateLimits {
  const counters = new Map<string, Counter>()
  const seen = keyring ? floods() : floods(addUpAlone)
  let sharing: Promise<void> | undefined
  const share = async () => {
    forgetOld(counters, now())
    if (keyring) await (sharing ??= synchronise(counters, now()).finally(() => (sharing = undefined)))
  }
  const timer = setInterval(() => void share(), 1_000)
  timer.unref()
  const slow = setInterval(() => void (tells && seen.share()), 5_000)
  slow.unref()
  return {
    limit({ name, limit, windowSeconds, inAll = false }) {
      const begun = async (network: string, from: number) => keep(counters, network, { fresh: 0, known: 0, key: (await keyring?.mac('network', network)) ?? NONE, from, until: from + windowSeconds })
      return (req, _res, next) => {
        const at = now()
        const seconds = Math.floor(at.getTime() / 1_000)
        const from = seconds - (seconds % windowSeconds)
        const ip = inAll ? '' : req.ip ?? ''
        const whose = `${name}|${inAll ? 'in all' : networkOf(ip)}`
        const count = (counter: Counter) => {
          counter.fresh += 1
          const isRefused = counter.fresh + counter.known > Math.max(1, Math.floor(limit / stricter(name, at)))
          if (tells) seen.add({ name, family: inAll ? 'all' : familyOf(ip), network: whose, isRefused }, at)
          next(isRefused ? new TooMany(counter.until - seconds) : undefined)
        }
        const network = `${whose}|${from}`
        const counter = counters.get(network)
        if (counter) return count(counter)
        void begun(network, from).then(count, (error: unknown) => next(error ?? new Error('no name for a network')))
      }
    },
    async share() {
      await share()
      await seen.share()
    },
    stop() {
      clearInterval(timer)
      clearInterval(slow)
    },
  }
}

/** Two that came at once share the counter of the first. */
function keep(counters: Map<string, Counter>, network: string, made: Counter): Counter {
  const counter = counters.get(network) ?? made
  counters.set(network, counter)
  const [oldest] = counters.keys()
  if (counters.size > MOST_COUNTED && oldest) counters.delete(oldest)
  return counter
}

function forgetOld(counters: Map<string, Counter>, now: Date): void {
  for (const [name, { until }] of counters) if (until * 1_000 < now.getTime()) counters.delete(name)
}

/** One statement for all counters; when the database is away, each process goes on counting for itself. */
async function synchronise(counters: Map<string, Counter>, now: Date): Promise<void> {
  const changed = [...counters.values()].filter(({ fresh }) => fresh > 0)
  if (!changed.length) return
  const sent = changed.map(({ fresh }) => fresh)
  try {
    const total = await addUp(changed, sent, now)
    changed.forEach((counter, index) => {
      counter.fresh -= sent[index] ?? 0
      counter.known = total.get(counter.key.toString('base64')) ?? counter.known
    })
  } catch {
    return
  }
}

const HOURS = 3_600_000

/** In one order for all processes, so that two never wait for each other. Old windows go about once a minute. */
async function addUp(changed: readonly Counter[], sent: readonly number[], now: Date): Promise<Map<string, number>> {
  const rows = await hot<{ key: Buffer; count: number }>(
    'limits',
    `with old as (delete from rate_limits where $4 and window_start < $5)
     insert into rate_limits as r
       select * from unnest($1::bytea[], $2::timestamptz[], $3::integer[]) as sent(key, window_start, count) order by key
     on conflict (key, window_start) do update set count = r.count + excluded.count
     returning r.key, r.count`,
    [
      changed.map(({ key }) => key),
      changed.map(({ from }) => new Date(from * 1_000)),
      sent,
      Math.floor(now.getTime() / 1_000) % 60 === 0,
      new Date(now.getTime() - 2 * HOURS),
    ],
  )
  return new Map(rows.map(({ key, count }) => [key.toString('base64'), count]))
}

/** The network, not the address: the first 24 bits, or the first 48. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return plain.slice(0, plain.lastIndexOf('.'))
  const [before = '', after = ''] = plain.split('::')
  const [head, tail] = [before, after].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const gap = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0')
  return [...head, ...gap, ...tail].slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
