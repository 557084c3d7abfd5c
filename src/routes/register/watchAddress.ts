/** Where a connection is told that an answer changed: asked for, opened by another, or not. */
import { type Request, type Response, Router } from 'express'
import { connectionToTell, openAddress, proposeAddress, rejectAddress } from '../../actions/register/watchAddresses.ts'
import { pusher } from '../../actions/watching/telling.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { watchAddressForm } from '../../forms/office/register.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'

const door = gate('registerManager')

export const watchAddresses = Router()

watchAddresses.get(paths.registerWatchNew.pattern, door, (req: Request, res: Response) => show(req, res))
watchAddresses.post(paths.registerWatchNew.pattern, door, async (req: Request, res: Response) => {
  const form = read(watchAddressForm, req.body)
  const errors = { ...(form.ok ? {} : form.errors), ...(form.ok && !pusher().accepts(form.value.watchUrl) && { watchUrl: 'error.watchUrl' }) }
  if (!form.ok || errors.watchUrl) return show(req, res.status(422), errors)
  await proposeAddress(registerManager(req), idOf(req), { url: form.value.watchUrl, contact: form.value.watchContact }, req.now)
  res.see(paths.registerClients)
})

async function show(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const id = idOf(req)
  const intro = [await connectionToTell(registerManager(req), id)]
  const fields = [{ kind: 'text', name: 'watchUrl', hint: true }, { kind: 'text', name: 'watchContact', hint: true }] as const
  res.page('form', { name: 'watchAddress', action: paths.registerWatchNew.with({ id }), back: paths.registerClients, fields, entered: entered(req.body), errors, intro, upload: false })
}

watchAddresses.post(paths.registerWatchAgree.pattern, door, async (req, res) => {
  await openAddress(registerManager(req), idOf(req), req.now)
  res.see(paths.registerClients)
})
watchAddresses.post(paths.registerWatchReject.pattern, door, async (req, res) => {
  await rejectAddress(registerManager(req), idOf(req), req.now)
  res.see(paths.registerClients)
})
watchAddresses.get([paths.registerWatchAgree.pattern, paths.registerWatchReject.pattern], door, (_req, res) => res.see(paths.registerClients))
