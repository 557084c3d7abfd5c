/** What a letter leaves to be done after it is sent: its file, and one neutral sentence over her safe channel, whatever the letter says. */
import { Letter } from '../models/letters/Letter.ts'
import { audit } from './audit.ts'
import { makeFile, writer } from './letters.ts'
import { messenger, plan } from './messages/outbox.ts'
import { inTransaction } from './work.ts'

const AT_ONCE = 20

/** Those that have waited so long, each on its own: what fails for one does not keep the others, and after the end none is begun. Gives how many it finished. */
export async function finishLetters(now: Date, secondsWaited = 0, end?: AbortSignal): Promise<number> {
  if (end?.aborted) return 0
  const ids = await inTransaction(writer, () => Letter.unfinished(secondsWaited, AT_ONCE))
  const faults: unknown[] = []
  let finished = 0
  for (const id of ids) {
    if (end?.aborted) break
    finished += await finishLetter(id, now).then(Number, async (error: unknown) => {
      faults.push(error)
      await inTransaction(writer, async () => Letter.tryLater(id))
      return 0
    })
  }
  if (faults.length) throw new AggregateError(faults, 'not every letter is finished')
  return finished
}

/** Once; of one that is finished, or is gone, or that another is busy with, nothing. Gives whether it did. */
export function finishLetter(id: string, now: Date): Promise<boolean> {
  return inTransaction(writer, async () => {
    const letter = await Letter.takeUnfinished(id)
    if (!letter) return false
    await makeFile(letter, { finishAt: null })
    await plan(letter.personId, 'generic', now)
    await audit(messenger, 'message.planned', letter)
    return true
  })
}
