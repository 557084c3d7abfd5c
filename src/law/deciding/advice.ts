/** Advice on a case: on which ground it may be asked, what may go along at most, and by when it must be there. Silent on the term, so the term runs. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy } from '../rules.ts'

export const adviceKinds = ['internal', 'external'] as const
export type AdviceKind = (typeof adviceKinds)[number]

/** What someone else may be asked about; each with the ground of a decision it helps to judge. */
export const adviceGrounds = ['legal', 'document', 'workRight', 'selfReliance'] as const
export type AdviceGround = (typeof adviceGrounds)[number]

/** What can go along. A phone number, an address, a service number and a photo are not among them. */
export const adviceFields = ['caseNumber', 'terms', 'name', 'birthdate', 'nationality', 'document', 'report'] as const
export type AdviceField = (typeof adviceFields)[number]

const plain = ['caseNumber', 'terms'] as const
/** The most that may go along; what was said in a talk never leaves the municipality. */
const most: Readonly<Record<AdviceGround, Readonly<Record<AdviceKind, readonly AdviceField[]>>>> = {
  legal: { internal: plain, external: plain },
  document: { internal: [...plain, 'name', 'birthdate', 'nationality', 'document'], external: ['caseNumber', 'name', 'birthdate', 'nationality', 'document'] },
  workRight: { internal: [...plain, 'nationality', 'document'], external: ['caseNumber', 'nationality', 'document'] },
  selfReliance: { internal: [...plain, 'report'], external: ['caseNumber'] },
}

export const mayGoAlong = (ground: AdviceGround, kind: AdviceKind): readonly AdviceField[] => most[ground][kind]

/** More than the ground needs stays here. */
export function tooMuch(ground: AdviceGround, kind: AdviceKind, fields: readonly AdviceField[]): Impediment | undefined {
  return fields.every((field) => mayGoAlong(ground, kind).includes(field)) ? undefined : closedBy('N01_ADVICE', 'more-than-needed')
}

/** Before the decision must be there: asking advice moves nothing. */
export function badAdviceDay(today: Day, answerBy: Day, decideBy: Day | null): Impediment | undefined {
  return answerBy <= today || (decideBy && answerBy > decideBy) ? closedBy('N01_ADVICE', 'outside-the-term') : undefined
}

export interface AdviceFacts {
  readonly askedOn: Day
  readonly answerBy: Day
  readonly answeredOn: Day | null
}

export function adviceOn(today: Day, { answerBy, answeredOn }: AdviceFacts): 'answered' | 'overdue' | 'open' {
  if (answeredOn) return 'answered'
  return today > answerBy ? 'overdue' : 'open'
}

/** Once, on a day that has been, and not before it was asked. */
export function cannotRecord(today: Day, { askedOn, answeredOn }: AdviceFacts, on: Day): Impediment | undefined {
  if (answeredOn) return closedBy('N02_ADVICE_ANSWER', 'already-handled')
  return on > today || on < askedOn ? closedBy('N02_ADVICE_ANSWER', 'outside-the-term') : undefined
}
