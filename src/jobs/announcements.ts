/** Every few seconds, in each process: what is to be said above pages, and which limits are stricter for a while. */
import { learnAnnounced } from '../actions/register/announced.ts'
import { learnTightened } from '../actions/register/tightened.ts'
import type { Log } from '../platform/log.ts'
import { repeatedly } from '../platform/repeatedly.ts'

const EVERY = 3_000

/** When the database is away, what was known is said on; gives how to end it. */
export const keepAnnouncements = (now: () => Date, log: Log): Promise<() => Promise<void>> => kept('announcements', () => learnAnnounced(now()), log)

/** As above: limits that were stricter stay so until their time is over. */
export const keepTightened = (now: () => Date, log: Log): Promise<() => Promise<void>> => kept('tightened', () => learnTightened(now()), log)

async function kept(name: string, learn: () => Promise<void>, log: Log): Promise<() => Promise<void>> {
  await learn()
  return repeatedly(EVERY, learn, (error) => log.warn({ error }, name))
}
