/** Every morning: who can still renew in time is told, whose talk of a year is near is asked; codes that are over are forgotten. */
import { forgetClientRequests } from '../actions/clients/check.ts'
import { forgetMisuse } from '../actions/register/misuse.ts'
import { forgetCodes } from '../actions/licence/codes.ts'
import { inviteToRepeat, remindOfRepeat } from '../actions/measures/repeat.ts'
import { remind } from '../actions/licence/renewal.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'

export const MORNING = '30 10 * * *'

export async function keepLicences(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('licences', async () => {
    await forgetCodes(now())
    await forgetClientRequests(now())
    await forgetMisuse(now(), dayIn(now()))
    await remind(dayIn(now()))
    await inviteToRepeat(dayIn(now()))
    await remindOfRepeat(dayIn(now()))
  })
  await queue.every('licences', MORNING)
}
