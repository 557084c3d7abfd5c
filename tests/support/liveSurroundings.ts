/** What a register of real people stands among: a database of its own, keys elsewhere, an identity provider, a scanner. */
import express from 'express'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { makeDatabase, migrate } from '../../src/platform/database/migrate.ts'
import { appUrl } from '../../src/platform/database/roles.ts'
import { paths } from '../../src/paths.ts'
import { transitKeyring } from '../../src/platform/secrets/transit/transitKeyring.ts'
import { demonstrationProvider } from '../../src/routes/demonstration/provider.ts'
import { queues } from '../../src/server.ts'
import { fakeClamd } from './clamd.ts'
import { adminUrl, keyring } from './database.ts'
import { freePort } from './startService.ts'
import { startTransit, type Transit } from './transit.ts'
import { Visitor, type Page } from './visitor.ts'

export const OUTSIDE = 'https://loket.example'

export interface Surroundings {
  readonly directory: string
  readonly transit: Transit
  readonly issuer: string
  /** Of the owner. */
  readonly database: string
  readonly env: Readonly<Record<string, string>>
  signIn(visitor: Visitor, door: 'worker' | 'staff', subject: string): Promise<Page>
  stop(): Promise<void>
}

export async function liveSurroundings(): Promise<Surroundings> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'live-'))
  chmodSync(directory, 0o755)
  const [transit, clamd, provider] = [await startTransit(directory), await fakeClamd(), await startProvider()]
  await transitKeyring(transit.as('keyholder'), () => new Date()).prepare()
  const database = await makeDatabase(adminUrl, `live_${randomUUID().replaceAll('-', '')}`)
  return {
    directory, transit, database, issuer: provider.issuer,
    env: {
      MODE: 'live', BASE_URL: OUTSIDE, TRUST_PROXY: '1', DATA_DIR: path.join(directory, 'data'), DATABASE_URL: '', DATABASE_APP_URL: '',
      ...keyringOf(transit), CLAMD: clamd.address, SMTP_URL: 'smtps://127.0.0.1:2', MAIL_FROM: 'bericht@loket.example',
      STATUTE: 'a statute', STATUTE_ARTICLES: '1-9', STATUTE_PUBLICATION: 'a bulletin', DPIA_REFERENCE: 'D-1', DPIA_DATE: '2026-01-01',
      WORKER_ISSUER: provider.issuer, WORKER_CLIENT_ID: 'worker', WORKER_CLIENT_SECRET: SECRET,
      STAFF_ISSUER: provider.issuer, STAFF_CLIENT_ID: 'staff', STAFF_CLIENT_SECRET: SECRET,
    },
    signIn: async (visitor, door, subject) => {
      const choose = await (await visitor.visit('/inloggen')).press(door === 'worker' ? 'Inloggen' : 'Inloggen als medewerker')
      const { uid } = JSON.parse(choose.raw) as { uid: string }
      return visitor.post(`${provider.issuer}/kies/${uid}`, { subject })
    },
    stop: async () => {
      await Promise.all([transit.stop(), clamd.stop(), provider.stop()])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

const keyringOf = (transit: Transit) => {
  const { url, mount, tokenFile } = transit.as('service')
  return { KEYRING: 'transit', KEYRING_URL: url, KEYRING_MOUNT: mount, KEYRING_TOKEN_FILE: tokenFile }
}

/** Made by its owner beforehand, so that the service starts as the role without rights; its password is the one the other tests know. */
export async function bringUp({ database }: Surroundings): Promise<string> {
  const rolePassword = await keyring.rolePassword()
  await migrate({ adminUrl: database, directory: path.resolve('migrations'), queues, rolePassword })
  return appUrl(database, rolePassword)
}

const SECRET = 'a-secret-of-the-tests-that-is-long-enough'
const person = (subject: string, door: 'worker' | 'staff') => ({
  subject, door, group: '', name: '', can: '',
  claims: { given_name: 'Verzonnen', family_name: 'Levend', birthdate: '1990-01-01', nationality: 'Nederlandse', person_id: subject },
})
export const subjects = { worker: ['live-worker-1'], staff: ['live-admin-1', 'live-admin-2', 'live-nobody'] } as const

async function startProvider(): Promise<{ issuer: string; stop(): Promise<void> }> {
  const port = await freePort()
  const issuer = `http://localhost:${port}/oidc`
  const door = (name: 'worker' | 'staff', back: string) => ({ door: name, issuer, keptAs: issuer, clientId: name, clientSecret: SECRET, acr: '', personClaim: 'person_id', callbackUrl: OUTSIDE + back })
  const people = [...subjects.worker.map((subject) => person(subject, 'worker')), ...subjects.staff.map((subject) => person(subject, 'staff'))]
  const app = express()
  app.use((_req, res, next) => {
    Object.assign(res, { page: (_name: string, props: object) => res.json(props), see: (to: string) => res.redirect(303, to) })
    next()
  })
  app.use('/oidc', demonstrationProvider(issuer, [door('worker', paths.door.worker.back), door('staff', paths.door.staff.back)], people))
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve))
  return {
    issuer,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
