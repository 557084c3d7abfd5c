/** A day that was put down wrong: chosen, with the right one and why; then agreed or not by someone else. */
import { type Request, type Response, Router } from 'express'
import { closeCorrection, openCorrection, proposeCorrection, readCorrecting } from '../../../actions/clock/correcting.ts'
import { correctingForm } from '../../../forms/clock/handling.ts'
import { entered, type FormErrors, read, typed } from '../../../forms/form.ts'
import { Refused } from '../../../law/impediment.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const corrections = Router()
const door = gate('caseworker', 'decisionMaker')

corrections.get(paths.correcting.pattern, door, (req, res) => show(req, res))

corrections.post(paths.correcting.pattern, door, async (req, res) => {
  const form = read(correctingForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  try {
    await proposeCorrection(official(req), idOf(req), form.value, req.today)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return show(req, res.status(422), { rightDay: 'error.rightDay' })
  }
  res.see(paths.correcting.with({ id: idOf(req) }))
})

/** Looking is an act: why it was proposed opens after a press of the button. */
corrections.post(paths.correctingOpened.pattern, door, async (req, res) => show(req, res, {}, await openCorrection(official(req), idOf(req))))

corrections.post(paths.correctingClosed.pattern, door, async (req, res) => {
  await closeCorrection(official(req), idOf(req), typed(req.body, 'agreed') === 'yes', req.today)
  res.see(paths.terms.with({ id: idOf(req) }))
})

/** Who changes the language there is back at the page, with everything closed. */
corrections.get([paths.correctingOpened.pattern, paths.correctingClosed.pattern], door, (req, res) => res.see(paths.correcting.with({ id: idOf(req) })))

async function show(req: Request, res: Response, errors: FormErrors = {}, reason = ''): Promise<void> {
  res.page('municipality/correcting', { correcting: await readCorrecting(official(req), idOf(req), req.today), reason, entered: entered(req.body), errors })
}
