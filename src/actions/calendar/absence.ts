/** Who is away, from a day until another. Why is not asked. */
import type { AbsenceForm } from '../../forms/office/calendar.ts'
import type { Day } from '../../law/day.ts'
import { Absence, type Interviewer, interviewersOf } from '../../models/calendar/Calendar.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { mayPlan, maySeeCalendar } from '../../policies/calendar.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

export interface Absences {
  readonly absences: readonly { readonly id: string; readonly official: string; readonly fromDay: Day; readonly untilDay: Day }[]
  readonly interviewers: readonly Interviewer[]
  /** Whose absence this official may enter. */
  readonly own: readonly Interviewer[]
}

export function readAbsences(actor: Official, today: Day): Promise<Absences> {
  permit(maySeeCalendar(actor))
  return inTransaction(actor, async () => {
    const interviewers = await interviewersOf(actor.municipality, today)
    const found = await Absence.coming(actor.municipality, today)
    const absences = found.map(({ id, officialId, fromDay, untilDay }) => ({ id, official: officialId, fromDay, untilDay }))
    return { absences, interviewers, own: interviewers.filter(({ id }) => isTheirs(actor, id)) }
  })
}

/** From then on nothing is planned with this interviewer; talks that were planned are shown to be handed over. */
export function addAbsence(actor: Official, { absentWho, absentFrom, absentUntil }: AbsenceForm, today: Day): Promise<void> {
  permit(isTheirs(actor, absentWho))
  return inTransaction(actor, async () => {
    const known = await interviewersOf(actor.municipality, today)
    if (!known.some(({ id }) => id === absentWho)) throw new NotFound()
    const absence = await Absence.create({ municipality: actor.municipality, officialId: absentWho, fromDay: absentFrom, untilDay: absentUntil, madeBy: actor.id })
    await audit(actor, 'absence.added', absence)
  })
}

/** Here after all. */
export function endAbsence(actor: Official, id: string): Promise<void> {
  permit(maySeeCalendar(actor))
  return inTransaction(actor, async () => {
    const absence = await Absence.findOne({ where: { id, municipality: actor.municipality } })
    if (!absence) throw new NotFound()
    permit(isTheirs(actor, absence.officialId))
    await absence.destroy()
    await audit(actor, 'absence.ended', absence)
  })
}

/** Whoever plans does this for anyone, an interviewer for themselves. */
const isTheirs = (actor: Official, official: string): boolean => mayPlan(actor) || (actor.role === 'interviewer' && actor.id === official)
