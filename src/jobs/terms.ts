/** Every night: a request whose last day has passed is over, and the clock of its decision goes on. Nor does anyone stay signed in whose mandate is over, or was not looked at. */
import { endPastMandates } from '../actions/administration/people.ts'
import { reviewMandates } from '../actions/administration/reviews.ts'
import { letGoOfEnded } from '../actions/register/designations.ts'
import { lapseRequests } from '../actions/following/requests.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'

export const AFTER_MIDNIGHT = '5 0 * * *'

export async function keepTerms(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('terms', async () => {
    await lapseRequests(dayIn(now()))
    await letGoOfEnded(dayIn(now()))
    await reviewMandates(dayIn(now()))
    await endPastMandates(dayIn(now()))
  })
  await queue.every('terms', AFTER_MIDNIGHT)
}
