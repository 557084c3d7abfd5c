/** Every few seconds, in each process: what is to be said above pages. */
import { learnAnnounced } from '../actions/register/announced.ts'
import type { Log } from '../platform/log.ts'
import { repeatedly } from '../platform/repeatedly.ts'

const EVERY = 3_000

/** When the database is away, what was known is said on; gives how to end it. */
export async function keepAnnouncements(now: () => Date, log: Log): Promise<() => Promise<void>> {
  const learn = () => learnAnnounced(now())
  await learn()
  return repeatedly(EVERY, learn, (error) => log.warn({ error }, 'announcements'))
}
