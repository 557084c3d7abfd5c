/** A file opened in an emergency by someone whose case it is not: why, for how long, and who looks at it (trust.md T37; own defaults). */
import { minutesAfter } from '../hers/messages.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

/** A reason in words of one's own is as long as this at least. */
export const WHY = 20

/** It ends by itself, after so many minutes. */
export const MINUTES = 30

/** A second person looks at it within so many hours; after that it is put down as an incident. */
export const SEEN_WITHIN = 24

export const endsAfter = (began: Date): Date => minutesAfter(began, MINUTES)
export const seenBefore = (began: Date): Date => minutesAfter(began, SEEN_WITHIN * 60)

/** What opens already needs none, and what is nobody's is taken. */
export function cannotOpenInEmergency({ opens, canTake }: { readonly opens: boolean; readonly canTake: boolean }): Impediment | undefined {
  return opens || canTake ? closedBy('N03_EMERGENCY', 'not-open-now') : undefined
}
