/** Her talk: when, where, what to bring; another moment; a neutral entry for a calendar. */
import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { freeMoments, moveTalk, ownApplication, ownTalk } from '../../actions/applications.ts'
import { momentForm } from '../../forms/application.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { instantOf } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { calendarFile } from '../../platform/calendarFile.ts'
import { dates, translator } from '../../platform/translate.ts'
import { gate, onOwnDevice } from '../signIn.ts'
import { worker } from './questions/ask.ts'

export const talk = Router()
const door = gate('worker')
const MINUTES = 45

talk.get(paths.talkOfMine, door, async (req, res) => {
  res.page('worker/talk', { talk: await ownTalk(worker(req), req.now, req.today) })
})

talk.get(paths.moveTalk, door, (req, res) => showMoments(req, res))

talk.post(paths.moveTalk, door, async (req, res) => {
  const form = read(momentForm, req.body)
  if (!form.ok) return showMoments(req, res.status(422), form.errors)
  const moved = await moveTalk(worker(req), form.value.slot, req.now, req.today)
  if (!moved) return showMoments(req, res.status(422), { slot: 'error.slotTaken' })
  res.see(paths.talkOfMine)
})

async function showMoments(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { canMove } = await ownTalk(worker(req), req.now, req.today)
  if (!canMove) return res.see(paths.talkOfMine)
  const application = await ownApplication(worker(req))
  const slots = await freeMoments(worker(req), application?.municipality ?? '', req.today)
  const { date } = dates(req.language)
  const options = slots.slice(0, 24).map(({ id, day, time }) => ({ value: id, label: `${date(day)}, ${time}` }))
  res.page('form', { name: 'moveTalk', action: paths.moveTalk, back: paths.talkOfMine, fields: [{ kind: 'radios', name: 'slot', options }], entered: entered(req.body), errors, intro: [], upload: false })
}

talk.get(paths.calendarFile, door, onOwnDevice, async (req, res) => {
  const { day, time, municipality } = await ownTalk(worker(req), req.now, req.today)
  const id = createHash('sha256').update(worker(req).id).digest('hex').slice(0, 32)
  const entry = { id, name: translator(req.language)('talk.calendar'), place: municipality, from: instantOf(day, time), minutes: MINUTES, madeAt: req.now }
  res.type('text/calendar').set('Content-Disposition', 'attachment; filename="afspraak.ics"').send(calendarFile(entry))
})
