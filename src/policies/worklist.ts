/** Which tabs of the worklist there are for whom, and who divides the work. */
import type { StaffRole } from '../law/office/office.ts'
import type { Tab } from '../law/office/worklist.ts'

export const tabsOf: Readonly<Record<StaffRole, readonly Tab[]>> = {
  frontDesk: [],
  interviewer: ['mine', 'talks', 'updated', 'all'],
  caseworker: ['mine', 'new', 'waits', 'talks', 'secondEye', 'updated', 'late', 'objections', 'all'],
  decisionMaker: ['secondEye', 'mine', 'waits', 'updated', 'late', 'objections', 'all'],
  teamLead: ['all', 'new', 'waits', 'talks', 'secondEye', 'late', 'objections'],
  objectionHandler: ['objections', 'mine', 'updated', 'all'],
  privacyOfficer: [],
  administrator: [],
}

/** Where the next step is theirs: what is opened first in the morning is the nearest last day of these. */
export const stepsIn: Readonly<Record<StaffRole, readonly Tab[]>> = {
  frontDesk: [],
  interviewer: ['talks', 'mine'],
  caseworker: ['mine'],
  decisionMaker: ['secondEye'],
  teamLead: ['all'],
  objectionHandler: ['objections'],
  privacyOfficer: [],
  administrator: [],
}

/** A case is the work of one caseworker at a time; for everyone else it is theirs where they did something in it. */
export const mayHold = (role: StaffRole): boolean => role === 'caseworker'

/** Who works at the desk of objections; the page of an objection opens to nobody else. */
export const mayOpenObjections = (role: StaffRole): boolean => role === 'objectionHandler' || role === 'decisionMaker'

/** Whoever worked on the decision reads in the case that an objection runs. */
export const seesObjections = (role: StaffRole): boolean => role === 'caseworker' || role === 'decisionMaker'

export const mayDivide = (role: StaffRole): boolean => role === 'teamLead'

/** A case is found by its number, and in no other way. */
export const mayFind = (role: StaffRole): boolean => role === 'caseworker' || role === 'decisionMaker' || role === 'teamLead' || role === 'objectionHandler'

/** Whoever prepares or handles talks opens what she wants for each of them anyway. */
export const mayByLanguage = (role: StaffRole): boolean => role === 'interviewer' || role === 'caseworker'
