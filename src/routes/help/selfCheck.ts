/** Whether this is for you, before anything is typed that says who you are. Nothing of it is kept. */
import { type Request, type Response, Router } from 'express'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { selfCheckForm } from '../../forms/hers/herSide.ts'
import { eligibility } from '../../law/person/applicant.ts'
import { figure } from '../../law/figures.ts'
import type { Field } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'

export const selfCheck = Router()
const fields: readonly Field[] = ['old', 'independent', 'identification'].map((name) => ({ kind: 'radios', name, options: ['yes', 'no'].map((value) => ({ value })) }))

selfCheck.get(paths.selfCheck, (req, res) => show(req, res))

selfCheck.post(paths.selfCheck, (req, res) => {
  const form = read(selfCheckForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const { old, independent, identification } = form.value
  const outcomes = eligibility({ old: old === 'yes', independent: independent === 'yes', document: identification === 'yes' })
  res.page('public/selfChecked', { outcomes, minAge: figure('minAge', req.today) })
})

function show(req: Request, res: Response, errors: FormErrors = {}): void {
  res.page('form', { name: 'selfCheck', action: paths.selfCheck, back: paths.start, fields, entered: entered(req.body), errors, intro: [], upload: false })
}
