/** Renewing, and the proof that she asked in time. */
import { Router } from 'express'
import { ownProof, proofFile } from '../../../actions/licence/proof.ts'
import { renewalPlan, startRenewal } from '../../../actions/licence/renewal.ts'
import { paths } from '../../../paths.ts'
import { NotFound } from '../../../platform/errors.ts'
import { gate, onOwnDevice } from '../../signIn.ts'
import { worker } from '../../whoAsks.ts'

const door = gate('worker')

export function renewing(baseUrl: string): Router {
  const router = Router()
  router.get(paths.renewal, door, async (req, res) => {
    const plan = await renewalPlan(worker(req), req.today)
    if (!plan) throw new NotFound()
    res.page('worker/renewal', { plan })
  })
  router.post(paths.renewal, door, async (req, res) => {
    await startRenewal(worker(req), req.today)
    res.see(paths.questions)
  })
  router.get(paths.proof, door, async (req, res) => {
    res.page('worker/proof', { proof: (await ownProof(worker(req), req.today)) ?? null, today: req.today })
  })
  router.get(paths.proofFile, door, onOwnDevice, async (req, res) => {
    const pdf = await proofFile(worker(req), baseUrl.replace(/^https?:\/\//, '') + paths.shared, req.today)
    res.type('application/pdf').set('Content-Disposition', `attachment; filename="bewijs-${req.today}.pdf"`).send(pdf)
  })
  return router
}
