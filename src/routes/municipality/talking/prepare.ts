/** Before the talk: what she wished for, what is asked and what never; each of two officials signs in, and then it can begin. */
import { type Request, type Response, Router } from 'express'
import { openParts } from '../../../actions/cases.ts'
import { call } from '../../../actions/desk/arrivals.ts'
import { attend, leave, missColleague, pauseTalk, readTalk, resumeTalk, startTalk } from '../../../actions/talking/presence.ts'
import { takeSeat } from '../../../actions/talking/seat.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { seatForm } from '../../../forms/talking/seat.ts'
import type { Day } from '../../../law/day.ts'
import { figure } from '../../../law/figures.ts'
import { informationItems, isJudged, notAsked, topics } from '../../../law/talking/interview.ts'
import { seatReasons } from '../../../law/talking/presence.ts'
import type { DataRow } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { isLanguage, type Translate, translator } from '../../../platform/page/translate.ts'
import type { Official } from '../../../policies/actor.ts'
import { gate } from '../../signIn.ts'
import { calledIn } from '../calendar/shared.ts'
import { wishesInWords, wishLines } from '../../wishes.ts'
import { idOf } from '../../worker/own.ts'
import type { Contents } from '../../../actions/contents.ts'
import { official } from '../../whoAsks.ts'

export const preparing = Router()
export const door = gate('interviewer')

preparing.get(paths.talk.pattern, door, (req, res) => show(req, res))

/** Looking is an act: what she wished for opens after a press of the button. */
preparing.post(paths.talkWishes.pattern, door, async (req, res) => {
  const { wishes } = await openParts(official(req), idOf(req), ['wishes'])
  await show(req, res, { wishes: rowsOf(wishes ?? {}, translator(req.language)) })
})

preparing.get(paths.talkSheet.pattern, door, async (req, res) => {
  const { application } = await readTalk(official(req), idOf(req), req.today)
  res.page('municipality/talkSheet', { id: application.id, information: informationItems, topics, notAsked })
})

/** Turned to her: her rights and what is explained, in her own language, and nothing of the case. */
preparing.post(paths.talkScreen.pattern, door, async (req, res) => {
  const { wishes = {} } = await openParts(official(req), idOf(req), ['wishes'])
  const hers = [wishes.language, wishes.letters].find((code) => code && isLanguage(code)) ?? 'nl'
  const back = req.language === 'en' ? '?terug=en' : ''
  res.status(303).location(`${hers === 'nl' ? '' : `/${hers}`}${paths.talkScreen.with({ id: idOf(req) })}${back}`).end()
})

preparing.get(paths.talkScreen.pattern, door, async (req, res) => {
  const { application: { id } } = await readTalk(official(req), idOf(req), req.today)
  const back = `${req.query['terug'] === 'en' ? '/en' : ''}${paths.talkNow.with({ id })}`
  res.page('municipality/talkScreen', { back, information: informationItems, topics, notAsked })
})

press(paths.talkPresent, attend, paths.talk)
press(paths.talkAbsent, leave, paths.talk)
/** Who waits in the hall is called from here too. */
preparing.post(paths.talkCalled.pattern, door, async (req, res) => {
  await call(official(req), idOf(req), req.now, req.today)
  res.see(paths.talk.with({ id: idOf(req) }))
})
preparing.get(paths.talkCalled.pattern, door, (req, res) => res.see(paths.talk.with({ id: idOf(req) })))
press(paths.talkMissed, missColleague, paths.talkNow)
press(paths.talkPause, pauseTalk, paths.talkNow)
press(paths.talkResume, resumeTalk, paths.talkNow)
preparing.post(paths.talkNow.pattern, door, async (req, res) => {
  await startTalk(official(req), idOf(req), req.today)
  res.see(paths.talkBlock.with({ id: idOf(req), number: 0 }))
})

/** For a colleague the calendar names; then who did it can sign in. */
preparing.post(paths.talkSeat.pattern, door, async (req, res) => {
  const form = read(seatForm, req.body)
  if (!form.ok) return show(req, res.status(422), { errors: form.errors })
  const done = await takeSeat(official(req), idOf(req), form.value, req.today)
  if (!done) return show(req, res.status(409), { notFree: true })
  res.see(paths.talk.with({ id: idOf(req) }))
})
preparing.get([paths.talkSeat.pattern, paths.talkWishes.pattern], door, (req, res) => res.see(paths.talk.with({ id: idOf(req) })))

interface Address {
  readonly pattern: string
  with(about: { id: string }): string
}

function press(address: Address, act: (actor: Official, id: string, today: Day) => Promise<void>, after: Address): void {
  preparing.post(address.pattern, door, async (req, res) => {
    await act(official(req), idOf(req), req.today)
    res.see(after.with({ id: idOf(req) }))
  })
  preparing.get(address.pattern, door, (req, res) => res.see(after.with({ id: idOf(req) })))
}

function rowsOf(wishes: Contents['wishes'], t: Translate): DataRow[] {
  const said = wishesInWords(wishes, t)
  return wishLines.flatMap((name) => (said[name] ? [{ label: t(`answer.${name}`), value: said[name] }] : []))
}

interface Shown {
  readonly wishes?: readonly DataRow[]
  readonly errors?: FormErrors
  /** This official sits elsewhere then, or is away. */
  readonly notFree?: boolean
}

async function show(req: Request, res: Response, { wishes, errors = {}, notFree = false }: Shown = {}): Promise<void> {
  const { application, place, planned, begun, present, entry, seats, interviewers, visitor } = await readTalk(official(req), idOf(req), req.today)
  const { id, caseNumber, slot } = application
  const called = calledIn(interviewers, req.language)
  const enough = present.length >= figure('interviewOfficials', req.today)
  res.page('municipality/talkPrepare', {
    id, caseNumber, place, present: present.length, entry, visitor, wishes: wishes ?? null, topics: topics.map((name) => ({ name, judged: isJudged(name) })), notAsked, errors, notFree,
    information: informationItems, seats: seats.map((value) => ({ value, label: called(value) })), reasons: seatReasons.map((value) => ({ value })), entered: entered(req.body),
    moment: slot ? { day: slot.day, time: slot.time } : null,
    otherDay: slot && slot.day !== req.today && planned && !begun ? (slot.day < req.today ? 'past' : 'later') : '',
    state: planned ? (begun ? 'begun' : 'open') : 'closed',
    canStart: entry === 'in' && enough,
  })
}
