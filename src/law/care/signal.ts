/** A wish to be spoken to apart: taken on by one coordinator, closed by the same; no decision on a licence ever asks for it. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export interface SignalFacts {
  readonly acceptedOn: Day | null
  readonly acceptedBy: string | null
  readonly closedOn: Day | null
}

export type SignalStage = 'new' | 'accepted' | 'closed'

export function signalStage({ acceptedOn, closedOn }: Pick<SignalFacts, 'acceptedOn' | 'closedOn'>): SignalStage {
  if (closedOn) return 'closed'
  return acceptedOn ? 'accepted' : 'new'
}

/** One takes it on. */
export function cannotAccept(signal: SignalFacts): Impediment | undefined {
  return signalStage(signal) === 'new' ? undefined : closedBy('Z01_ONE_COORDINATOR', 'not-open-now')
}

/** How to reach her is for whoever took it on, and closing it too. */
export function notTakenOnBy(coordinator: string, signal: SignalFacts): Impediment | undefined {
  const theirs = signalStage(signal) === 'accepted' && signal.acceptedBy === coordinator
  return theirs ? undefined : closedBy('Z01_ONE_COORDINATOR', 'not-open-now')
}
