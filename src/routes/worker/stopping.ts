/** Stopping, in three pages: what it does, whether she is sure, and what is left. */
import { Router } from 'express'
import { stop, stopPlan } from '../../actions/stopping.ts'
import { paths } from '../../paths.ts'
import { endSession } from '../../platform/session/session.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const stopping = Router()
const door = gate('worker')

stopping.get(paths.stop, door, async (req, res) => {
  const plan = await stopPlan(worker(req), req.today)
  if (plan.stopped) return res.see(paths.stopped)
  res.page('worker/stop', { plan })
})

stopping.get(paths.stopSure, door, async (req, res) => {
  const plan = await stopPlan(worker(req), req.today)
  if (plan.stopped) return res.see(paths.stopped)
  res.page('form', { name: 'stop', action: paths.stopSure, back: paths.stop, fields: [], entered: {}, errors: {}, intro: [], upload: false })
})

stopping.post(paths.stopSure, door, async (req, res) => {
  const kept = await stop(worker(req), req.today)
  if (kept) return res.see(paths.stopped)
  await endSession(req, res)
  res.see(paths.erased)
})

stopping.get(paths.stopped, door, async (req, res) => {
  const plan = await stopPlan(worker(req), req.today)
  if (!plan.stopped) return res.see(paths.stop)
  res.page('worker/stopped', { plan })
})
