/** Terms of objection (Awb 6:7, 6:8, 6:9 and 7:10). */
import { endOfTerm, extend } from './calendar.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { figure } from './figures.ts'

/** The last day to object: six weeks that start the day after the decision was made known. */
export function objectionUntil(notifiedOn: Day): Day {
  return endOfTerm(notifiedOn, figure('objectionDays', notifiedOn))
}

/** In time: received by the last day, or posted by then and received within a week after it. */
export function isInTime(notifiedOn: Day, { receivedOn, postedOn }: { receivedOn: Day; postedOn?: Day }): boolean {
  const last = objectionUntil(notifiedOn)
  if (receivedOn <= last) return true
  return postedOn !== undefined && postedOn <= last && daysBetween(last, receivedOn) <= figure('postGraceDays', last)
}

/** The last day to decide on an objection: six weeks, or twelve with a committee, after the objection term. */
export function objectionDecisionBy(notifiedOn: Day, { committee }: { committee: boolean }): Day {
  const last = objectionUntil(notifiedOn)
  const weeks = figure(committee ? 'objectionCommitteeWeeks' : 'objectionDecisionWeeks', last)
  return extend(addDays(last, weeks * 7))
}
