/** Who heard that their hour or day is full: known in this process until it is over, so that they are asked apart from all others. */
import { addDays, dayIn, instantOf } from '../../law/day.ts'

interface Comes {
  readonly token: Buffer
  readonly now: Date
}

const HOUR = 3_600_000
const fullUntil = new Map<string, number>()

export const isFull = ({ token, now }: Comes): boolean => fullUntil.size > 0 && (fullUntil.get(nameOf(token)) ?? 0) > now.getTime()

/** Only a token that is one is told so; what is over goes. */
export function noteFull({ token, now }: Comes, outcome: string): void {
  if (outcome !== 'over hour' && outcome !== 'over day') return
  for (const [name, until] of fullUntil) if (until <= now.getTime()) fullUntil.delete(name)
  const until = outcome === 'over hour' ? (Math.floor(now.getTime() / HOUR) + 1) * HOUR : instantOf(addDays(dayIn(now), 1), '00:00').getTime()
  fullUntil.set(nameOf(token), Math.max(until, fullUntil.get(nameOf(token)) ?? 0))
}

const nameOf = (token: Buffer): string => token.toString('hex')
