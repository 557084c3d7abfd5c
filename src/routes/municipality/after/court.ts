/** What a court ordered: put down from the paper, and confirmed by someone else with the same paper. */
import { type Request, type Response, Router } from 'express'
import { confirmOrder, courtSide, dropOrder, type OrderHappened, recordOrder } from '../../../actions/measures/courts.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { courtConfirmation, courtForm } from '../../../forms/licence/measures.ts'
import { paths } from '../../../paths.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { showChanged } from '../deciding/shared.ts'
import { official } from '../../whoAsks.ts'

export const court = Router()
const door = gate('caseworker', 'decisionMaker', 'objectionHandler')

court.get(paths.court.pattern, door, (req, res) => show(req, res))

court.post(paths.court.pattern, door, async (req, res) => {
  const form = read(courtForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await recordOrder(official(req), idOf(req), form.value, req.today)
  res.see(paths.court.with({ id: idOf(req) }))
})

court.post(paths.courtConfirmation.pattern, door, async (req, res) => {
  const form = read(courtConfirmation, req.body)
  const { same, happened } = form.ok ? await confirmOrder(official(req), idOf(req), idOf(req, 'file'), form.value.courtReference, req.today) : { same: false, happened: [] }
  if (!same && !happened.length) return show(req, res.status(422), { courtReference: 'error.courtReferenceAgain' })
  answer(req, res, happened)
})

court.post(paths.courtDrop.pattern, door, async (req, res) => answer(req, res, await dropOrder(official(req), idOf(req), idOf(req, 'file'), req.today)))

/** Whoever was second hears what the first did. */
function answer(req: Request, res: Response, happened: readonly OrderHappened[]): void {
  const back = paths.court.with({ id: idOf(req) })
  if (!happened.length) return res.see(back)
  showChanged(res, back, happened.map(({ what, on }) => ({ key: `changed.court.${what}`, on })))
}

/** Who changes the language there is back at the page. */
court.get([paths.courtConfirmation.pattern, paths.courtDrop.pattern], door, (req, res) => res.see(paths.court.with({ id: idOf(req) })))

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const side = await courtSide(official(req), idOf(req), req.today)
  res.page('municipality/court', { ...side, entered: req.method === 'POST' ? entered(req.body) : { courtFrom: req.today }, errors })
}
