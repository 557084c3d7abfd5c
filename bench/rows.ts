/** What is measured: each row against its yardstick, with the goal of the design. */
import { randomUUID } from 'node:crypto'
import { checkRows } from './checks.ts'
import { atMost, bareOf, compared, type Place, type Row, ROUNDS, slowest } from './compare.ts'
import { inTurn, median, type Target } from './measure.ts'
import { signIn } from './people.ts'
import { judgedOffline } from './offline.ts'
import { begin, programs, type Started } from './processes.ts'
import { submitted } from './submit.ts'
import { refusedOverHttp, tokensRefused } from './tokens.ts'
import { tabsInTurn } from './work.ts'

async function worklistOf({ service, keyring, processor }: Place): Promise<Target> {
  const [session] = await signIn(keyring, [{ role: 'caseworker', id: randomUUID(), municipality: 'GM0344' }])
  return { url: `${service}/werk/lijst?lijst=alles`, method: 'GET', status: 200, says: '</table>', processor: processor.service, next: () => ({ headers: { cookie: session?.cookie ?? '' } }) }
}

let smallWorklist = 0

export const rows: Readonly<Record<string, Row>> = {
  ...checkRows,
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
  offline: { ownTables: true, measure: judgedOffline },
  submit: { measure: submitted },
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
