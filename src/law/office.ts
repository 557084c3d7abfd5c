/** The work that is done for a municipality, each by a mandate of its own. */
export const staffRoles = ['frontDesk', 'interviewer', 'caseworker', 'decisionMaker', 'teamLead', 'objectionHandler', 'privacyOfficer', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]
