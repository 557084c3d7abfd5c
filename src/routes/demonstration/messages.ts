/** Of a demonstration: what would have been sent to whoever is signed in, and nothing of anyone else. */
import { Router } from 'express'
import { ownContact } from '../../actions/contact/contact.ts'
import { paths } from '../../paths.ts'
import type { Spool } from '../../platform/sending/spool.ts'
import { gate } from '../signIn.ts'
import { worker } from '../whoAsks.ts'

export function sampleMessages(samples: Spool): Router {
  const router = Router()
  router.get(paths.sample, gate('worker'), async (req, res) => {
    const { messages } = await ownContact(worker(req), req.now)
    const sent = messages.flatMap(({ id, sentAt }) => (sentAt ? [{ id, at: sentAt }] : []))
    const shown = await Promise.all(sent.map(async ({ id, at }) => {
      const sample = await samples.read(id)
      return sample ? [{ at, to: sample.to, text: sample.text }] : []
    }))
    const waiting = messages.filter(({ sentAt, failedAt }) => !sentAt && !failedAt).map(({ plannedAt }) => plannedAt)
    res.page('demonstration/messages', { messages: shown.flat(), waiting })
  })
  return router
}
