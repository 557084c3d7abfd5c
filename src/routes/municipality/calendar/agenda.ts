/** The calendar of a week: first day by day, then as a table. Case number and step, never a name. */
import { type Request, Router } from 'express'
import { type Agenda, type OpenTalk, readAgenda, type Talk } from '../../../actions/calendar/agenda.ts'
import { addDays, type Day, isDay } from '../../../law/day.ts'
import { endsAt, talkDays } from '../../../law/talking/moments.ts'
import type { Interviewer } from '../../../models/calendar/Calendar.ts'
import type { ShownTalk, TakeOver } from '../../../pages/calendar.ts'
import { paths } from '../../../paths.ts'
import type { Official } from '../../../policies/actor.ts'
import { mayPlan } from '../../../policies/calendar.ts'
import { gate } from '../../signIn.ts'
import { calledIn } from './shared.ts'
import { official } from '../../whoAsks.ts'

export const agenda = Router()
const door = gate('frontDesk', 'teamLead', 'interviewer')

agenda.get(paths.agenda, door, async (req, res) => {
  const found = await readAgenda(official(req), dayOf(req), req.today)
  const { monday, waiting, fullUntil, fullSince } = found
  const show = shownIn(found, req.language, req.today)
  const days = talkDays.map((day) => addDays(monday, day - 1))
  res.page('municipality/agenda', {
    days: days.map((day) => ({ day, talks: found.talks.filter((talk) => talk.day === day).map(show), free: freeOn(found, day), isPast: day <= req.today })),
    week: { days, rows: rowsOf(found, days) },
    conflicts: found.conflicts.map((talk) => ({ ...show(talk), takeOvers: takeOversIn(talk, found.interviewers, official(req), req.language, talk.away) })), waiting, fullUntil, fullSince,
    before: `${paths.agenda}?dag=${addDays(monday, -7)}`, after: `${paths.agenda}?dag=${addDays(monday, 7)}`,
    canPlan: mayPlan(req.actor), canOpenCase: official(req).role !== 'frontDesk',
  })
})

function dayOf({ query, today }: Request): Day {
  const asked = query['dag']
  return typeof asked === 'string' && isDay(asked) ? asked : today
}

export function shownIn({ interviewers }: Pick<Agenda, 'interviewers'>, language: string, today: Day): (talk: Talk) => ShownTalk {
  const called = calledIn(interviewers, language)
  return ({ id, day, time, minutes, room, applicationId, caseNumber, stage, conflicts, seats, callCode, calledAt }) => ({
    id, day, time, until: endsAt(time, minutes), room, applicationId, caseNumber, stage, conflicts, people: seats.map(called),
    visitor: callCode && day === today && stage === 'interview planned' ? { code: callCode, calledAt } : null,
  })
}

/** Whoever plans hands over for anyone, an interviewer what is their own. */
export function takeOversIn({ colleagues, isToCome }: OpenTalk, interviewers: readonly Interviewer[], actor: Official, language: string, seats: readonly string[]): TakeOver[] {
  const called = calledIn(interviewers, language)
  const own = seats.filter((seat) => isToCome && (mayPlan(actor) || seat === actor.id))
  return own.flatMap((seat) => colleagues.map((colleague) => ({ seat, colleague, from: called(seat), to: called(colleague) })))
}

const freeOn = ({ free }: Agenda, on: Day): number => free.filter(({ day }) => day === on).reduce((sum, { many }) => sum + many, 0)

function rowsOf({ talks, free }: Agenda, days: readonly Day[]) {
  const times = [...new Set([...talks, ...free].map(({ time }) => time))].toSorted()
  const at = (time: string, day: Day) => (each: { readonly time: string; readonly day: Day }) => each.time === time && each.day === day
  return times.map((time) => ({
    time,
    cells: days.map((day) => ({ cases: talks.filter(at(time, day)).map(({ caseNumber }) => caseNumber), free: free.find(at(time, day))?.many ?? 0 })),
  }))
}
