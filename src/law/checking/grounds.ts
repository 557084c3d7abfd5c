/** More than yes or no about one person that is checked: on one of these grounds, which she reads. */
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const moreGrounds = ['K01_NOT_LIKE_PHOTO', 'K02_DOUBT_CARD', 'K03_NOT_VALID', 'K04_SIGNS_OF_FORCE'] as const
export type MoreGround = (typeof moreGrounds)[number]

/** What there is to ask about an answer: of a yes whose it is, of a no why. */
export function groundsAfter(valid: boolean): MoreGround[] {
  return moreGrounds.filter((ground) => (ground === 'K03_NOT_VALID') !== valid)
}

export function cannotSeeMore(ground: MoreGround, valid: boolean): Impediment | undefined {
  return groundsAfter(valid).includes(ground) ? undefined : closedBy(ground, 'other-answer')
}
