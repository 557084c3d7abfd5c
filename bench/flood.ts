/** More public checks than anyone may ask: sent away, while whoever is signed in goes on working. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import autocannon from 'autocannon'
import { promisify } from 'node:util'
import { atMost, type Place, type Result, ROUNDS } from './compare.ts'
import { knownNumber } from '../seeders/demonstration.ts'
import { median } from './measure.ts'
import { inspectors, signIn } from './people.ts'
import { begin, programs } from './processes.ts'

const RATE = 2_000
/** In a minute; a flood may run over from one into the next. */
const ALLOWED = 60
const run = promisify(execFile)
const cannon = createRequire(import.meta.url).resolve('autocannon')

/** Pages of whoever is signed in, ten a second each. */
const PROBES = 10

export async function flooded(place: Place): Promise<Result[]> {
  const { superuser, keyring, serviceEnv } = place
  const service = await begin(programs.service, { ...serviceEnv, CHECKS_PER_MINUTE: String(ALLOWED) }, '/health/ready')
  const [caseworker, inspector] = await signIn(keyring, [{ role: 'caseworker', id: randomUUID(), municipality: 'GM0344' }, ...(await inspectors(superuser, 1))])
  const pages = [[`${service.url}/werk/lijst?lijst=alles`, caseworker?.cookie ?? ''], [`${service.url}/nummer`, inspector?.cookie ?? '']] as const
  const probe = () => Promise.all(pages.map(([url, cookie]) => p95Of(url, cookie)))
  await probe()
  const normal: number[][] = []
  const during: number[][] = []
  const floods: Flood[] = []
  for (let turn = 0; turn < ROUNDS.rounds; turn += 1) {
    normal.push(await probe())
    const [flood, probed] = await Promise.all([floodOf(`${service.url}/controleren`), probe()])
    during.push(probed)
    floods.push(flood)
  }
  await service.stop()
  const of = (all: readonly number[][], page: number) => median(all.map((each) => each[page] ?? 0))
  const perSecond = Math.round(median(floods.map(({ sent }) => sent)))
  const answered = Math.max(...floods.map(({ answered: each }) => each))
  const words = `${perSecond} public checks a second from one network, all but ${answered} sent away`
  return ['worklist', 'check by number'].map((page, index) => {
    const [before, after] = [of(normal, index), of(during, index)]
    const result = atMost(`p97.5 of a signed-in page (${page}) during ${words}, against none`, [`${before} ms`, `${after} ms`], after / before, 3)
    return { ...result, met: result.met && perSecond >= RATE * 0.95 && answered <= 2 * ALLOWED }
  })
}

async function p95Of(url: string, cookie: string): Promise<number> {
  const { errors, non2xx, latency } = await autocannon({ url, connections: 2, overallRate: PROBES, duration: ROUNDS.seconds, headers: { cookie } })
  if (errors || non2xx) throw new Error(`${url}: ${errors} errors, ${non2xx} not answered with a page`)
  return latency.p97_5
}

interface Flood {
  /** Requests a second. */
  readonly sent: number
  /** With a page, and not sent away. */
  readonly answered: number
}

/** By a process of its own, so that whoever looks at the pages does not wait for whoever floods. */
async function floodOf(url: string): Promise<Flood> {
  const { stdout } = await run(process.execPath, [
    cannon, '--json', '-m', 'POST', '-c', '100', '-R', String(RATE), '-d', String(ROUNDS.seconds), '-H', 'content-type=application/x-www-form-urlencoded', '-b', `number=${knownNumber}`, url,
  ], { maxBuffer: 2 ** 24 })
  const { requests, duration, errors, statusCodeStats = {} } = JSON.parse(stdout) as { requests: { total: number }; duration: number; errors: number; statusCodeStats?: Record<string, { count: number }> }
  if (errors) throw new Error(`${url}: ${errors} errors`)
  return { sent: requests.total / duration, answered: requests.total - (statusCodeStats['429']?.count ?? 0) }
}
