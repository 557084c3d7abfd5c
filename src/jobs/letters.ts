/** After a letter is sent: its file, and one neutral sentence over her safe channel, whatever the letter says. */
import { sealAfterwards } from '../actions/deciding/sealAfterwards.ts'
import { makeFile } from '../actions/letters.ts'
import { announceLetter } from '../actions/messages/outbox.ts'
import { dayIn } from '../law/day.ts'
import type { Queue } from '../platform/database/queue.ts'

const NIGHTLY = '45 3 * * *'

/** Every night what was sent before there were seals, until none is left. */
export async function sealOldLetters(queue: Queue, now: () => Date): Promise<void> {
  await queue.work('seal', async () => void (await sealAfterwards(dayIn(now()))))
  await queue.every('seal', NIGHTLY)
}

export function finishLetters(queue: Queue, now: () => Date): Promise<void> {
  return queue.work('letter', async ({ letter = '' }) => {
    await makeFile(letter)
    await announceLetter(letter, now())
  })
}
