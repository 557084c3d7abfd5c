/** How often one network may ask. Counted here, added up in the database once a second, so the hot path waits for nothing. */
import type { Request, RequestHandler } from 'express'
import { hot } from './db.ts'
import type { Keyring } from './keyring.ts'

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
  readonly window: number
}

interface Limit {
  readonly name: string
  readonly limit: number
  readonly windowSeconds: number
}

export interface RateLimits {
  limit(limit: Limit): RequestHandler
  stop(): void
}

export function rateLimits(keyring: Keyring, now: () => Date): RateLimits {
  const counters = new Map<string, Counter>()
  const timer = setInterval(() => void synchronise(counters, now()), 1_000)
  timer.unref()
  return {
    limit: ({ name, limit, windowSeconds }) => async (req, _res, next) => {
      const seconds = Math.floor(now().getTime() / 1_000)
      const window = seconds - (seconds % windowSeconds)
      const key = await keyring.mac('network', `${name}|${networkOf(req)}|${window}`)
      const counter = counters.get(key.toString('base64')) ?? { fresh: 0, known: 0, key, window }
      counters.set(key.toString('base64'), counter)
      counter.fresh += 1
      next(counter.fresh + counter.known > limit ? new TooMany(window + windowSeconds - seconds) : undefined)
    },
    stop: () => clearInterval(timer),
  }
}

/** One statement for all counters; when the database is away, each process goes on counting for itself. */
async function synchronise(counters: Map<string, Counter>, now: Date): Promise<void> {
  for (const [name, { window }] of counters) if (now.getTime() / 1_000 - window > 7_200) counters.delete(name)
  const changed = [...counters.values()].filter(({ fresh }) => fresh > 0)
  if (!changed.length) return
  const sent = changed.map(({ fresh }) => fresh)
  try {
    const rows = await hot<{ key: Buffer; count: number }>(
      'limits',
      `with sent as (select * from unnest($1::bytea[], $2::timestamptz[], $3::integer[]) as s(key, window_start, count)),
            old as (delete from rate_limits where window_start < now() - interval '2 hours')
       insert into rate_limits as r select * from sent
       on conflict (key, window_start) do update set count = r.count + excluded.count returning r.key, r.count`,
      [changed.map(({ key }) => key), changed.map(({ window }) => new Date(window * 1_000)), sent],
    )
    const total = new Map(rows.map(({ key, count }) => [key.toString('base64'), count]))
    changed.forEach((counter, index) => {
      counter.fresh -= sent[index] ?? 0
      counter.known = total.get(counter.key.toString('base64')) ?? counter.known
    })
  } catch {
    return
  }
}

/** The network, not the address: the first three parts, or the first three groups. */
function networkOf(req: Request): string {
  const address = (req.ip ?? '').replace('::ffff:', '')
  return address.includes('.') ? address.split('.').slice(0, 3).join('.') : address.split(':').slice(0, 3).join(':')
}
