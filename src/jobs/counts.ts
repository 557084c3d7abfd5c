/** Every few seconds, in each process that checks: how often each number was asked. */
import { countAsked, shareAsked } from '../actions/checking/asked.ts'
import { dayIn } from '../law/day.ts'
import type { Log } from '../platform/log.ts'
import { repeatedly } from '../platform/repeatedly.ts'

const EVERY = 5_000

/** Gives how to end the counting. */
export function shareCounts(now: () => Date, log: Log): () => Promise<void> {
  countAsked()
  return repeatedly(EVERY, () => shareAsked(dayIn(now())), (error) => log.warn({ error }, 'misuse'))
}
