/** People she does not want to see her file: named in her own words, at any time. */
import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { ownApplication } from '../../actions/applications.ts'
import { eraseNaming, namePeople, ownNamings } from '../../actions/shield/naming.ts'
import { entered, type FormErrors, read, typed } from '../../forms/form.ts'
import { namingForm } from '../../forms/case/shield.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { idOf } from './own.ts'
import { worker } from '../whoAsks.ts'

export const shielding = Router()
const door = gate('worker')

shielding.get(paths.shield, door, (req, res) => show(req, res))
shielding.post(paths.shield, door, async (req, res) => {
  const form = read(namingForm, req.body)
  if (!form.ok) return show(req, res.status(422), form.errors)
  await namePeople(worker(req), form.value, req.today)
  res.see(paths.shield)
})

shielding.post(paths.shieldErasure.pattern, door, async (req, res) => {
  await eraseNaming(worker(req), idOf(req))
  res.see(paths.shield)
})
shielding.get(paths.shieldErasure.pattern, door, (_req, res) => res.see(paths.shield))

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const application = await ownApplication(worker(req))
  const back = application?.receivedOn ? paths.talkOfMine : application ? paths.support : paths.home
  // Without an application there is no file that anyone could see.
  res.page('worker/shield', { canName: application !== null, namings: await ownNamings(worker(req)), key: typed(req.body, 'key') || randomUUID(), back, entered: entered(req.body), errors })
}
