/** For whoever keeps it running; says nothing else. */
import { Router } from 'express'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { paths } from '../paths.ts'
import { hot } from '../platform/database/connection.ts'
import { behind } from '../platform/database/replica.ts'

const PATIENCE = 1_000
const migrations = readdirSync(path.resolve(import.meta.dirname, '../../migrations')).filter((file) => file.endsWith('.ts'))

export const health = Router()

health.get('/health/live', (_req, res) => void res.json({ status: 'live' }))

health.get('/health/ready', async (_req, res) => {
  const ready = await Promise.race([isReady().catch(() => false), pause(PATIENCE, false, { ref: false })])
  res.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' })
})

/** The database answers, is not behind, and holds every change this code knows; it may hold later ones. */
async function isReady(): Promise<boolean> {
  const [row] = await hot<{ applied: number; behind: boolean }>('ready', `select applied_of($1) as applied, ${behind} as behind`, [migrations])
  return row?.applied === migrations.length && !row.behind
}

health.get('/robots.txt', (_req, res) => void res.type('text').send('User-agent: *\nAllow: /$\nAllow: /start$\nDisallow: /\n'))

/** RFC 9116; always good for the better part of a year. */
export function securityText(baseUrl: string): Router {
  const router = Router()
  router.get('/.well-known/security.txt', (req, res) => {
    const expires = `${Number(req.today.slice(0, 4)) + 1}-${req.today.slice(5, 7)}-01T00:00:00.000Z`
    const lines = [
      `Contact: ${baseUrl}${paths.help}`,
      `Expires: ${expires}`,
      'Preferred-Languages: nl, en',
      `Canonical: ${baseUrl}/.well-known/security.txt`,
    ]
    res.type('text').send(lines.map((line) => `${line}\n`).join(''))
  })
  return router
}
