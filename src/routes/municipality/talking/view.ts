/** Each official's own view of a talk that official was at. */
import { type Request, type Response, Router } from 'express'
import { readCase } from '../../../actions/cases.ts'
import { saveView } from '../../../actions/interviews.ts'
import { viewForm } from '../../../forms/case.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { criteria } from '../../../law/interview.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { idOf } from '../../worker/own.ts'
import { door, official } from './prepare.ts'

export const viewing = Router()

const verdicts = ['met', 'notMet', 'doubt'].map((value) => ({ value }))
const fields = criteria.flatMap((criterion): Field[] => [{ kind: 'radios', name: criterion, options: verdicts }, { kind: 'area', name: `${criterion}Fact` }])

viewing.get(paths.ownView.pattern, door, (req, res) => show(req, res))

viewing.post(paths.ownView.pattern, door, async (req, res) => {
  const form = read(viewForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await saveView(official(req), idOf(req), form.value, req.today)
  res.see(paths.case.with({ id: idOf(req) }))
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { application } = await readCase(official(req), idOf(req), req.today)
  res.page('form', { name: 'ownView', action: paths.ownView.with(application), back: paths.case.with(application), fields, entered: entered(req.body), errors, intro: [], upload: false })
}
