/** Which cases of the own municipality are someone's own work, by role: without that nothing of a person opens and nothing is done. Pure. */
import type { StaffRole } from '../law/office/office.ts'
import type { Purpose } from './compartments.ts'

/**
 * What makes a case theirs: they have it · the calendar names them for its talk, or they were at it · it lies before a second pair of
 * eyes, or they decided something in it · someone else put down a day or an order of a court in it, to be confirmed · an objection was
 * made, that nobody else handles · she is expected at the desk · it was opened in an emergency, for half an hour, to be read.
 */
export type Tie = 'held' | 'talk' | 'before' | 'second' | 'objected' | 'expected' | 'emergency'

/** What lies there of a person opens to whom one of these ties to it. */
export const opensBy: Readonly<Record<StaffRole, readonly Tie[]>> = {
  frontDesk: ['expected'],
  interviewer: ['talk'],
  caseworker: ['held', 'second', 'emergency'],
  decisionMaker: ['before', 'second', 'emergency'],
  teamLead: [],
  objectionHandler: ['objected', 'second'],
  privacyOfficer: [],
  administrator: [],
}

/** Every change in a case asks a tie of these as well; of every other role the law opens only what was put before them. */
export const actsBy: Readonly<Partial<Record<StaffRole, readonly Tie[]>>> = { caseworker: ['held'] }

/** Who may open a file in an emergency, and who looks at that afterwards: never the same person. */
export const mayOpenInEmergency = (role: StaffRole): boolean => opensBy[role].includes('emergency')
export const seesEmergencies: readonly StaffRole[] = ['teamLead', 'decisionMaker']

/** What is not opened for the work on a case but for an answer that the municipality owes her, and for whom she named. */
export const besideCases: readonly Purpose[] = ['answer-request', 'shield-file']
