/** Submissions: rounds as long as any other, so that it is their steady state that is measured. */
import { randomUUID } from 'node:crypto'
import { bareOf, compared, type Place, type Result, ROUNDS } from './compare.ts'
import { inTheMiddle, type Measured, round, type Target, type Used } from './measure.ts'
import { drafts, signIn } from './people.ts'

/** To begin with: more than it does in a second. */
const MOST = 400
/** In seconds; long enough that each connection has planned what it asks, and the code of both is as fast as it gets. */
const WARM_UP = 3

export async function submitted(place: Place): Promise<Result[]> {
  const first = await submissions(place, MOST * WARM_UP)
  const [, { perSecond }] = await inBoth(place, first, WARM_UP)
  const letters = await lettersOf(place)
  // All at once: between rounds nothing rests so long that it begins anew. Warm it is more than twice as fast.
  const waiting = await submissions(place, Math.ceil(4 * perSecond * (WARM_UP + ROUNDS.seconds * ROUNDS.rounds)))
  await inBoth(place, waiting, WARM_UP)
  const rounds: Record<'bare' | 'ours', Measured[]> = { bare: [], ours: [] }
  for (let turn = 0; turn < ROUNDS.rounds; turn += 1) {
    await leaveLetters(place)
    const [bare, ours] = await inBoth(place, waiting, ROUNDS.seconds)
    rounds.bare.push(bare)
    rounds.ours.push(ours)
  }
  await leaveLetters(place)
  const submission = compared('Submit an application, everything sealed, its two letters sent; their files are made after the round', [inTheMiddle(rounds.bare), inTheMiddle(rounds.ours)], 0.4)
  return [{ ...submission, used: `${submission.used}; afterwards, for its letters: ${letters.map((used) => Math.round(used)).join(' / ')}` }]
}

/** The yardstick, and then ours, of those that wait. */
async function inBoth(place: Place, waiting: Sent[], seconds: number): Promise<[Measured, Measured]> {
  const ours: Target = {
    url: `${place.service}/vragen/controleren`, method: 'POST', status: 303, says: '/klaar', processor: place.processor.service,
    next: () => waiting.pop() ?? { body: 'nothing left to send' },
  }
  return [await round({ ...bareOf(place, '/submit', 'POST', '/ready'), status: 303 }, seconds), await round(ours, seconds)]
}

type Sent = ReturnType<Target['next']>

/** Signed in just before, as whoever reads her answers once more and sends them. */
async function submissions({ superuser, keyring }: Place, count: number): Promise<Sent[]> {
  const sessions = await signIn(keyring, await drafts(superuser, count))
  return sessions.map(({ cookie, token }) => ({ headers: { cookie }, body: new URLSearchParams({ declared: 'yes', key: randomUUID(), _csrf: token }).toString() }))
}

/** What submissions left to be done, after them: time of the processor for the letters of one. */
async function lettersOf({ superuser, processor }: Place): Promise<Used> {
  const [count, [service, database]] = [(await unfinished(superuser)) / 2, processor.service()]
  while (await unfinished(superuser)) await new Promise((resolve) => setTimeout(resolve, 1_000))
  const [serviceNow, databaseNow] = processor.service()
  return [(serviceNow - service) / count, (databaseNow - database) / count]
}

async function unfinished(client: Place['superuser']): Promise<number> {
  const { rows: [left] } = await client.query<{ count: number }>('select count(*)::int as count from letters where finish_at is not null')
  return left?.count ?? 0
}

/** What they cost is known: nothing of it slows what is measured next. */
async function leaveLetters({ superuser }: Place): Promise<void> {
  await superuser.query('update letters set finish_at = null where finish_at is not null')
}
