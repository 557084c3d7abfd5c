/** What she may ask about her own data and about a look, and by when there is an answer. */
import { endOfTerm, extend } from './calendar.ts'
import { addMonths, type Day } from './day.ts'
import { figure } from './figures.ts'
import type { Impediment } from './impediment.ts'
import { closedBy } from './rules.ts'

export const lookRequests = ['question', 'complaint'] as const
export type RequestKind = (typeof lookRequests)[number] | 'correction'

export const correctionOutcomes = ['granted', 'denied'] as const
export type RequestOutcome = (typeof correctionOutcomes)[number] | 'answered'

/** Of a correction one month (GDPR 12(3)), with the month rule of the calendar; of a look some weeks. */
export function answerBy(kind: RequestKind, receivedOn: Day): Day {
  if (kind === 'correction') return extend(addMonths(receivedOn, figure('requestMonths', receivedOn)))
  return endOfTerm(receivedOn, figure('lookAnswerDays', receivedOn))
}

/** What may come of it: a correction is granted or denied and is a decision (UAVG 34), the rest is answered. */
export function outcomesOf(kind: RequestKind): readonly RequestOutcome[] {
  return kind === 'correction' ? correctionOutcomes : ['answered']
}

/** Answered once, and not by whoever looked. */
export function cannotAnswer({ answeredOn, lookedBy }: { readonly answeredOn: Day | null; readonly lookedBy: string | null }, official: string): Impediment | undefined {
  if (answeredOn) return closedBy('D01_ONE_ANSWER', 'not-open-now')
  return lookedBy === official ? closedBy('D02_OTHER_OFFICIAL', 'same-official') : undefined
}
