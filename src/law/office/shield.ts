/** Who must not see someone's file: an official who steps back, people she names, and undoing a mistake by two. */
import type { Day } from '../day.ts'
import type { Impediment } from '../impediment.ts'
import type { StaffRole } from './office.ts'
import { closedBy } from '../rules.ts'

/** Why someone steps back; more is never asked. */
export const stepBackReasons = ['knows', 'family', 'neighbour', 'other'] as const
export type StepBackReason = (typeof stepBackReasons)[number]
export type BarrierReason = StepBackReason | 'named'

/** Who reads whom she named: of a team lead someone else does. */
export const readers = ['teamLead', 'decisionMaker'] as const
export type Reader = (typeof readers)[number]

/** Undoing a mistake is asked by one and done by another. */
export const undoes: readonly StaffRole[] = ['teamLead', 'decisionMaker']

export type NamingOutcome = 'placed' | 'nobody'

export interface BarrierFacts {
  readonly liftAskedBy: string | null
  readonly liftedOn: Day | null
}

/** Asked once, of what still stands. */
export function cannotAskLift({ liftAskedBy, liftedOn }: BarrierFacts): Impediment | undefined {
  return liftAskedBy ?? liftedOn ? closedBy('P02_LIFT', 'already-handled') : undefined
}

/** @param own every account of who would do it: two accounts are one pair of eyes. */
export function cannotLift({ liftAskedBy, liftedOn }: BarrierFacts, own: readonly string[]): Impediment | undefined {
  if (!liftAskedBy || liftedOn) return closedBy('P02_LIFT', 'already-handled')
  return own.includes(liftAskedBy) ? closedBy('P02_LIFT', 'same-official') : undefined
}

/** Read and answered once; after that her words stay with the file. */
export function alreadyHandled({ handledOn }: { readonly handledOn: Day | null }): Impediment | undefined {
  return handledOn ? closedBy('P03_NAMED', 'already-handled') : undefined
}

/** As long as nobody has read whom she named, the file opens only for who worked on it before. */
export const waitsForShield: Impediment = closedBy('P03_NAMED', 'waits-for-shield')
