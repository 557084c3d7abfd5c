/** Whose work a case is: it can be taken, given back, and divided by who leads; always on record. */
export type AssignmentAct = 'take' | 'giveBack' | 'assign' | 'handOver'

/** Why work goes to someone else or back; nothing about anybody's health or life. */
export const assignmentReasons = ['workload', 'absence', 'knowledge', 'leaving', 'distance'] as const
export type AssignmentReason = (typeof assignmentReasons)[number]
