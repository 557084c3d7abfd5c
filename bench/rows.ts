/** What is measured: each row against its yardstick, with the goal of the design. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { checkRows } from './checks.ts'
import { atMost, bareOf, compared, type Place, type Row, ROUNDS, slowest } from './compare.ts'
import { inTheMiddle, inTurn, type Measured, median, posts, type Target, type Used } from './measure.ts'
import type { Actor } from '../src/policies/actor.ts'
import { drafts, signIn } from './people.ts'
import { begin, programs, type Started } from './processes.ts'
import { refusedOverHttp, tokensRefused } from './tokens.ts'
import { tabsInTurn } from './work.ts'

async function worklistOf({ service, keyring, processor }: Place): Promise<Target> {
  const [session] = await signIn(keyring, [{ role: 'caseworker', id: randomUUID(), municipality: 'GM0344' }])
  return { url: `${service}/werk/lijst?lijst=alles`, method: 'GET', status: 200, says: '</table>', processor: processor.service, next: () => ({ headers: { cookie: session?.cookie ?? '' } }) }
}

/** What submissions left to be done, after them: time of the processor for the letters of one. Nothing of it slows what is measured next. */
async function lettersOf(count: number, { superuser, processor }: Place): Promise<Used> {
  const [service, database] = processor.service()
  while (await unfinished(superuser)) await new Promise((resolve) => setTimeout(resolve, 1_000))
  const [serviceNow, databaseNow] = processor.service()
  return [(serviceNow - service) / count, (databaseNow - database) / count]
}

async function unfinished(client: pg.Client): Promise<number> {
  const { rows: [left] } = await client.query<{ count: number }>('select count(*)::int as count from letters where finish_at is not null')
  return left?.count ?? 0
}

/** Signed in just before, as whoever reads her answers once more and sends them. */
async function submissions({ service, keyring }: Place, actors: readonly Actor[]): Promise<Parameters<typeof posts>[0]> {
  const sessions = await signIn(keyring, actors)
  return sessions.map(({ cookie, token }) => ({
    url: `${service}/vragen/controleren`, headers: { cookie }, body: new URLSearchParams({ declared: 'yes', key: randomUUID(), _csrf: token }).toString(),
  }))
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
  submit: {
    async measure(place) {
      const each = 200
      const actors = await drafts(place.superuser, each * (ROUNDS.rounds + 1))
      const bare = Array.from({ length: each * 3 }, () => ({ url: `${place.bare}/submit`, headers: {}, body: 'declared=yes' }))
      const rounds: Record<'bare' | 'ours', Pick<Measured, 'perSecond' | 'used'>[]> = { bare: [], ours: [] }
      const letters: Used[] = []
      for (let turn = 0; turn <= ROUNDS.rounds; turn += 1) {
        const ours = await submissions(place, actors.splice(0, each))
        const [one, other] = [await posts(bare, '/ready', place.processor.bare), await posts(ours, '/klaar', place.processor.service)]
        letters.push(await lettersOf(each, place))
        // The first turn warms up.
        if (turn === 0) continue
        rounds.bare.push(one)
        rounds.ours.push(other)
      }
      const after = [0, 1].map((place) => Math.round(Math.min(...letters.map((used) => used[place] ?? 0))))
      const submission = compared('Submit an application, everything sealed, its two letters sent; their files are made after the round', [inTheMiddle(rounds.bare), inTheMiddle(rounds.ours)], 0.4)
      return [{ ...submission, used: `${submission.used}; afterwards, for its letters: ${after.join(' / ')}` }]
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
