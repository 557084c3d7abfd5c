/** A report of a visit: facts, of nobody that is named and of no address; put right for a day, kept for its term. */
import type { Day } from '../day.ts'
import { figure } from '../figures.ts'
import { minutesAfter } from '../hers/messages.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'
import { marksIn, opinionsIn } from '../talking/record.ts'

export const company = ['colleague', 'municipality', 'police', 'labour', 'care', 'interpreter'] as const
export const met = ['nobody', 'one', 'few', 'more'] as const
export const visitActions = ['none', 'told', 'another', 'municipality', 'police', 'care'] as const

export type FactFault = 'address' | 'contact' | 'name' | 'notAsked' | 'opinion'

export interface FoundFault {
  readonly kind: FactFault
  /** As it stands in the text. */
  readonly text: string
}

/** What leads to a person or a place, whatever the rest says. Own patterns, to be added to (I). */
const leads: readonly (readonly [FactFault, RegExp])[] = [
  ['address', /(?<![\p{L}\d])\d{4} ?[A-Z]{2}(?![\p{L}\d])/gu],
  ['address', /\p{L}*(?:straat|laan|plein|kade|gracht|singel|dijk|steeg) ?\d+\p{L}?/giu],
  ['address', /\p{Lu}\p{L}*(?:weg|hof|pad|markt|park) ?\d+\p{L}?/gu],
  ['contact', /[^\s@]+@[^\s@]+\.[^\s@]+/gu],
  ['contact', /(?:https?:\/\/|www\.)\S+/giu],
  ['contact', /(?<!\d)(?:\+|00|0)[1-9](?:[ -]?\d){7,}/gu],
  ['name', /(?:de heer|mevrouw|meneer|dhr\.?|mevr\.?|mw\.?|mister|mr\.|mrs\.|ms\.) \p{Lu}\p{L}+/giu],
]

/** What a fact is not: a way to someone, what is never asked, and what someone makes of it. */
export function faultsIn(text: string): FoundFault[] {
  const led = leads.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(([found]) => ({ kind, text: found.trim() })))
  const asked = marksIn(text).map(({ text: found }) => ({ kind: 'notAsked' as const, text: found }))
  const made = opinionsIn(text).map(({ text: found }) => ({ kind: 'opinion' as const, text: found }))
  return [...led, ...asked, ...made]
}

/** The last moment at which whoever made it puts it right. */
export const correctUntil = (madeAt: Date, on: Day): Date => minutesAfter(madeAt, figure('visitCorrectHours', on) * 60)

export function cannotCorrect(madeAt: Date, now: Date, on: Day): Impediment | undefined {
  return now > correctUntil(madeAt, on) ? closedBy('K10_VISIT', 'too-late') : undefined
}
