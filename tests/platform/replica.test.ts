/** The check alone on a real replica: it answers, says nothing while it is behind, and answers again when it has caught up. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from '../../src/platform/database/embeddedDatabase.ts'
import { withDatabase } from '../../src/platform/database/migrate.ts'
import { copiedServer, placeIn } from '../support/copied.ts'
import { adminUrl, dataDirectory } from '../support/database.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { killAll, ready, run } from '../support/runs.ts'
import { freePort } from '../support/startService.ts'
import { inStory } from '../support/story.ts'
import { address } from '../support/visitor.ts'

const superuser = inStory()
const directory = mkdtempSync(path.join(os.tmpdir(), 'replica-'))
let replica: EmbeddedDatabase | undefined
let follower: pg.Client | undefined
let alone = ''

beforeAll(async () => {
  replica = await copied()
  const following = new pg.Client(withDatabase(replica.url, 'waarborg'))
  following.on('error', () => undefined)
  await following.connect()
  follower = following
  const port = await freePort()
  const url = new URL(withDatabase(replica.url, 'waarborg'))
  Object.assign(url, { username: '', password: '' })
  const own = { PORT: String(port), BASE_URL: address, KEYRING_FILE: path.join(dataDirectory, 'keyring.json'), DATABASE_CHECK_URL: url.href, DATABASE_URL: '', DATABASE_APP_URL: '', CHECKS_PER_MINUTE: '100000' }
  await ready(port, run(own, ['src/check.ts']))
  alone = `http://localhost:${port}`
}, 120_000)
afterAll(async () => {
  killAll()
  await follower?.end()
  await replica?.stop()
  rmSync(directory, { recursive: true, force: true })
})

/** It follows by itself. */
async function copied(): Promise<EmbeddedDatabase> {
  const to = path.join(directory, 'pg')
  chmodSync(directory, 0o755)
  await copiedServer(to)
  placeIn(to, 'standby.signal', '')
  const { password, searchParams } = new URL(adminUrl)
  return startEmbeddedDatabase({ directory: to, flags: [`primary_conninfo=host=${searchParams.get('host') ?? ''} user=postgres password=${password}`] })
}

async function asked(number: string): Promise<{ status: number; body: string; wait: string | null }> {
  const answer = await fetch(`${alone}/controleren`, { method: 'POST', headers: { origin: address }, body: new URLSearchParams({ number }) })
  return { status: answer.status, body: await answer.text(), wait: answer.headers.get('retry-after') }
}

async function until(number: string, words: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(200)) if ((await asked(number)).body.includes(words)) return
  throw new Error(`never said: ${words}`)
}

test('what the primary knows it says; five seconds behind it says nothing, with a plain page; then it says the new answer', async () => {
  const actor = await withLicence()
  const number = (await ownCards(actor, today)).cards[0]?.number ?? ''
  await until(number, 'Geldig vandaag')

  await follower?.query('select pg_wal_replay_pause()')
  await superuser.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id) select id, person_id, municipality, 'revoke', current_date, gen_random_uuid() from licences where person_id = $1`, [actor.personId])
  await pause(5_000)
  const refused = await asked(number)
  expect([refused.status, refused.wait]).toEqual([503, '5'])
  expect(refused.body).toMatch(/<h1[^>]*>Even geduld/)
  expect(refused.body).not.toContain('Geldig vandaag')
  expect((await fetch(`${alone}/health/ready`)).status).toBe(503)
  expect((await fetch(`${alone}/controleren`)).status).toBe(200)

  await follower?.query('select pg_wal_replay_resume()')
  await until(number, 'Wij vinden geen geldige vergunning')
}, 60_000)
