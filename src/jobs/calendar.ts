/** Every night: the rules of each place give their moments for one day more. */
import { openAllMoments } from '../actions/calendar/nightly.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/queue.ts'

export const NIGHT = '40 2 * * *'

export async function keepCalendar(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('calendar', async () => void (await openAllMoments(dayIn(now()))))
  await queue.every('calendar', NIGHT)
}
