/** The second pair of eyes on a licence: what is proposed beside its letter and what every check answers; agree, or send back. */
import { type Request, type Response, Router } from 'express'
import { mustBeOpen } from '../../../actions/following/caseSide.ts'
import { agreeWithProposal } from '../../../actions/following/suspensions.ts'
import { type Measure, type OpenedMeasure, openMeasure, readMeasure, reviewSuspension } from '../../../actions/measures/secondEye.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { measureForm, reviewForm } from '../../../forms/measures.ts'
import { checkpoints } from '../../../law/deciding/proposal.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { caseForm, official } from './shared.ts'

export const measures = Router()
const door = gate('decisionMaker')

measures.get(paths.measure.pattern, door, async (req, res) => show(req, res, await readMeasure(official(req), idOf(req), req.today)))

/** Looking is an act: it opens after a press of the button. */
measures.post(paths.measureOpened.pattern, door, async (req, res) => show(req, res, await opened(req)))

measures.post(paths.measure.pattern, door, async (req, res) => {
  const form = read(measureForm, req.body)
  if (!form.ok) return show(req, res.status(422), await opened(req), { checked: 'error.checked' })
  await agreeWithProposal(official(req), idOf(req), req.today, form.value.version)
  res.see(paths.case.with({ id: idOf(req) }))
})

/** Who changes the language there is back at the page, with everything closed. */
measures.get(paths.measureOpened.pattern, door, (req, res) => res.see(paths.measure.with({ id: idOf(req) })))

const opened = (req: Request): Promise<Measure | OpenedMeasure> => openMeasure(official(req), idOf(req), req.today)

function show(req: Request, res: Response, found: Measure | OpenedMeasure, errors: FormErrors = {}): void {
  res.page('municipality/measure', { ...found, opened: 'words' in found ? inWords(found) : null, points: checkpoints, entered: entered(req.body), errors })
}

function inWords({ words, letter }: OpenedMeasure) {
  const { reason, facts, said, grounded = [], weighing = '', answer = '', note = '' } = words
  const rows = [
    { key: 'licenceProposalReason', value: reason }, { key: 'licenceProposalFacts', value: grounded.length ? '' : facts }, { key: 'licenceProposalSaid', value: said },
    { key: 'heardAnswer', value: answer }, { key: 'proposalWeighing', value: weighing }, { key: 'proposalNote', value: note },
  ]
  return { rows: rows.filter(({ value }) => value), facts: grounded, letter }
}

caseForm(measures, {
  name: 'suspensionReview', path: paths.suspensionReview, door: gate('caseworker'), schema: reviewForm, act: reviewSuspension,
  open: (following) => mustBeOpen(following, 'review'),
  fields: () => [{ kind: 'area', name: 'reviewReason', hint: true }],
})
