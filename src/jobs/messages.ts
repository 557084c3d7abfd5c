/** Every minute, and at once for a code: what is due goes out. Every morning: what is tomorrow, and what ends soon. */
import { deliverDue } from '../actions/messages/deliver.ts'
import { tell } from '../actions/messages/outbox.ts'
import { planReminders } from '../actions/messages/reminders.ts'
import type { Queue } from '../platform/database/queue.ts'

export const EVERY_MINUTE = '* * * * *'
export const MORNING = '0 6 * * *'

export async function sendMessages(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('outbox', () => deliverDue(now()))
  await queue.work('told', ({ application = '' }) => tell(application, now()))
  await queue.work('reminder', () => planReminders(now()))
  await queue.every('outbox', EVERY_MINUTE)
  await queue.every('reminder', MORNING)
}
