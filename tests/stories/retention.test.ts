/** What was said to be erased is erased, on the day it was said, and nothing before. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { saveAnswer, startApplication } from '../../src/actions/applications.ts'
import { eraseDrafts } from '../../src/actions/retention.ts'
import { enterAsWorker } from '../../src/actions/signIn.ts'
import { useKeyring } from '../../src/actions/keys.ts'
import { NIGHTLY } from '../../src/jobs/retention.ts'
import { addDays, day, dayIn } from '../../src/law/day.ts'
import { asSuperuser, keyring } from '../support/database.ts'
import { standing } from '../support/process/standing.ts'

const superuser = asSuperuser()
const today = dayIn(new Date())

beforeAll(async () => {
  useKeyring(keyring)
  await standing()
  await superuser.connect()
})
afterAll(() => superuser.end())

/** A draft that was begun long ago, and answered for the last time so many days ago. */
async function draftOf(daysAgo: number): Promise<string> {
  const identity = { given: 'Verzonnen', family: 'Persoon', birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
  const actor = await enterAsWorker({ issuer: 'test', subject: randomUUID(), identity }, today)
  const { id } = await startApplication(actor, addDays(today, -60))
  await saveAnswer(actor, 'wishes', { language: 'nl' })
  await superuser.query(`update sealed set created_at = now() - make_interval(days => $2) where application_id = $1`, [id, daysAgo])
  return id
}

const left = async (id: string) => {
  const { rows } = await superuser.query<{ drafts: number; answers: number; erased: number }>(
    `select (select count(*)::int from applications where id = $1::uuid) as drafts,
            (select count(*)::int from sealed where application_id = $1::uuid) as answers,
            (select count(*)::int from audit_entries where event = 'draft.erased' and subject = $1::text) as erased`,
    [id],
  )
  return rows[0]
}

test('a draft goes when thirty days have passed since her last answer, with all she answered, on record once', async () => {
  const [kept, due] = [await draftOf(30), await draftOf(31)]
  await Promise.all([eraseDrafts(today), eraseDrafts(today)])
  expect(await left(kept)).toEqual({ drafts: 1, answers: 1, erased: 0 })
  expect(await left(due)).toEqual({ drafts: 0, answers: 0, erased: 1 })
  expect(await eraseDrafts(today)).toEqual({ gone: [], faults: [] })
})

test('the running service does so every night', async () => {
  const { rows } = await superuser.query<{ cron: string; timezone: string }>(`select cron, timezone from jobs.schedule where name = 'retention'`)
  expect(rows).toEqual([{ cron: NIGHTLY, timezone: 'Europe/Amsterdam' }])
})
