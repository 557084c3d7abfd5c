/** After a letter is sent: its file, and one neutral sentence over her safe channel, whatever the letter says. */
import { makeFile } from '../actions/letters.ts'
import { announceLetter } from '../actions/messages/outbox.ts'
import type { Queue } from '../platform/queue.ts'

export function finishLetters(queue: Queue, now: () => Date): Promise<void> {
  return queue.work('letter', async ({ letter = '' }) => {
    await makeFile(letter)
    await announceLetter(letter, now())
  })
}
