/** What care takes on: a wish to be spoken to apart, or someone a municipality sent. By one coordinator at a time; no decision on a licence ever asks for it. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { sectorWords } from '../neutrality.ts'
import { keepUntil } from '../retention.ts'
import { closedBy } from '../rules.ts'

export interface SignalFacts {
  readonly acceptedOn: Day | null
  readonly acceptedBy: string | null
  readonly closedOn: Day | null
  /** When the next try is. */
  readonly nextOn: Day | null
}

export type SignalStage = 'new' | 'accepted' | 'waiting' | 'closed'
export const signalStages = ['new', 'accepted', 'waiting', 'closed'] as const

export function signalStage(today: Day, { acceptedOn, closedOn, nextOn }: Omit<SignalFacts, 'acceptedBy'>): SignalStage {
  if (closedOn) return 'closed'
  if (!acceptedOn) return 'new'
  return nextOn && nextOn > today ? 'waiting' : 'accepted'
}

/** One takes it on. */
export function cannotAccept(signal: SignalFacts): Impediment | undefined {
  return signal.acceptedOn || signal.closedOn ? closedBy('Z01_ONE_COORDINATOR', 'not-open-now') : undefined
}

/** How to reach her is for whoever took it on, and closing it too. */
export function notTakenOnBy(coordinator: string, signal: SignalFacts): Impediment | undefined {
  const theirs = signal.acceptedOn && !signal.closedOn && signal.acceptedBy === coordinator
  return theirs ? undefined : closedBy('Z01_ONE_COORDINATOR', 'not-open-now')
}

/** Passing on: what nobody took on yet, or one's own. */
export function cannotPassOn(coordinator: string, signal: SignalFacts): Impediment | undefined {
  return cannotAccept(signal) && notTakenOnBy(coordinator, signal)
}

export const passReasons = ['outsideRegion', 'noRoom', 'knowsHer', 'other'] as const
export type PassReason = (typeof passReasons)[number]

/** For where a region has nobody. */
export const WHOLE_COUNTRY = 'NL'

/** Where it goes when that region has nobody today: to who stands in for the whole country, and without one to every coordinator. */
export function receiverOf(region: string | null, present: readonly string[]): string | null {
  if (region === null || present.includes(region)) return region
  return present.includes(WHOLE_COUNTRY) ? WHOLE_COUNTRY : null
}

export const callers = ['self', 'colleague', 'organisation'] as const
export type Caller = (typeof callers)[number]
export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** What came of a try. */
export const attemptOutcomes = ['noAnswer', 'someoneElse', 'notFree', 'spoke'] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]
export const codeWordChecks = ['right', 'wrong', 'notAsked'] as const
export type CodeWordCheck = (typeof codeWordChecks)[number]

/** She was spoken to when she knew the word that was agreed on; without that it was someone else. */
export function notHer({ outcome, codeWord, agreed }: { readonly outcome: AttemptOutcome; readonly codeWord: CodeWordCheck; readonly agreed: boolean }): Impediment | undefined {
  return outcome === 'spoke' && (codeWord === 'wrong' || (agreed && codeWord !== 'right')) ? closedBy('Z07_CODE_WORD', 'code-word') : undefined
}

/** Words that may be said to whoever answers say nothing of the work, nor of a licence. */
export const tellsTooMuch = (words: string): boolean => sectorWords.test(words) || /vergunning|licen[cs]e|zorgco[oö]rdinator/i.test(words)

export function careUntil({ receivedOn, touchedOn }: { readonly receivedOn: Day; readonly touchedOn: Day | null }): Day {
  return keepUntil('signal', touchedOn ?? receivedOn)
}
