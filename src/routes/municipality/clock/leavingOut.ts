/** Leaving an application out of handling: proposed by one, decided by another with its letter in sight; and a missed talk. */
import { type Request, type Response, Router } from 'express'
import { isOpenedToLeaveOut, leaveOut, type LeavingOutReview, missTalk, openLeavingOut, previewLeavingOut, proposeLeavingOut, readLeavingOut, sendBackLeavingOut, type ToLeaveOut } from '../../../actions/clock/leavingOut.ts'
import { commentForm } from '../../../forms/case/case.ts'
import { leavingOutForm } from '../../../forms/clock/handling.ts'
import { nothingForm } from '../../../forms/clock/standstill.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { leaveOutBy } from '../../../law/terms/workings.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { toldWhatHappened } from '../deciding/shared.ts'
import { termForm } from './forms.ts'
import { inWorkings } from './words.ts'
import { official } from '../../whoAsks.ts'

export const leavingOuts = Router()
const door = gate('decisionMaker')

termForm(leavingOuts, {
  name: 'leavingOut', path: paths.leavingOut, roles: ['caseworker'], opens: 'proposeNotProcess', schema: leavingOutForm, act: proposeLeavingOut, letter: previewLeavingOut,
  fields: [{ kind: 'area', name: 'leavingReason', hint: true, hers: true }],
})

termForm(leavingOuts, {
  name: 'missedTalk', path: paths.missedTalk, roles: ['caseworker', 'interviewer'], opens: 'notAppeared', schema: nothingForm,
  act: (actor, id, _form, today) => missTalk(actor, id, today),
})

leavingOuts.get(paths.leavingOutDecision.pattern, door, async (req, res) => show(req, res, await readLeavingOut(official(req), idOf(req), req.today)))

/** Looking is an act: the reason and the letter open after a press of the button. */
leavingOuts.post(paths.leavingOutOpened.pattern, door, async (req, res) => show(req, res, await openLeavingOut(official(req), idOf(req), req.today)))

leavingOuts.post(paths.leavingOutDecision.pattern, door, async (req, res) => {
  const happened = await leaveOut(official(req), idOf(req), req.today, typed(req.body, 'version'))
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.case.with({ id: idOf(req) }))
})

leavingOuts.post(paths.leavingOutReturned.pattern, door, async (req, res) => {
  const form = read(commentForm, req.body)
  if (!form.ok) return show(req, res.status(422), await openLeavingOut(official(req), idOf(req), req.today), { comment: 'error.comment' })
  const happened = await sendBackLeavingOut(official(req), idOf(req), form.value, req.today, typed(req.body, 'version'))
  if (happened.length) return toldWhatHappened(req, res, happened)
  res.see(paths.case.with({ id: idOf(req) }))
})

/** Who changes the language there is back at the page, with everything closed. */
leavingOuts.get([paths.leavingOutOpened.pattern, paths.leavingOutReturned.pattern], door, (req, res) => res.see(paths.leavingOutDecision.with({ id: idOf(req) })))

function show(req: Request, res: Response, found: LeavingOutReview | ToLeaveOut, errors: FormErrors = {}): void {
  const { application: { id, caseNumber }, version, since, by, closed } = found
  res.page('municipality/leavingOut', {
    id, caseNumber, by, ...since, how: inWorkings({ by: leaveOutBy(since) }, req), version: typed(req.body, 'version') || version, entered: entered(req.body), errors,
    closed: closed ? (closed.because === 'same-official' ? 'own' : 'nothing') : '',
    opened: isOpenedToLeaveOut(found) ? { reason: found.reason, letter: found.letter } : null,
  })
}
