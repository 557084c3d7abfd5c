/** Which limits are stricter now; known in this process, so that whoever asks waits for nothing. */
import { type Tightened, timesStricter } from '../../law/register/tightening.ts'
import { tightenedAt } from '../../models/register/tightened.ts'

let known: readonly Tightened[] = []

/** Now and then. */
export async function learnTightened(now: Date): Promise<void> {
  known = await tightenedAt(now)
}

/** How many times stricter a limit is. */
export const stricter = (name: string, now: Date): number => (known.length ? timesStricter(name, now, known) : 1)
