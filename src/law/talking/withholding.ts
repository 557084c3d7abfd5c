/** Her report is hers in full, but for what would endanger a person (law.md §6, point 5; the ground is put on record). */
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const withholdGrounds = ['endangersHer', 'endangersOther'] as const
export type WithholdGround = (typeof withholdGrounds)[number]

/** A block that is not there cannot be kept back. */
export function notInReport(chosen: readonly string[], blocks: readonly string[]): Impediment | undefined {
  return chosen.every((block) => blocks.includes(block)) ? undefined : closedBy('A10_SHARE_REPORT', 'not-open-now')
}
