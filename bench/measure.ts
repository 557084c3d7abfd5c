/** Load, in turns, every answer looked at. */
import autocannon from 'autocannon'

export interface Target {
  readonly url: string
  readonly method: 'GET' | 'POST'
  /** For each request: its headers and body. */
  readonly next: () => { readonly headers?: Record<string, string>; readonly body?: string }
  readonly status: number
  /** What stands in every right answer: in where it leads, when it leads on. */
  readonly says: string
  /** Time of the processor so far in microseconds, of what answers and of the database. */
  readonly processor: () => Used
}

export type Used = readonly [answering: number, database: number]

export interface Measured {
  readonly perSecond: number
  readonly p95: number
  readonly p99: number
  /** For one request; of several rounds the least, because whatever else the machine does only adds to it. */
  readonly used: Used
}

export const CONNECTIONS = 32

/** One round; an answer that is not right ends the bench. */
export async function round(target: Target, seconds: number): Promise<Measured> {
  const { url, method, next, status, says, processor } = target
  let wrong = ''
  const before = processor()
  const result = await autocannon({
    url, connections: CONNECTIONS, duration: seconds,
    requests: [{
      method,
      setupRequest: (request) => {
        const { headers = {}, body } = next()
        return { ...request, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, ...(body !== undefined && { body }) }
      },
      onResponse: (answered, body, _context, headers) => {
        const { Location: leads = '' } = (headers ?? {}) as { readonly Location?: string }
        if (answered !== status || !(leads || body).includes(says)) wrong ||= `${answered}: ${leads} ${body.slice(0, 300)}`
      },
    }],
  })
  if (wrong || result.errors) throw new Error(`${url}: ${result.errors} errors; a wrong answer: ${wrong}`)
  const used = since(before, processor(), result.requests.total)
  return { used, perSecond: result.requests.total / result.duration, p95: result.latency.p97_5, p99: result.latency.p99 }
}

/** For one of so many. */
const since = ([answered, asked]: Used, [answeredNow, askedNow]: Used, count: number): Used => [(answeredNow - answered) / count, (askedNow - asked) / count]

/** In seconds: so long it takes until whatever is asked all the time is compiled as well as it will be. */
export const WARMING = 8

/** A B A B …; the medians, and the least of what was used. */
export async function inTurn(targets: readonly Target[], { rounds, seconds }: { rounds: number; seconds: number }): Promise<Measured[]> {
  const all: Measured[][] = targets.map(() => [])
  for (const target of targets) await round(target, WARMING)
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const [index, target] of targets.entries()) all[index]?.push(await round(target, seconds))
  }
  return all.map((each) => {
    const of = (what: (measured: Measured) => number) => median(each.map(what))
    return { ...inTheMiddle(each), p95: of((m) => m.p95), p99: of((m) => m.p99) }
  })
}

/** The median of how fast, and the least of what was used. */
export function inTheMiddle(rounds: readonly Pick<Measured, 'perSecond' | 'used'>[]): Pick<Measured, 'perSecond' | 'used'> {
  const least = (place: 0 | 1) => Math.min(...rounds.map(({ used }) => used[place]))
  return { perSecond: median(rounds.map(({ perSecond }) => perSecond)), used: [least(0), least(1)] }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
