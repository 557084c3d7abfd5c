/** Was this number valid on a day? For inspectors, and for officials who handle a complaint, an objection or a measure. */
import { type Request, type Response, Router } from 'express'
import { mayAskOnDay, wasValidOn } from '../../actions/checking/onDay.ts'
import { onDayForm } from '../../forms/checking/check.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { dayGrounds } from '../../law/checking/onDay.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { choices } from '../../pages/choices.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { inspector, official } from '../whoAsks.ts'
import { unanswered } from './checks.ts'

export const onDays = Router()
const door = gate(...mayAskOnDay)

onDays.get(paths.onDay, door, (req, res) => show(req, res))

onDays.post(paths.onDay, door, async (req, res) => {
  const form = read(onDayForm, req.body)
  const number = form.ok ? readLicenceNumber(form.value.number) : undefined
  const errors = form.ok ? { ...(!number && { number: 'error.typing' }), ...(form.value.askedDay > req.today && { askedDay: 'error.askedDay' }) } : form.errors
  if (!form.ok || !number || Object.keys(errors).length) return show(req, res.status(422), errors)
  const answer = await wasValidOn(req.actor.role === 'inspector' ? inspector(req) : official(req), number, form.value, req.now, req.today)
  if (typeof answer === 'string') return unanswered(res, answer)
  res.page('inspection/onDay', { valid: answer, on: form.value.askedDay })
})

const fields: readonly Field[] = [
  { kind: 'text', name: 'number', hint: true },
  { kind: 'date', name: 'askedDay' },
  { kind: 'radios', name: 'dayGround', options: choices(dayGrounds) },
]

function show(req: Request, res: Response, errors: FormErrors = {}): void {
  const back = req.actor.role === 'inspector' ? paths.shift : paths.work
  res.page('form', { name: 'onDay', action: paths.onDay, back, fields, entered: entered(req.body), errors, intro: [], upload: false })
}
