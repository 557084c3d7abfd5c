/** Every minute: what was put in by everyone who answered is opened, and what asks for care goes to who gives it. */
import { sortEnvelopes } from '../actions/care/envelopes.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'

const EACH_MINUTE = '* * * * *'

export async function sortSignals(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('signal', async () => void (await sortEnvelopes(dayIn(now()))))
  await queue.every('signal', EACH_MINUTE)
}
