/** Reading the calendar: talks by case number, what is free, and what has to be solved. */
import { type Stage, stageOn } from '../../law/application.ts'
import { impediment } from '../../law/openActs.ts'
import { addDays, type Day, weekday } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { firstTalkDay } from '../../law/talking/interview.ts'
import { agendaOf, type AgendaRow, type FreeAt, freeBetween, freeFor, talkIn, waitingHere } from '../../models/calendar/Agenda.ts'
import { type Interviewer, interviewersOf } from '../../models/calendar/Calendar.ts'
import { fullDays } from '../../models/calendar/Offer.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { maySeeCalendar } from '../../policies/calendar.ts'
import { permit } from '../../policies/permit.ts'
import { inTransaction } from '../work.ts'

export interface Talk extends Omit<AgendaRow, 'acts'> {
  readonly stage: Stage
  /** Of whom a talk that is to come can be handed over. */
  readonly isToCome: boolean
  readonly conflicts: readonly Conflict[]
}

/** Why a talk cannot be held as it stands. */
export type Conflict = 'away' | 'ruleStopped' | 'roomClosed'

export interface Agenda {
  readonly monday: Day
  readonly talks: readonly Talk[]
  readonly free: readonly FreeAt[]
  readonly conflicts: readonly OpenTalk[]
  readonly interviewers: readonly Interviewer[]
  readonly waiting: number
  /** The last day on which a moment should be free, when none is. */
  readonly fullUntil: Day | null
  /** Since which night that was noted without a break. */
  readonly fullSince: Day | null
}

/** With who can take over, by their accounts. */
export interface OpenTalk extends Talk {
  readonly colleagues: readonly string[]
}

/** Conflicts are looked for as far ahead as talks can be. */
const FAR = 366

/** The week that this day is in. */
export function readAgenda(actor: Official, on: Day, today: Day): Promise<Agenda> {
  permit(maySeeCalendar(actor))
  return inTransaction(actor, async () => {
    const { municipality } = actor
    const monday = addDays(on, -((weekday(on) + 6) % 7))
    const coming = await agendaOf(municipality, today, addDays(today, FAR))
    const soon = addDays(today, figure('momentWithinDays', today))
    const conflicts = coming.map((row) => talkOf(row, today)).filter((talk) => talk.conflicts.length > 0)
    const [first] = await freeBetween(municipality, firstTalkDay(today), soon)
    return {
      monday,
      talks: (await agendaOf(municipality, monday, addDays(monday, 6))).map((row) => talkOf(row, today)),
      free: await freeBetween(municipality, monday > today ? monday : firstTalkDay(today), addDays(monday, 6)),
      conflicts: await Promise.all(conflicts.map(withColleagues)),
      interviewers: await interviewersOf(municipality, today),
      waiting: await waitingHere(municipality),
      fullUntil: first ? null : soon,
      fullSince: first ? null : unbroken(await fullDays(municipality, today)),
    }
  })
}

/** The first of the days that follow each other up to the last. */
function unbroken([last, ...before]: readonly Day[]): Day | null {
  return last ? before.reduce((first, day) => (addDays(day, 1) === first ? day : first), last) : null
}

const withColleagues = async (talk: Talk): Promise<OpenTalk> => ({ ...talk, colleagues: talk.away.length ? await freeFor(talk.id) : [] })

/** One talk, with who can take over. */
export function readTalk(actor: Official, id: string, today: Day): Promise<{ talk: OpenTalk; interviewers: Interviewer[] }> {
  permit(maySeeCalendar(actor))
  return inTransaction(actor, async () => {
    const row = await talkIn(actor.municipality, id)
    if (!row) throw new NotFound()
    return { talk: { ...talkOf(row, today), colleagues: await freeFor(id) }, interviewers: await interviewersOf(actor.municipality, today) }
  })
}

/** What is in the way of a talk that was held is in the way of nothing. */
function talkOf({ acts, ...row }: AgendaRow, today: Day): Talk {
  const isToCome = row.day >= today && !impediment('holdInterview', today, { acts })
  const found: (Conflict | false)[] = [row.away.length > 0 && 'away', row.ruleStopped && 'ruleStopped', row.roomClosed && 'roomClosed']
  return { ...row, isToCome, stage: stageOn(today, { acts }), conflicts: isToCome ? found.filter((each) => each !== false) : [] }
}
