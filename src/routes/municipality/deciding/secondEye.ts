/** The second pair of eyes: what is proposed beside its letter, point by point; agree, or send back part by part. */
import { type Request, type Response, Router } from 'express'
import { isOpened, openReview, readToDecide, type Review, type ToDecide } from '../../../actions/deciding/review.ts'
import { groundsOf } from '../../../actions/deciding/words.ts'
import { decide, sendBack } from '../../../actions/decisions.ts'
import { agreementForm, commentOf, returnForm } from '../../../forms/deciding/proposal.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import type { SecondEyePage } from '../../../pages/deciding.ts'
import { paths } from '../../../paths.ts'
import { translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { answerIn, toldIn } from '../../reportWords.ts'
import { idOf } from '../../worker/own.ts'
import { seenAtDesk } from '../case/parts.ts'
import { toldWhatHappened } from './shared.ts'
import { official } from '../../whoAsks.ts'

export const secondEye = Router()
const door = gate('decisionMaker')

secondEye.get(paths.secondEye.pattern, door, async (req, res) => show(req, res, await readToDecide(official(req), idOf(req), req.today)))

/** Looking is an act: it opens after a press of the button. */
secondEye.post(paths.secondEyeOpened.pattern, door, async (req, res) => show(req, res, await reviewed(req)))

secondEye.post(paths.decision.pattern, door, async (req, res) => {
  const form = read(agreementForm, req.body)
  if (!form.ok) return show(req, res.status(422), await reviewed(req), { checked: 'error.checked' })
  const happened = await decide(official(req), idOf(req), req.today, form.value.version)
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.work)
})

secondEye.post(paths.returned.pattern, door, async (req, res) => {
  const form = read(returnForm, req.body)
  if (!form.ok) return show(req, res.status(422), await reviewed(req), { comment: 'error.comment' })
  const happened = await sendBack(official(req), idOf(req), commentOf(form.value), req.today, form.value.version)
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.case.with({ id: idOf(req) }))
})

/** Who changes the language there is back at the page, with everything closed. */
secondEye.get([paths.secondEyeOpened.pattern, paths.decision.pattern, paths.returned.pattern], door, (req, res) => res.see(paths.secondEye.with({ id: idOf(req) })))

const reviewed = (req: Request): Promise<Review | ToDecide> => openReview(official(req), idOf(req), req.today)

function show(req: Request, res: Response, found: Review | ToDecide, errors: FormErrors = {}): void {
  const { application, version, outcome = '', closed } = found
  res.page('municipality/secondEye', {
    id: application.id, caseNumber: application.caseNumber, version: typed(req.body, 'version') || version, outcome,
    closed: closed ? (closed.because === 'same-official' ? 'own' : 'nothing') : '',
    opened: isOpened(found) ? openedOf(found, req.language) : null, entered: entered(req.body), errors,
  })
}

/** In words, in the order they are weighed. */
function openedOf(review: Review, language: string): NonNullable<SecondEyePage['opened']> {
  const t = translator(language)
  const { application, proposal, views, hearingSkipped, identityCheck, report, reportAnswer, changed, letter } = review
  const { facts = [], reason = '', weighing = '', answer = '', note = '', change = '' } = proposal ?? {}
  const lines = [
    { key: 'identityCheck', value: identityCheck && seenAtDesk(identityCheck, language) },
    { key: 'told', value: report && toldIn(report, t) },
    { key: 'reportAnswer', value: reportAnswer && answerIn(reportAnswer, t) },
    ...views.map((value) => ({ key: 'viewStatement', value })),
    { key: 'hearingSkipped', value: hearingSkipped && `${t(`option.skipGround.${hearingSkipped.ground}`)}: ${hearingSkipped.facts}` },
    { key: 'heardAnswer', value: answer, section: 'letter' as const },
    { key: 'proposalWeighing', value: weighing, section: 'weighing' as const },
    { key: 'proposalReason', value: reason, section: 'reason' as const },
    { key: 'proposalNote', value: note },
  ]
  return {
    grounds: groundsOf(application).map((code) => ({ code, facts: facts.filter(({ ground }) => ground === code) })),
    rows: lines.flatMap(({ value, ...row }) => (value ? [{ ...row, value }] : [])),
    changed, change, letter,
  }
}
