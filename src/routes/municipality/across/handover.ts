/** Handing a case over, and receiving one. */
import { type Request, type Response, Router } from 'express'
import { handoverOf, handoversHere } from '../../../actions/across/handoverLists.ts'
import { confirmHandover, handoverPlaces, proposeHandover, receiveHandover, sendBackHandover, withdrawHandover } from '../../../actions/across/handovers.ts'
import { entered, type FormErrors, read } from '../../../forms/form.ts'
import { handoverForm, sendBackForm } from '../../../forms/case/handover.ts'
import { handoverGrounds, sendBackReasons } from '../../../law/office/handover.ts'
import { readElsewhere } from '../../../actions/looks/recipients.ts'
import { paths } from '../../../paths.ts'
import { dates, translator } from '../../../platform/page/translate.ts'
import { gate } from '../../signIn.ts'
import { idOf } from '../../worker/own.ts'
import { official } from '../../whoAsks.ts'

export const handingOver = Router()
const door = gate('caseworker', 'decisionMaker', 'teamLead')
const confirming = gate('decisionMaker', 'teamLead')

handingOver.get(paths.handover.pattern, door, (req, res) => show(req, res))
handingOver.post(paths.handover.pattern, gate('caseworker'), async (req, res) => {
  const form = read(handoverForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await proposeHandover(official(req), idOf(req), form.value, req.today)
  res.see(paths.handover.with({ id: idOf(req) }))
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const found = await handoverOf(official(req), idOf(req), req.today)
  const places = (await handoverPlaces(official(req), req.today)).map(({ code, name }) => ({ value: code, label: name }))
  res.page('municipality/handover', { ...found, places, grounds: handoverGrounds, entered: entered(req.body), errors })
}

handingOver.post(paths.handoverConfirmed.pattern, confirming, async (req, res) => {
  await confirmHandover(official(req), idOf(req), req.today)
  res.see(paths.handover.with({ id: idOf(req) }))
})
handingOver.post(paths.handoverWithdrawn.pattern, door, async (req, res) => {
  await withdrawHandover(official(req), idOf(req), req.today)
  res.see(paths.handover.with({ id: idOf(req) }))
})
handingOver.get([paths.handoverConfirmed.pattern, paths.handoverWithdrawn.pattern], door, (req, res) => res.see(paths.handover.with({ id: idOf(req) })))

handingOver.get(paths.handovers, confirming, async (req, res) => res.page('municipality/handovers', await handoversHere(official(req))))

handingOver.post(paths.handoverReceived.pattern, confirming, async (req, res) => {
  const id = await receiveHandover(official(req), idOf(req), req.today)
  res.see(paths.case.with({ id }))
})
handingOver.get(paths.handoverReceived.pattern, confirming, (_req, res) => res.see(paths.handovers))

handingOver.get(paths.handoverSentBack.pattern, confirming, (req, res) => showSendBack(req, res))
handingOver.post(paths.handoverSentBack.pattern, confirming, async (req, res) => {
  const form = read(sendBackForm, req.body)
  if (!form.ok) return showSendBack(req, res.status(422), form.errors)
  await sendBackHandover(official(req), idOf(req), form.value, req.today)
  res.see(paths.handovers)
})

/** That it was read what another municipality put right. */
handingOver.post(paths.readElsewhere.pattern, gate('caseworker', 'decisionMaker'), async (req, res) => {
  await readElsewhere(official(req), idOf(req), req.today)
  res.see(paths.work)
})
handingOver.get(paths.readElsewhere.pattern, gate('caseworker', 'decisionMaker'), (_req, res) => res.see(paths.work))

async function showSendBack(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const one = (await handoversHere(official(req))).offered.find(({ id }) => id === idOf(req))
  if (!one) return res.see(paths.handovers)
  const intro = [translator(req.language)('handovers.from', { from: one.other, on: dates(req.language).date(one.on) })]
  res.page('form', {
    name: 'sendBack', action: paths.handoverSentBack.with(one), back: paths.handovers, entered: entered(req.body), errors, intro, upload: false,
    fields: [{ kind: 'radios', name: 'sendBack', options: sendBackReasons.map((value) => ({ value })) }],
  })
}
