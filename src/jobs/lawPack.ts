/** At start and each minute, in each process: by which law pack terms are worked out. */
import { learnLawPack, noteLawPack } from '../actions/register/lawPacks.ts'
import { dayIn } from '../law/day.ts'
import type { Log } from '../platform/log.ts'
import { repeatedly } from '../platform/repeatedly.ts'

const EVERY = 60_000

/** Gives how to end it. */
export async function keepLawPack(now: () => Date, log: Log): Promise<() => Promise<void>> {
  await noteLawPack(now(), dayIn(now()))
  await learnLawPack(dayIn(now()))
  return repeatedly(EVERY, () => learnLawPack(dayIn(now())), (error) => log.warn({ error }, 'law pack'))
}
