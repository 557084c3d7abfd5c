/** One talk: handed over in one press, moved to another moment, or left as it is. */
import { type Request, type Response, Router } from 'express'
import { readTalk } from '../../../actions/calendar/agenda.ts'
import { handOver, momentsFor, moveFor, settle } from '../../../actions/calendar/handOver.ts'
import { handOverForm } from '../../../forms/office/calendar.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { momentForm } from '../../../forms/application/talk.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { dates } from '../../../platform/page/translate.ts'
import { mayPlan } from '../../../policies/calendar.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { shownIn, takeOversIn } from './agenda.ts'
import { official } from '../../whoAsks.ts'

export const talks = Router()
const door = gate('frontDesk', 'teamLead', 'interviewer')
const planning = gate('frontDesk', 'teamLead')

talks.get(paths.agendaTalk.pattern, door, (req, res) => show(req, res))

async function show(req: Request, res: Response, notice = ''): Promise<void> {
  const { talk, interviewers } = await readTalk(official(req), idOf(req), req.today)
  res.page('municipality/talk', {
    talk: shownIn({ interviewers }, req.language, req.today)(talk), takeOvers: takeOversIn(talk, interviewers, official(req), req.language, talk.seats),
    canPlan: mayPlan(req.actor), canOpenCase: official(req).role !== 'frontDesk', notice,
  })
}

talks.post(paths.talkHandedOver.pattern, door, async (req, res) => {
  const form = read(handOverForm, req.body)
  if (!form.ok) throw new NotFound()
  const done = await handOver(official(req), idOf(req), { from: form.value.seat, to: form.value.colleague }, req.today)
  if (!done) return show(req, res.status(409), 'taken')
  res.see(paths.agenda)
})

talks.get(paths.talkMoved.pattern, planning, (req, res) => showMoments(req, res))
talks.post(paths.talkMoved.pattern, planning, async (req, res) => {
  const form = read(momentForm, req.body)
  if (!form.ok) return showMoments(req, res.status(422), form.errors)
  const moved = await moveFor(official(req), idOf(req), form.value.slot, req.today)
  if (!moved) return showMoments(req, res.status(422), { slot: 'agenda.taken' })
  res.see(paths.agenda)
})

talks.post(paths.talkSettled.pattern, planning, async (req, res) => {
  await settle(official(req), idOf(req), req.today)
  res.see(paths.agenda)
})

/** Who changes the language there is back at the calendar. */
talks.get([paths.talkHandedOver.pattern, paths.talkSettled.pattern], door, (_req, res) => res.see(paths.agenda))

async function showMoments(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { date } = dates(req.language)
  const free = await momentsFor(official(req), idOf(req), req.today)
  const options = [...new Map(free.map(({ id, day, time }) => [`${day} ${time}`, { value: id, label: time, group: date(day) }])).values()]
  res.page('form', { name: 'moveFor', action: paths.talkMoved.with({ id: idOf(req) }), back: paths.agendaTalk.with({ id: idOf(req) }), fields: [{ kind: 'radios', name: 'slot', options }], entered: entered(req.body), errors, intro: [], upload: false })
}
