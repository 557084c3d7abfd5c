/** After a letter: one neutral sentence over her safe channel, whatever the letter says. */
import { announceLetter } from '../actions/messages.ts'
import type { Queue } from '../platform/queue.ts'

export function workOn(queue: Queue): Promise<void> {
  return queue.work('message', ({ letter = '' }) => announceLetter(letter))
}
