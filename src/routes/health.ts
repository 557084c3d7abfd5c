/** For whoever keeps it running; says nothing else. */
import { Router } from 'express'
import { hot } from '../platform/db.ts'

export const health = Router()

health.get('/health/live', (_req, res) => void res.json({ status: 'live' }))

health.get('/health/ready', async (_req, res) => {
  const late = new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('late')), 1_000).unref())
  await Promise.race([hot('ready', 'select 1', []), late]).then(
    () => res.json({ status: 'ready' }),
    () => res.status(503).json({ status: 'not ready' }),
  )
})

health.get('/robots.txt', (_req, res) => void res.type('text').send('User-agent: *\nAllow: /$\nAllow: /start$\nDisallow: /\n'))

/** RFC 9116 */
export function securityText(baseUrl: string): Router {
  const router = Router()
  router.get('/.well-known/security.txt', (req, res) => {
    const expires = `${Number(req.today.slice(0, 4)) + 1}${req.today.slice(4, 8)}01T00:00:00.000Z`
    res.type('text').send(`Contact: ${baseUrl}/hulp\nExpires: ${expires}\nPreferred-Languages: nl, en\nCanonical: ${baseUrl}/.well-known/security.txt\n`)
  })
  return router
}
