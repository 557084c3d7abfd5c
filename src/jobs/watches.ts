/** Every second: is there a number whose answer changed, and is there a platform to be told? Any process may do it; of several each does its part. */
import { lookAgain, tellDue } from '../actions/watching/telling.ts'
import type { Log } from '../platform/log.ts'
import { repeatedly } from '../platform/repeatedly.ts'

const EVERY = 1_000

/** Apart from each other: who listens slowly holds up no looking. Gives how to end both. */
export function keepWatches(now: () => Date, log: Log): () => Promise<unknown> {
  const failed = (error: unknown) => log.warn({ error }, 'watches')
  const ends = [repeatedly(EVERY, () => lookAgain(now()), failed), repeatedly(EVERY, () => tellDue(now()), failed)]
  return () => Promise.all(ends.map((end) => end()))
}
