/** An inspector's phone: a shift with a reason, a number or a code, an answer. */
import { type Request, type Response, Router } from 'express'
import { type Asked, check, endShift, shiftOf, startShift } from '../../actions/checks.ts'
import { readWrong, wrongAtChecks } from '../../actions/looks/recipients.ts'
import { checkForm, shiftForm } from '../../forms/check.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { idOf } from '../worker/own.ts'
import { inspector } from '../whoAsks.ts'

export const inspection = Router()
const door = gate('inspector')

inspection.get(paths.shift, door, (req, res) => showShift(req, res))

inspection.post(paths.shift, door, async (req, res) => {
  const form = read(shiftForm, req.body)
  if (!form.ok) return showShift(req, res.status(422), form.errors)
  await startShift(inspector(req), form.value, req.now)
  res.see(paths.number)
})

inspection.post(paths.shiftEnd, door, async (req, res) => {
  await endShift(inspector(req), req.now)
  res.see(paths.shift)
})

inspection.get(paths.shiftEnd, door, (_req, res) => res.see(paths.shift))

async function showShift(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const shift = await shiftOf(inspector(req), req.now)
  const wrong = (await wrongAtChecks(inspector(req))).length
  if (shift) return res.page('inspection/shift', { endsAt: shift.endsAt, wrong })
  const options = (values: string[]) => values.map((value) => ({ value }))
  res.page('form', {
    name: 'shift', action: paths.shift, back: '', entered: entered(req.body), errors, intro: [], upload: false, ...(wrong > 0 && { beside: { href: paths.putRight, label: 'shift.wrong' } }),
    fields: [
      { kind: 'radios', name: 'reason', options: options(['plannedAction', 'report', 'ownObservation']) },
      { kind: 'radios', name: 'hours', options: options(['4', '8', '10']) },
    ],
  })
}

/** What was seen at a check and was not right: when, and what kind; of whom is not said. */
inspection.get(paths.putRight, door, async (req, res) => res.page('inspection/wrong', { notes: await wrongAtChecks(inspector(req)) }))
inspection.post(paths.putRightRead.pattern, door, async (req, res) => {
  await readWrong(inspector(req), idOf(req), req.today)
  res.see(paths.putRight)
})
inspection.get(paths.putRightRead.pattern, door, (_req, res) => res.see(paths.putRight))

inspection.get(paths.number, door, (req, res) => showNumber(req, res))

inspection.post(paths.number, door, async (req, res) => {
  const form = read(checkForm, req.body)
  const number = form.ok ? readLicenceNumber(form.value.number) : undefined
  if (!number) return showNumber(req, res.status(422), { number: form.ok ? 'error.typing' : 'error.number' })
  await answer(req, res, { number })
})

function showNumber(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'number', action: paths.number, back: paths.shift, fields: [{ kind: 'text', name: 'number', hint: true }], entered: entered(req.body), errors, intro: [], upload: false })
}

/** Opened by the phone's own camera: a check for whoever is on shift, the public page for everyone else. */
inspection.get(paths.code, async (req, res) => {
  if (req.session.actor?.role !== 'inspector') return res.see(paths.check)
  req.actor = req.session.actor
  await answer(req, res, { token: String(req.params['token']) })
})

async function answer(req: Request, res: Response, asked: Asked): Promise<void> {
  const outcome = await check(inspector(req), asked, req.now, req.today)
  if (outcome.answer === 'no shift') return res.see(paths.shift)
  const valid = outcome.answer === 'valid' ? outcome : undefined
  const status = outcome.answer === 'over budget' ? 429 : 200
  res.status(status).page('inspection/result', { answer: outcome.answer, validUntil: valid?.validUntil ?? null, photo: valid?.photo ? `data:image/jpeg;base64,${valid.photo}` : '' })
}
