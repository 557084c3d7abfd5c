/** Who sees and makes the calendar. Pure: no request, no database. */
import type { Role } from './actor.ts'

/** Makes rooms, rules and absences, and solves what clashes. */
const planners: readonly Role[] = ['frontDesk', 'teamLead']

export const mayPlan = ({ role }: { readonly role: Role }): boolean => planners.includes(role)

/** Whoever holds talks sees them; whoever plans sees all of them. Neither sees of whom. */
export const maySeeCalendar = ({ role }: { readonly role: Role }): boolean => mayPlan({ role }) || role === 'interviewer'
