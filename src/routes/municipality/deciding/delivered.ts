/** How the letters of a case reached her, and giving one by hand at the desk. */
import { type Request, Router } from 'express'
import { deliverByHand, deliveries, printLetter } from '../../../actions/deciding/deliveries.ts'
import { read } from '../../../forms/form.ts'
import { deliveryForm } from '../../../forms/deciding/delivery.ts'
import { paths } from '../../../paths.ts'
import { sendFile } from '../../file.ts'
import { NotFound } from '../../../platform/errors.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const delivered = Router()
const door = gate('caseworker', 'decisionMaker')
const back = (req: Request) => paths.delivered.with({ id: idOf(req) })

delivered.get(paths.delivered.pattern, door, async (req, res) => {
  const found = await deliveries(official(req), idOf(req))
  res.page('municipality/delivered', { id: idOf(req), ...found, canDeliver: req.actor.role === 'caseworker' })
})

delivered.post(paths.deliveredStep.pattern, gate('caseworker'), async (req, res) => {
  const form = read(deliveryForm, req.body)
  // Its step is in the button: whoever sends another did not press it.
  if (!form.ok) throw new NotFound()
  await deliverByHand(official(req), idOf(req), idOf(req, 'file'), form.value.step, req.today)
  res.see(back(req))
})

delivered.post(paths.deliveredPrint.pattern, gate('caseworker'), async (req, res) => {
  const { pdf } = await printLetter(official(req), idOf(req), idOf(req, 'file'))
  sendFile(res, { type: 'application/pdf', bytes: pdf })
})

delivered.get([paths.deliveredStep.pattern, paths.deliveredPrint.pattern], door, (req, res) => res.see(back(req)))
