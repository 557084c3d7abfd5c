/** The talk a year after the grant (draft amendment; NVW, S): when she is asked to come. */
import { addDays, addYears, type Day } from '../day.ts'
import { figure } from '../figures.ts'
import { type LicenceFacts, repeatInterviewDue, standingOn } from '../licence/licence.ts'

/** From some weeks ahead, while the licence is worth something; one that is half a year late is not asked for any more by itself. */
export function repeatTalkDue(day: Day, licence: LicenceFacts): boolean {
  const due = repeatInterviewDue(licence.validFrom)
  const from = addDays(due, -figure('repeatInviteDays', day))
  const until = addDays(due, figure('repeatLateDays', day))
  return from <= day && day <= until && ['valid', 'suspended'].includes(standingOn(day, licence))
}

/** Once more some weeks ahead, to whom has not planned anything and was not asked only just now. */
export function remindOfTalk(day: Day, { due, askedOn }: { readonly due: Day; readonly askedOn: Day }): boolean {
  return askedOn < day && addDays(due, -figure('repeatRemindDays', day)) <= day
}

/** For years with a leap day, and ends of terms that move. */
const MARGIN = 8

/** Between which days a licence began for which that can be so; a little wider. */
export function repeatTalkAmong(day: Day): { from: Day; until: Day } {
  const year = addYears(day, -1)
  return { from: addDays(year, -figure('repeatLateDays', day) - MARGIN), until: addDays(year, figure('repeatInviteDays', day) + MARGIN) }
}
