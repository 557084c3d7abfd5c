/**
 * A worry about coercion, as an official writes it down: apart from the file, what was seen and told apart from what is made of it.
 * It is no ground of a refusal, and nothing that answers a check reads it.
 */
import { addMonths, type Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { keepUntil } from '../retention.ts'
import { closedBy } from '../rules.ts'

/** From whom it is known. */
export const concernSources = ['herself', 'ownEyes', 'colleague', 'other'] as const
export type ConcernSource = (typeof concernSources)[number]

export const urgencies = ['now', 'week', 'later'] as const
export type Urgency = (typeof urgencies)[number]

export const childAnswers = ['yes', 'no', 'unknown'] as const
export type ChildAnswer = (typeof childAnswers)[number]

/** Whether she wants to be put in touch with care. */
export const consents = ['yes', 'no', 'notAsked'] as const
export type Consent = (typeof consents)[number]

/** With whom it was talked over, without a name. */
export const experts = ['none', 'coordinator', 'comensha', 'safeHome'] as const
export type Expert = (typeof experts)[number]

/** What the second reader makes of it: the facts carry it, or more is needed. */
export const findings = ['enough', 'more'] as const
export type Found = (typeof findings)[number]

export interface ConcernFacts {
  readonly origin: 'talk' | 'inspection'
  readonly recordedBy: string
  readonly recordedOn: Day
  readonly readBy: string | null
  readonly readOn: Day | null
  readonly found: Found | null
  readonly reviewedOn: Day | null
  /** Sent to care. */
  readonly referredOn: Day | null
}

export type ConcernStage = 'unread' | 'read' | 'needsMore' | 'referred'

export function concernStage({ readOn, found, referredOn }: Pick<ConcernFacts, 'readOn' | 'found' | 'referredOn'>): ConcernStage {
  if (referredOn) return 'referred'
  if (!readOn) return 'unread'
  return found === 'enough' ? 'read' : 'needsMore'
}

/** At least one thing that was seen, or told. */
export function nothingSeen({ seen, told }: { readonly seen: string; readonly told: string }): Impediment | undefined {
  return seen.trim() || told.trim() ? undefined : closedBy('Z02_FACT', 'fact-missing')
}

/** Someone else reads it, once. */
export function cannotRead(concern: ConcernFacts, own: readonly string[]): Impediment | undefined {
  if (own.includes(concern.recordedBy)) return closedBy('Z03_SECOND_READER', 'same-official')
  return concern.readOn ? closedBy('Z03_SECOND_READER', 'already-handled') : undefined
}

/** Half-way its time someone looks whether it should stay. */
export const REVIEW_AFTER_MONTHS = 3
export const reviewOn = ({ recordedOn }: Pick<ConcernFacts, 'recordedOn'>): Day => addMonths(recordedOn, REVIEW_AFTER_MONTHS)

export function isToReview(today: Day, concern: ConcernFacts): boolean {
  return !concern.referredOn && !concern.reviewedOn && today >= reviewOn(concern)
}

export function cannotReview(today: Day, concern: ConcernFacts): Impediment | undefined {
  return isToReview(today, concern) ? undefined : closedBy('Z04_REVIEW', 'not-open-now')
}

export const concernUntil = ({ recordedOn }: Pick<ConcernFacts, 'recordedOn'>): Day => keepUntil('concern', recordedOn)

/** Theirs to see: who wrote it, who read it, and, as long as someone has to look at it, whoever is trained. */
export function isTheirs(today: Day, concern: ConcernFacts, own: readonly string[]): boolean {
  const mine = own.includes(concern.recordedBy) || (concern.readBy !== null && own.includes(concern.readBy))
  return mine || !concern.readOn || isToReview(today, concern)
}

/** Words that say what someone makes of it, and not what was there. Whole words, in the two languages officials write in. */
const interpreting = [
  'waarschijnlijk', 'vermoedelijk', 'lijkt', 'leek', 'blijkbaar', 'kennelijk', 'misschien', 'mogelijk', 'volgens mij', 'ik denk', 'ik dacht', 'ik vind', 'ik vermoed', 'schijnbaar', 'duidelijk dat', 'gedwongen', 'dwang', 'uitbuiting', 'uitgebuit',
  'slachtoffer', 'dader', 'pooier', 'loverboy', 'mensenhandelaar', 'verdacht', 'liegt', 'loog', 'nerveus', 'angstig', 'bang', 'gemanipuleerd',
  'probably', 'seems', 'seemed', 'apparently', 'maybe', 'perhaps', 'possibly', 'i think', 'i thought', 'i believe', 'i suspect', 'obviously', 'forced', 'coerced', 'exploited', 'victim', 'perpetrator', 'pimp', 'trafficker', 'suspicious', 'lying', 'nervous', 'afraid', 'scared', 'manipulated',
] as const

/** Of what stands under “seen”: each word that belongs under “what I make of it”. What she said herself, between quotes, is hers. */
export function interpretations(seen: string): string[] {
  const own = seen.replaceAll(/“[^”]*”|"[^"]*"|‘[^’]*’/g, ' ').toLowerCase()
  return interpreting.filter((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(own))
}

/** Trained on that day: sits in talks, and writes and reads worries. */
export const isTrained = (day: Day, trainedUntil: Day | null): boolean => trainedUntil !== null && trainedUntil >= day
