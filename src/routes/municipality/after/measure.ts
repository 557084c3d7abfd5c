/** The second pair of eyes on a licence: what is proposed beside its letter and what every check answers; agree, or send back. */
import { type Request, type Response, Router } from 'express'
import { mustBeOpen } from '../../../actions/following/caseSide.ts'
import { agreeWithProposal, type MeasureHappened, returnProposal } from '../../../actions/measures/deciding.ts'
import { type Measure, type OpenedMeasure, openMeasure, readMeasure, reviewSuspension } from '../../../actions/measures/secondEye.ts'
import { commentOf, measureReturnForm } from '../../../forms/deciding/proposal.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { measureForm, reviewForm, workRightForm } from '../../../forms/licence/measures.ts'
import { seeWorkRight } from '../../../actions/measures/workRight.ts'
import { checkpoints } from '../../../law/deciding/proposal.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { showChanged } from '../deciding/shared.ts'
import { caseForm } from '../case/aboutCase.ts'
import { official } from '../../whoAsks.ts'

export const measures = Router()
const door = gate('decisionMaker')

measures.get(paths.measure.pattern, door, async (req, res) => show(req, res, await readMeasure(official(req), idOf(req), req.today)))

/** Looking is an act: it opens after a press of the button. */
measures.post(paths.measureOpened.pattern, door, async (req, res) => show(req, res, await opened(req)))

measures.post(paths.measure.pattern, door, async (req, res) => {
  const form = read(measureForm, req.body)
  if (!form.ok) return show(req, res.status(422), await opened(req), { checked: 'error.checked' })
  answer(req, res, await agreeWithProposal(official(req), idOf(req), req.today, form.value.version))
})

measures.post(paths.measureReturned.pattern, door, async (req, res) => {
  const form = read(measureReturnForm, req.body)
  if (!form.ok) return show(req, res.status(422), await opened(req), { comment: 'error.comment' })
  answer(req, res, await returnProposal(official(req), idOf(req), commentOf(form.value), req.today, form.value.version))
})

/** Whoever was second hears what the first did. */
function answer(req: Request, res: Response, happened: readonly MeasureHappened[]): void {
  const back = paths.case.with({ id: idOf(req) })
  if (!happened.length) return res.see(back)
  showChanged(res, back, happened.map(({ what, on }) => ({ key: `changed.licence.${what}`, on })))
}

/** Who changes the language there is back at the page, with everything closed. */
measures.get([paths.measureOpened.pattern, paths.measureReturned.pattern], door, (req, res) => res.see(paths.measure.with({ id: idOf(req) })))

const opened = (req: Request): Promise<Measure | OpenedMeasure> => openMeasure(official(req), idOf(req), req.today)

function show(req: Request, res: Response, found: Measure | OpenedMeasure, errors: FormErrors = {}): void {
  const version = typed(req.body, 'version') || (found.proposal?.id ?? '')
  res.page('municipality/measure', { ...found, version, opened: 'words' in found ? inWords(found) : null, points: checkpoints, entered: entered(req.body), errors })
}

function inWords({ words, letter }: OpenedMeasure) {
  const { reason, facts, weighing, answer: answered, note } = words
  const rows = [{ key: 'licenceProposalReason', value: reason }, { key: 'heardAnswer', value: answered }, { key: 'proposalWeighing', value: weighing }, { key: 'proposalNote', value: note }]
  return { rows: rows.filter(({ value }) => value), facts, letter }
}

caseForm(measures, {
  name: 'workRight', path: paths.workRight, door: gate('caseworker'), schema: workRightForm, act: seeWorkRight,
  open: ({ following }) => mustBeOpen(following, 'workRight'),
  fields: () => [{ kind: 'date', name: 'goesOnUntil', hint: true }],
})

caseForm(measures, {
  name: 'suspensionReview', path: paths.suspensionReview, door: gate('caseworker'), schema: reviewForm, act: reviewSuspension,
  open: ({ following }) => mustBeOpen(following, 'review'),
  fields: () => [{ kind: 'area', name: 'reviewReason', hint: true }],
})
