/** Connections of other organisations: who may ask, who waits for a second person, and the end of one. */
import { type Request, type Response, Router } from 'express'
import { connections, endConnection, openConnection, proposeConnection, rejectConnection } from '../../actions/register/connecting.ts'
import { watchStates } from '../../actions/register/watchAddresses.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { connectingForm } from '../../forms/office/register.ts'
import { clientKinds } from '../../law/checking/client.ts'
import { choices } from '../../pages/choices.ts'
import { paths } from '../../paths.ts'
import { publicKeysIn } from '../../platform/secrets/publicKeys.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'

const door = gate('registerManager')

export const connectionsOfOthers = Router()

connectionsOfOthers.get(paths.registerClients, door, async (req, res) => {
  res.page('register/clients', { ...(await connections(registerManager(req), req.now)), watching: await watchStates(registerManager(req), req.today) })
})

connectionsOfOthers.get(paths.registerClientNew, door, (req, res) => ask(req, res))
connectionsOfOthers.post(paths.registerClientNew, door, async (req, res) => {
  const form = read(connectingForm, req.body)
  const publicKeys = form.ok ? await publicKeysIn(form.value.clientKeys) : undefined
  const errors = { ...(form.ok ? {} : form.errors), ...(form.ok && !publicKeys && { clientKeys: 'error.clientKeys' }) }
  if (!form.ok || !publicKeys) return ask(req, res.status(422), errors)
  const { clientName: name, clientKind: kind, clientCertificate } = form.value
  const isNew = await proposeConnection(registerManager(req), { name, kind, publicKeys, certificate: clientCertificate || null }, req.now)
  if (!isNew) return ask(req, res.status(422), { clientName: 'error.clientName.taken' })
  res.see(paths.registerClients)
})

function ask(req: Request, res: Response, errors: FormErrors = {}): void {
  const fields = [
    { kind: 'text', name: 'clientName', hint: true },
    { kind: 'radios', name: 'clientKind', options: choices(clientKinds) },
    { kind: 'area', name: 'clientKeys', hint: true },
    { kind: 'text', name: 'clientCertificate', hint: true },
  ] as const
  res.page('form', { name: 'connection', action: paths.registerClientNew, back: paths.registerClients, fields, entered: entered(req.body), errors, intro: [], upload: false })
}

connectionsOfOthers.post(paths.registerClientAgree.pattern, door, async (req, res) => {
  await openConnection(registerManager(req), idOf(req), req.now, req.today)
  res.see(paths.registerClients)
})
connectionsOfOthers.post(paths.registerClientReject.pattern, door, async (req, res) => {
  await rejectConnection(registerManager(req), idOf(req), req.now)
  res.see(paths.registerClients)
})
connectionsOfOthers.post(paths.registerClientEnd.pattern, door, async (req, res) => {
  await endConnection(registerManager(req), idOf(req), req.now)
  res.see(paths.registerClients)
})
connectionsOfOthers.get([paths.registerClientAgree.pattern, paths.registerClientReject.pattern, paths.registerClientEnd.pattern], door, (_req, res) => res.see(paths.registerClients))
