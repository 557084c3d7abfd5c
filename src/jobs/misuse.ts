/** Every few seconds, in each process: how often each number was asked. Each quarter of an hour: whose is asked too often is told. */
import { tellHammered } from '../actions/register/misuse.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'
import type { Log } from '../platform/log.ts'
import { shareCounts } from './counts.ts'

const EACH_QUARTER = '5,20,35,50 * * * *'

/** Gives how to end the counting. */
export async function watchMisuse(queue: Queue, now: () => Date, log: Log): Promise<() => Promise<void>> {
  await queue.work('misuse', async () => void (await tellHammered(now(), dayIn(now()))))
  await queue.every('misuse', EACH_QUARTER)
  return shareCounts(now, log)
}
