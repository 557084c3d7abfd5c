/** How long a message for a platform is tried: more and more slowly, and then not any more. */
import { dayIn } from '../day.ts'
import { figure } from '../figures.ts'

/** In minutes, after the first try and the next ones; after the last of these it stays the same. */
const pauses = [1, 5, 30, 120, 360] as const
const LONGEST = 720

export function pauseAfter(tries: number): number {
  return pauses[tries - 1] ?? LONGEST
}

/** Whether it was tried so long that nobody listens there. */
export function isLost(plannedAt: Date, now: Date): boolean {
  return now.getTime() - plannedAt.getTime() >= figure('watchTellDays', dayIn(now)) * 86_400_000
}
