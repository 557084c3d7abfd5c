/** Every night: what was kept as long as was said goes. */
import { eraseMessages } from '../actions/messages/erase.ts'
import { eraseDeskCodes, eraseDrafts, erasePeople, eraseReports, eraseUploads } from '../actions/retention.ts'
import { eraseMandates, eraseQuestions, eraseSignals } from '../actions/lapsing.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/queue.ts'

export const NIGHTLY = '15 3 * * *'

export async function keepRetention(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('retention', async () => {
    const today = dayIn(now())
    await eraseDeskCodes(now())
    for (const erase of [eraseDrafts, eraseUploads, eraseReports, erasePeople, eraseMessages, eraseSignals, eraseQuestions, eraseMandates]) await erase(today)
  })
  await queue.every('retention', NIGHTLY)
}
