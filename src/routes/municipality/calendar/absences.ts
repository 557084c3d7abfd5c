/** Who is away, and when; what they had to do is then found under what has to be solved. */
import { type Request, type Response, Router } from 'express'
import { addAbsence, endAbsence, readAbsences } from '../../../actions/calendar/absence.ts'
import { absenceForm } from '../../../forms/office/calendar.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { calledIn } from './shared.ts'
import { official } from '../../whoAsks.ts'

export const absences = Router()
const door = gate('frontDesk', 'teamLead', 'interviewer')

absences.get(paths.absences, door, (req, res) => show(req, res))

absences.post(paths.absences, door, async (req, res) => {
  const form = read(absenceForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await addAbsence(official(req), form.value, req.today)
  res.see(paths.agenda)
})

absences.post(paths.absenceEnded.pattern, door, async (req, res) => {
  await endAbsence(official(req), idOf(req))
  res.see(paths.absences)
})
absences.get(paths.absenceEnded.pattern, door, (_req, res) => res.see(paths.absences))

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const found = await readAbsences(official(req), req.today)
  const called = calledIn(found.interviewers, req.language)
  res.page('municipality/absences', {
    absences: found.absences.map(({ official: who, ...absence }) => ({ ...absence, name: called(who), canEnd: found.own.some(({ id }) => id === who) })),
    people: found.own.map(({ id }) => ({ value: id, label: called(id) })),
    entered: req.method === 'POST' ? entered(req.body) : { absentFrom: req.today, absentUntil: req.today, ...(found.own.length === 1 && { absentWho: found.own[0]?.id ?? '' }) }, errors,
  })
}
