/** What all municipalities share: keys that sign, and the published lists. */
import { type Request, type Response, Router } from 'express'
import { registerHealth } from '../../actions/register/health.ts'
import { checksOfLate } from '../../actions/register/misuse.ts'
import { tightenings } from '../../actions/register/tightening.ts'
import { listsState, publishByHand } from '../../actions/register/listState.ts'
import { agreeToRetire, bringNextKey, keyToRetire, proposeRetiring, registerKeys, rejectRetiring } from '../../actions/register/retiring.ts'
import { entered, type FormErrors, read } from '../../forms/form.ts'
import { retiringForm } from '../../forms/office/register.ts'
import { retiringReasons } from '../../law/register/signingKey.ts'
import { choices } from '../../pages/choices.ts'
import { paths } from '../../paths.ts'
import { translator } from '../../platform/page/translate.ts'
import { addressIn } from '../public/published.ts'
import { checksInWords, inWords } from './healthWords.ts'
import { lawPacksOfRegister } from './lawPacks.ts'
import { misuseOfRegister } from './misuse.ts'
import { placesOfRegister } from './places.ts'
import { gate } from '../signIn.ts'
import { registerManager } from '../whoAsks.ts'
import { idOf } from '../worker/own.ts'
import { announcing } from './announcing.ts'
import { connectionsOfOthers } from './connections.ts'
import { tightening } from './tightening.ts'
import { watchAddresses } from './watchAddress.ts'

const door = gate('registerManager')

export function register(baseUrl: string): Router {
  return Router().use(start, keys, lists(baseUrl), connectionsOfOthers, watchAddresses, placesOfRegister, announcing, misuseOfRegister, tightening, lawPacksOfRegister)
}

const start = Router()
start.get(paths.register, door, async (req, res) => {
  const { lines, waiting } = await registerHealth(registerManager(req), req.now, req.today)
  const checks = checksInWords(await checksOfLate(registerManager(req), req.now), req.language)
  const stricter = (await tightenings(registerManager(req), req.now)).filter(({ isOver }) => !isOver)
  res.page('register/health', { stricter, checks, lines: lines.map((line) => inWords(line, req.language)), waiting, toLookAt: lines.filter(({ state }) => state === 'look').length })
})

const keys = Router()
const kidOf = (req: Request): string => String(req.params['kid'])

keys.get(paths.registerKeys, door, async (req, res) => res.page('register/keys', await registerKeys(registerManager(req), req.now)))

keys.post(paths.registerKeySooner.pattern, door, async (req, res) => {
  await bringNextKey(registerManager(req), kidOf(req), req.now)
  res.see(paths.registerKeys)
})
keys.get(paths.registerKeySooner.pattern, door, (_req, res) => res.see(paths.registerKeys))

keys.get(paths.registerKeyRetire.pattern, door, (req, res) => showRetiring(req, res))
keys.post(paths.registerKeyRetire.pattern, door, async (req, res) => {
  const form = read(retiringForm, req.body)
  if (!form.ok) return showRetiring(req, res.status(422), form.errors)
  await proposeRetiring(registerManager(req), kidOf(req), form.value.keyWhy, req.now)
  res.see(paths.registerKeys)
})

async function showRetiring(req: Request, res: Response, errors: FormErrors = {}): Promise<void> {
  const { kid, running } = await keyToRetire(registerManager(req), kidOf(req), req.now)
  const intro = [kid, translator(req.language)('register.key.runs', { count: running })]
  res.page('form', { name: 'retireKey', action: paths.registerKeyRetire.with({ kid }), back: paths.registerKeys, fields: [{ kind: 'radios', name: 'keyWhy', options: choices(retiringReasons) }], entered: entered(req.body), errors, intro, upload: false })
}

keys.post(paths.registerRetirementAgree.pattern, door, async (req, res) => {
  await agreeToRetire(registerManager(req), idOf(req), req.now)
  res.see(paths.registerKeys)
})
keys.post(paths.registerRetirementReject.pattern, door, async (req, res) => {
  await rejectRetiring(registerManager(req), idOf(req), req.now)
  res.see(paths.registerKeys)
})
keys.get([paths.registerRetirementAgree.pattern, paths.registerRetirementReject.pattern], door, (_req, res) => res.see(paths.registerKeys))

function lists(baseUrl: string): Router {
  const router = Router()
  router.get(paths.registerList, door, async (req, res) => res.page('register/lists', await listsState(registerManager(req), req.now)))
  router.post(paths.registerList, door, async (req, res) => {
    await publishByHand(registerManager(req), addressIn(baseUrl), req.now)
    res.see(paths.registerList)
  })
  return router
}
