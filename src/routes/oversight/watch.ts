/** Of whoever watches over looks: what asks for attention, what stands out, and what people asked about their data. */
import { Router } from 'express'
import { overview } from '../../actions/oversight/overview.ts'
import { requestClocks } from '../../actions/oversight/requests.ts'
import { unusualLooks } from '../../actions/oversight/unusual.ts'
import { addDays } from '../../law/day.ts'
import { paths } from '../../paths.ts'
import { gate } from '../signIn.ts'
import { official } from '../whoAsks.ts'

export const watch = Router()
const door = gate('privacyOfficer')

watch.get(paths.watch, door, async (req, res) => res.page('oversight/overview', await overview(official(req), req.now, req.today)))

/** In days: what can be chosen. */
const spans = ['7', '30', '91'] as const

watch.get(paths.unusual, door, async (req, res) => {
  const days = spans.find((span) => span === req.query['dagen']) ?? '7'
  const from = addDays(req.today, 1 - Number(days))
  res.page('oversight/unusual', { spans, days, from, until: req.today, ...(await unusualLooks(official(req), from, req.today, req.today)) })
})

watch.get(paths.requestClocks, door, async (req, res) => res.page('oversight/requests', await requestClocks(official(req), req.today)))
