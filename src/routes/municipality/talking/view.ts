/** Each official's own view of a talk that official was at. */
import { type Request, type Response, Router } from 'express'
import { type CaseFile, readCase } from '../../../actions/cases.ts'
import { saveView } from '../../../actions/interviews.ts'
import { viewForm } from '../../../forms/case/case.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { type FactMark, marksInFacts, neededIn } from '../../../forms/talking/outcome.ts'
import { criteria } from '../../../law/talking/interview.ts'
import type { Field } from '../../../pages/shapes.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { idOf } from '../../worker/own.ts'
import { door } from './prepare.ts'
import { official } from '../../whoAsks.ts'

export const viewing = Router()

const verdicts = ['met', 'notMet', 'doubt'].map((value) => ({ value }))
const fields = criteria.flatMap((criterion): Field[] => [{ kind: 'radios', name: criterion, options: verdicts }, { kind: 'area', name: `${criterion}Fact` }])

viewing.get(paths.ownView.pattern, door, async (req, res) => {
  const file = await readCase(official(req), idOf(req), req.today)
  if (file.viewKept) return showKept(res, file)
  await show(req, res)
})

viewing.post(paths.ownView.pattern, door, async (req, res) => {
  const file = await readCase(official(req), idOf(req), req.today)
  if (file.viewKept) return showKept(res.status(409), file)
  const form = read(viewForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  const marks = marksInFacts(req.body)
  const needed = neededIn(req.body)
  if (marks.length && !needed) return show(req, res.status(422), { needed: 'error.needed' }, marks)
  await saveView(official(req), idOf(req), { ...form.value, ...(needed && { needed }) }, req.today)
  res.see(paths.ownView.with({ id: idOf(req) }))
})

/** Kept, it is not given again: whose turn it is, or where to go on. */
function showKept(res: Response, { application, openActs, viewsComplete }: CaseFile): void {
  const { id, caseNumber } = application
  const next = [{ act: 'settleOutcome', href: paths.compare.with({ id }) }, { act: 'shareReport', href: paths.shareReport.with({ id }) }].find(({ act }) => openActs.includes(act))
  res.page('municipality/viewKept', { id, caseNumber, complete: viewsComplete, next: next ?? null })
}

/** What is marked stands above the form, with a box to say why it is needed. */
async function show(req: Request, res: Response, errors: FormErrors = {}, marks: readonly FactMark[] = []): Promise<void> {
  const t = translator(req.language)
  const { application } = await readCase(official(req), idOf(req), req.today)
  res.page('form', { name: 'ownView', action: paths.ownView.with(application), back: paths.case.with(application), fields: marks.length || typed(req.body, 'needed') ? [...fields, { kind: 'area', name: 'needed', hint: true }] : fields, entered: entered(req.body), errors, intro: marks.map(({ field, kind, text }) => `${t(`field.${field}`)}: “${text}” (${t(`interview.mark.${kind}`)})`), upload: false })
}
