/** The shift of an inspector, with one reason for all its checks; and what was put right since one of them. */
import { type Request, type Response, Router } from 'express'
import { siteWord } from '../../actions/checking/siteWord.ts'
import { endShift, shiftOf, startShift } from '../../actions/checks.ts'
import { readWrong, wrongAtChecks } from '../../actions/looks/recipients.ts'
import { shiftForm } from '../../forms/checking/check.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { areas, laterGrounds, shiftHours, shiftReasons, shownFrom } from '../../law/checking/shift.ts'
import { choices } from '../../pages/choices.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { inspector } from '../whoAsks.ts'

export const shifts = Router()
const door = gate('inspector')

shifts.get(paths.shift, door, (req, res) => showShift(req, res))

shifts.post(paths.shift, door, async (req, res) => {
  const form = read(shiftForm, req.body)
  if (!form.ok) return showShift(req, res.status(422), form.errors)
  await startShift(inspector(req), form.value, req.now)
  res.see(paths.number)
})

shifts.post(paths.shiftEnd, door, async (req, res) => {
  await endShift(inspector(req), req.now)
  res.see(paths.shiftEnd)
})

/** Here the device forgets what it kept for the shift. */
shifts.get(paths.shiftEnd, door, async (req, res) => {
  if (await shiftOf(inspector(req), req.now)) return res.see(paths.shift)
  res.page('inspection/ended', {})
})

const fields: readonly Field[] = [
  { kind: 'radios', name: 'reason', options: choices(shiftReasons) },
  { kind: 'radios', name: 'area', hint: true, options: choices(areas) },
  { kind: 'radios', name: 'hours', options: choices(shiftHours.map(String)) },
  { kind: 'radios', name: 'shownWhen', hint: true, options: choices(['now', ...laterGrounds]) },
]

async function showShift(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const [shift, word] = await Promise.all([shiftOf(inspector(req), req.now), siteWord(req.today)])
  const wrong = (await wrongAtChecks(inspector(req))).length
  if (shift) return res.page('inspection/shift', { shift, word, wrong })
  const t = translator(req.language)
  res.page('form', {
    name: 'shift', action: paths.shift, back: '', fields, entered: { shownWhen: 'now', ...entered(req.body) }, errors, upload: false,
    intro: [t('shift.word', { word }), t('shift.later', { on: dates(req.language).date(shownFrom(req.today)) })], ...(wrong > 0 && { beside: { href: paths.putRight, label: 'shift.wrong' } }),
  })
}

/** What was seen at a check and was not right: when, and what kind; of whom is not said. */
shifts.get(paths.putRight, door, async (req, res) => res.page('inspection/wrong', { notes: await wrongAtChecks(inspector(req)) }))

shifts.post(paths.putRightRead.pattern, door, async (req, res) => {
  await readWrong(inspector(req), idOf(req), req.today)
  res.see(paths.putRight)
})

shifts.get(paths.putRightRead.pattern, door, (_req, res) => res.see(paths.putRight))
