/** Every night, before anything is erased: months that are over are counted. */
import { countMonths } from '../actions/ownFigures/count.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'

export const BEFORE_RETENTION = '45 2 * * *'

export async function countFigures(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('figures', async () => void (await countMonths(dayIn(now()))))
  await queue.every('figures', BEFORE_RETENTION)
}
