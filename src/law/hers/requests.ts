/** What she may ask about her own data and about a look, and by when there is an answer. */
import { endOfTerm, extend } from '../calendar.ts'
import { addMonths, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const lookRequests = ['question', 'complaint'] as const
/** What she may ask beyond what she can do herself. */
export const dataRights = ['access', 'erasure', 'rectification', 'objection'] as const
export type DataRight = (typeof dataRights)[number]
export type RequestKind = (typeof lookRequests)[number] | 'correction' | DataRight

export const isDataRight = (kind: RequestKind): kind is DataRight => dataRights.some((right) => right === kind)
/** The answer is a decision (UAVG 34). */
export const isDecided = (kind: RequestKind): boolean => kind === 'correction' || isDataRight(kind)

export const correctionOutcomes = ['granted', 'denied'] as const
export type RequestOutcome = (typeof correctionOutcomes)[number] | 'answered'

/** Of a correction or another right one month (GDPR 12(3)), with the month rule of the calendar; of a look some weeks. */
export function answerBy(kind: RequestKind, receivedOn: Day): Day {
  if (isDecided(kind)) return extend(addMonths(receivedOn, figure('requestMonths', receivedOn)))
  return endOfTerm(receivedOn, figure('lookAnswerDays', receivedOn))
}

/** What may come of it: a correction is granted or denied and is a decision (UAVG 34), the rest is answered. */
export function outcomesOf(kind: RequestKind): readonly RequestOutcome[] {
  return isDecided(kind) ? correctionOutcomes : ['answered']
}

/** Answered once, and not by whoever looked, by whichever of their own accounts. */
export function cannotAnswer({ answeredOn, lookedBy }: { readonly answeredOn: Day | null; readonly lookedBy: string | null }, own: readonly string[]): Impediment | undefined {
  if (answeredOn) return closedBy('D01_ONE_ANSWER', 'not-open-now')
  return lookedBy !== null && own.includes(lookedBy) ? closedBy('D02_OTHER_OFFICIAL', 'same-official') : undefined
}

/** A second person agrees, on what lies there now; whoever proposed it does not. */
export function cannotAgree(proposal: { readonly id: string; readonly actorId: string } | null, read: string, own: readonly string[]): Impediment | undefined {
  if (!proposal || proposal.id !== read) return closedBy('D05_TWO', 'already-handled')
  return own.includes(proposal.actorId) ? closedBy('D05_TWO', 'same-official') : undefined
}

/** Two months more, by the calendar, from the day it came in (GDPR 12(3)). */
export function extendedBy(receivedOn: Day): Day {
  return extend(addMonths(receivedOn, figure('requestMonths', receivedOn) + figure('requestMoreMonths', receivedOn)))
}

interface Put {
  readonly kind: RequestKind
  readonly askedOn: Day
  readonly answerBy: Day
  readonly answeredOn: Day | null
  readonly extendedOn: Day | null
}

/** Told within the first month, once; of what is decided and not just answered. */
export function cannotExtend(today: Day, { kind, answerBy: last, answeredOn, extendedOn }: Put): Impediment | undefined {
  if (!isDecided(kind) || answeredOn || extendedOn) return closedBy('D03_LATER', 'not-open-now')
  return today > last ? closedBy('D03_LATER', 'too-late') : undefined
}
