/** Her talk: when, where, with whom and what about; moved, given back, another interviewer; a neutral entry for a calendar. */
import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { askInterviewer, cancelTalk, changeSupport, moveTalk, ownTalk, waitForTalk } from '../../actions/application/talk.ts'
import { interviewerForm, laterSupportForm, momentForm } from '../../forms/application/talk.ts'
import { entered, type Entered, type FormErrors, read } from '../../forms/form.ts'
import { instantOf } from '../../law/day.ts'
import { notAsked, topics } from '../../law/talking/interview.ts'
import type { Field, FormPage } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { calendarFile } from '../../platform/paper/calendarFile.ts'
import { NotFound } from '../../platform/errors.ts'
import { translator } from '../../platform/page/translate.ts'
import { gate, onOwnDevice } from '../signIn.ts'
import { wishLines, wishesInWords } from '../wishes.ts'
import { days, showMoments } from './questions/moments.ts'
import { supportFields } from './questions/talk.ts'
import { choices } from '../../pages/choices.ts'
import { worker } from '../whoAsks.ts'

export const talk = Router()
const door = gate('worker')
const MINUTES = 45
const talkOf = (req: Request) => ownTalk(worker(req), req.now, req.today)

talk.get(paths.talkOfMine, door, async (req, res) => {
  const { wishes, ...own } = await talkOf(req)
  const said = wishesInWords(wishes, translator(req.language))
  const lines = wishLines.flatMap((key) => (said[key] ? [{ key, value: said[key] }] : []))
  res.page('worker/talk', { ...own, wishes: lines, topics, notAsked })
})

const form = (name: string, action: string, fields: readonly Field[], given: Entered, errors: FormErrors): FormPage =>
  ({ name, action, back: paths.talkOfMine, fields, entered: given, errors, intro: [], upload: false })

/** What can no longer be changed here leads back to the talk, which says whom to call. */
async function ifOpen(req: Request, res: Response, show: (talk: Awaited<ReturnType<typeof ownTalk>>) => Promise<void> | void): Promise<void> {
  const own = await talkOf(req)
  if (!own.canChange) return res.see(paths.talkOfMine)
  await show(own)
}

const showMove = (req: Request, res: Response, errors: FormErrors = {}) =>
  ifOpen(req, res, ({ moment }) => showMoments(req, res, form(moment ? 'moveTalk' : 'planTalk', paths.moveTalk, [], entered(req.body), errors), { days: paths.moveDay, list: paths.talkList }))

talk.use(days(paths.moveTalk, paths.moveDay))
talk.get(paths.moveTalk, door, (req, res) => showMove(req, res))
talk.post(paths.moveTalk, door, async (req, res) => {
  const answer = read(momentForm, req.body)
  if (!answer.ok) return showMove(req, res.status(422), answer.errors)
  const moved = await moveTalk(worker(req), answer.value.slot, req.now, req.today)
  if (!moved) return showMove(req, res.status(422), { slot: 'error.slotTaken' })
  res.see(paths.talkOfMine)
})

talk.get(paths.talkList, door, (_req, res) => res.see(paths.moveTalk))
talk.post(paths.talkList, door, async (req, res) => {
  const waits = await waitForTalk(worker(req), req.now, req.today)
  res.see(waits ? paths.talkOfMine : paths.moveTalk)
})

talk.get(paths.cancelTalk, door, (req, res) => ifOpen(req, res, ({ moment }) => {
  if (!moment) return res.see(paths.talkOfMine)
  res.page('form', form('cancelTalk', paths.cancelTalk, [], {}, {}))
}))
talk.post(paths.cancelTalk, door, async (req, res) => {
  await cancelTalk(worker(req), req.now, req.today)
  res.see(paths.talkOfMine)
})

const showSupport = (req: Request, res: Response, errors: FormErrors = {}) =>
  ifOpen(req, res, ({ wishes: { company = '', talkPlace = 'desk', needs = [], callMe = '', mustKnow = '' } }) => {
    const given = req.method === 'POST' ? entered(req.body) : { company, talkPlace, needs, callMe, mustKnow }
    res.page('form', form('talkSupport', paths.talkSupport, supportFields, given, errors))
  })
talk.get(paths.talkSupport, door, (req, res) => showSupport(req, res))
talk.post(paths.talkSupport, door, async (req, res) => {
  const answer = read(laterSupportForm, req.body)
  if (!answer.ok) return showSupport(req, res.status(422), answer.errors)
  await changeSupport(worker(req), answer.value, req.now, req.today)
  res.see(paths.talkOfMine)
})

const showInterviewer = (req: Request, res: Response, errors: FormErrors = {}) =>
  ifOpen(req, res, ({ canAskInterviewer }) => {
    if (!canAskInterviewer) return res.see(paths.talkOfMine)
    const options = choices(['woman', 'man'])
    res.page('form', form('otherInterviewer', paths.otherInterviewer, [{ kind: 'radios', name: 'interviewer', options }], entered(req.body), errors))
  })
talk.get(paths.otherInterviewer, door, (req, res) => showInterviewer(req, res))
talk.post(paths.otherInterviewer, door, async (req, res) => {
  const answer = read(interviewerForm, req.body)
  if (!answer.ok) return showInterviewer(req, res.status(422), answer.errors)
  await askInterviewer(worker(req), answer.value, req.now, req.today)
  res.see(paths.talkOfMine)
})

talk.get(paths.calendarFile, door, onOwnDevice, async (req, res) => {
  const { place, moment } = await talkOf(req)
  if (!moment) throw new NotFound()
  const id = createHash('sha256').update(worker(req).id).digest('hex').slice(0, 32)
  const entry = { id, name: translator(req.language)('talk.calendar'), place: place.desk ?? place.name, from: instantOf(moment.day, moment.time), minutes: MINUTES, madeAt: req.now }
  res.type('text/calendar').set('Content-Disposition', 'attachment; filename="afspraak.ics"').send(calendarFile(entry))
})
