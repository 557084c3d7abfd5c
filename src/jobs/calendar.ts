/** Every night: the rules of each place give their moments for one day more, who was there yesterday is forgotten, and a full calendar is noted. Every minute: who waits is offered what came free. */
import { openAllMoments } from '../actions/calendar/nightly.ts'
import { noteFullCalendars, offerMoments } from '../actions/calendar/waiting.ts'
import { forgetArrivals } from '../actions/desk/arrivals.ts'
import { noteLanguages } from '../actions/worklist/talkLanguage.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'

export const EACH_MINUTE = '* * * * *'
export const NIGHT = '40 2 * * *'

export async function keepCalendar(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('calendar', async () => {
    await openAllMoments(dayIn(now()))
    await forgetArrivals(dayIn(now()), now())
    await noteLanguages()
    await noteFullCalendars(dayIn(now()))
  })
  await queue.work('waiting', async () => void (await offerMoments(now(), dayIn(now()))))
  await queue.every('calendar', NIGHT)
  await queue.every('waiting', EACH_MINUTE)
}
