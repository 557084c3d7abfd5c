/** The numbers of a licence: each on a card of its own, under a working name if she likes, and stopped alone. */
import { addYears, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { type LicenceFacts, standingOn } from './licence.ts'
import { closedBy, type RuleCode } from '../rules.ts'

export interface CardFacts {
  readonly madeOn: Day
  readonly stoppedOn: Day | null
  /** It came in the place of another. */
  readonly isReplacement: boolean
}

export const isLive = ({ stoppedOn }: Pick<CardFacts, 'stoppedOn'>): boolean => stoppedOn === null

/** A number is replaced while the licence is worth something, and some times a year; one that was asked too often always. */
export function cannotRenumber(day: Day, licence: LicenceFacts, cards: readonly CardFacts[], isWarned = false): Impediment | undefined {
  const replacements = cards.filter(({ isReplacement, madeOn }) => isReplacement && madeOn > addYears(day, -1))
  return notValid('S05_RENUMBER', day, licence) ?? (!isWarned && replacements.length >= figure('newNumbersAYear', day) ? closedBy('S05_RENUMBER', 'too-many-numbers') : undefined)
}

export function cannotAdd(day: Day, licence: LicenceFacts, cards: readonly CardFacts[]): Impediment | undefined {
  return notValid('S06_ADD_NUMBER', day, licence) ?? (cards.filter(isLive).length >= figure('workingNames', day) ? closedBy('S06_ADD_NUMBER', 'too-many-names') : undefined)
}

/** The last number is replaced, or the licence is given up; a licence without a number shows nothing. */
export function cannotStop(day: Day, licence: LicenceFacts, cards: readonly CardFacts[]): Impediment | undefined {
  return notValid('S07_STOP_NUMBER', day, licence) ?? (cards.filter(isLive).length > 1 ? undefined : closedBy('S07_STOP_NUMBER', 'last-number'))
}

function notValid(rule: RuleCode, day: Day, licence: LicenceFacts): Impediment | undefined {
  return standingOn(day, licence) === 'valid' ? undefined : closedBy(rule, 'licence-not-open-to-this')
}
