/** The decision on her application, and a suspension of her licence. */
import { type Request, type Response, Router } from 'express'
import { ownDecided } from '../../actions/following/ownDecision.ts'
import { ownSuspension, reactToSuspension } from '../../actions/following/ownSuspension.ts'
import { statementForm } from '../../forms/application/application.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { daysBetween } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export const decided = Router()
const door = gate('worker')

decided.get(paths.decided, door, async (req, res) => {
  const decision = await ownDecided(worker(req))
  res.page('worker/decided', { decided: decision, daysLeft: daysBetween(req.today, decision.letter.objectUntil) })
})

decided.get(paths.suspended, door, async (req, res) => {
  res.page('worker/suspended', { suspension: await ownSuspension(worker(req), req.today), today: req.today })
})

decided.get(paths.reaction, door, (req, res) => show(req, res))

decided.post(paths.reaction, door, async (req, res) => {
  const form = read(statementForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await reactToSuspension(worker(req), form.value, req.today)
  res.see(paths.suspended)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { reacted } = await ownSuspension(worker(req), req.today)
  if (reacted) return res.see(paths.suspended)
  res.page('form', { name: 'reaction', action: paths.reaction, back: paths.suspended, fields: [{ kind: 'area', name: 'statement' }], entered: entered(req.body), errors, intro: [], upload: false })
}
