/** Her report in a language of hers (own reading of Awb 2:6 and of her right to correct it): who may translate, and what waits for it. */
import { type ApplicationFacts, did, thisTalk } from '../application.ts'

/** She reads it herself, or someone reads it to her. */
export const translationWays = ['read', 'aloud'] as const
export type TranslationWay = (typeof translationWays)[number]

/** Never a machine, and nobody she brings along: someone sworn, the interpreter of her talk, or another interpreter of the municipality (I). */
export const translators = ['sworn', 'ofTalk', 'other'] as const
export type TranslatorKind = (typeof translators)[number]

/** She asked, and it is not there yet. */
export function waitsForTranslation(facts: ApplicationFacts): boolean {
  const talk = thisTalk(facts)
  return did('askTranslation', talk) && !did('translateReport', talk)
}

/** A block as she reads it. */
interface Part {
  readonly told: string
  readonly observed: string
}

/** Of which blocks words are missing: all that stands there is translated, and nothing else. */
export function untranslated(report: readonly Part[], translation: readonly Part[]): number[] {
  const lacks = (part: Part, index: number, name: keyof Part): boolean => part[name] !== '' && !translation[index]?.[name]
  return report.flatMap((part, index) => (lacks(part, index, 'told') || lacks(part, index, 'observed') ? [index] : []))
}

/** Words stand beside words: beside what is kept back from her stands nothing, whatever was sent. */
export function besideHers(report: readonly Part[], translation: readonly Part[]): Part[] {
  return report.map(({ told, observed }, index) => ({ told: told && (translation[index]?.told ?? ''), observed: observed && (translation[index]?.observed ?? '') }))
}
