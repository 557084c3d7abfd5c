/** Checking without a network: the app, what it needs to know of the shift, and what it hands in afterwards. */
import { readFileSync } from 'node:fs'
import { Router } from 'express'
import { handIn } from '../../actions/checking/offline.ts'
import { shiftOf } from '../../actions/checks.ts'
import { read } from '../../forms/form.ts'
import { offlineCheckForm } from '../../forms/checking/offline.ts'
import { paths } from '../../paths.ts'
import { installIcons } from '../../platform/page/views.ts'
import { tokenOf } from '../../platform/session/csrf.ts'
import { hourlyBudget } from '../../policies/compartments.ts'
import { gate } from '../signIn.ts'
import { inspector } from '../whoAsks.ts'

const places = { shift: paths.offlineShift, check: paths.offlineCheck, signIn: paths.signIn, keys: paths.publishedKeys, lists: paths.publishedLists, app: paths.offlineApp, worker: paths.offlineWorker }
const COLOUR = '#12606e'

export function offline(service: string, workerFile: string): Router {
  const router = Router()
  const door = gate('inspector')
  const worker = readFileSync(workerFile)

  router.get(paths.offline, door, (_req, res) => res.page('inspection/offline', { places }))

  router.get(paths.offlineShift, door, async (req, res) => {
    const shift = await shiftOf(inspector(req), req.now)
    res.json({ csrf: tokenOf(req), now: req.now.getTime(), mostInHour: hourlyBudget.inspector, shift: shift && { id: shift.id, endsAt: shift.endsAt.getTime() } })
  })

  router.post(paths.offlineCheck, door, async (req, res) => {
    const form = read(offlineCheckForm, req.body)
    if (!form.ok) return void res.status(422).json({ errors: Object.keys(form.errors) })
    res.json({ outcome: await handIn(inspector(req), form.value, req.now) })
  })

  // The same for anyone: browsers ask for these without saying who they are.
  router.get(paths.offlineApp, (req, res) => {
    const start = req.language === 'nl' ? paths.offline : `/${req.language}${paths.offline}`
    const icons = [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }, ...installIcons.map(({ src, sizes, purpose }) => ({ src, sizes, purpose, type: 'image/png' }))]
    res.type('application/manifest+json').send(JSON.stringify({ name: service, short_name: service, lang: req.language, id: start, start_url: start, scope: start, display: 'standalone', background_color: '#ffffff', theme_color: COLOUR, icons }))
  })

  router.get(paths.offlineWorker, (_req, res) => void res.type('text/javascript').set({ 'Service-Worker-Allowed': '/', 'Cache-Control': 'no-cache' }).send(worker))

  return router
}
