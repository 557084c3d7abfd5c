/** What each night took away stands on record; the record itself goes when its years have passed, and nothing sooner. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { eachOf } from '../../src/actions/retention/erased.ts'
import { eraseWaiting, useWaiting } from '../../src/actions/messages/waiting.ts'
import { eraseAuditLog } from '../../src/actions/retention/auditLog.ts'
import { eraseNotices } from '../../src/actions/retention/notices.ts'
import { erasedKinds, isWhole, itemsOf, proofOf, recordRun, retentionRuns } from '../../src/actions/retention/runs.ts'
import { addDays, day, instantOf } from '../../src/law/day.ts'
import { spool } from '../../src/platform/sending/spool.ts'
import { asSuperuser, serviceUrl } from '../support/database.ts'
import { today, withoutDoors } from '../support/newWorker.ts'
import { official } from '../support/someoneElse.ts'
import { Visitor } from '../support/visitor.ts'

const superuser = asSuperuser()

beforeAll(async () => {
  await Promise.all([withoutDoors(), superuser.connect()])
})
afterAll(() => superuser.end())

const line = { onDay: day('2026-11-30'), kind: 'drafts', done: 2, failed: 0, items: itemsOf(['b', 'a']) }

test('the proof is over the ids in any order, the line, and the line before', () => {
  const [first, second] = [{ ...line, proof: proofOf(line, undefined) }, { ...line, proof: proofOf(line, proofOf(line, undefined)) }]
  expect(itemsOf(['a', 'b'])).toEqual(line.items)
  expect(isWhole([first, second])).toBe(true)
  expect(isWhole([])).toBe(true)
  for (const other of [{ done: 1 }, { failed: 1 }, { kind: 'people' }, { onDay: day('2026-11-29') }, { items: itemsOf(['a']) }]) expect(isWhole([{ ...first, ...other }, second])).toBe(false)
  expect(isWhole([second])).toBe(false)
})

test('what fails for one keeps none of the others, and is told by what it was', async () => {
  const notNow = new Error('not now')
  const erase = async (id: string) => {
    if (id === 'stuck') throw notNow
    return id !== 'not due'
  }
  expect(await eachOf(['one', 'stuck', 'not due', 'two'], (id) => id, erase)).toEqual({ gone: ['one', 'two'], faults: [notNow] })
})

test('nights put down at once make one chain, that the database lets nobody change', async () => {
  await Promise.all([1, 2, 3, 4].map((count) => recordRun('messages', { gone: Array.from({ length: count }, () => randomUUID()), faults: [] }, today)))
  const page = await retentionRuns(official('privacyOfficer', 'GM0344'), today)
  expect([page.whole, page.late, page.lastOn]).toEqual([true, false, today])
  expect((await retentionRuns(official('administrator', 'GM0344'), addDays(today, 2))).late).toBe(true)
  await expect(superuser.query(`update retention_runs set done = 0 where kind = 'messages'`)).rejects.toThrow('only added to')
  await expect(superuser.query('delete from retention_runs')).rejects.toThrow('only added to')
})

test('a line of the record goes after three years; a younger one does not, whatever the service asks', async () => {
  const add = (subject: string, age: string) => superuser.query(`insert into audit_entries (at, actor_id, role, organisation, event, subject) values (now() - $2::interval, 'job:test', 'system', 'system', 'signIn', $1)`, [subject, age])
  const [old, young] = [randomUUID(), randomUUID()]
  await Promise.all([add(old, '3 years 2 days'), add(young, '3 years -2 days')])
  const { gone } = await eraseAuditLog(today)
  expect(gone.length).toBeGreaterThan(0)
  await eraseAuditLog(addDays(today, 400))
  const client = new pg.Client(await serviceUrl())
  await client.connect()
  await client.query('begin')
  await client.query(`select set_config('app.door', 'job', true)`)
  await client.query(`select erase_audit_log(now(), 100000)`)
  await expect(client.query('delete from audit_entries where subject = $1', [young])).rejects.toThrow('permission denied')
  await client.end()
  const { rows } = await superuser.query<{ subject: string }>('select subject from audit_entries where subject = any($1)', [[old, young]])
  expect(rows).toEqual([{ subject: young }])
})

test('what was said above pages and set for a while goes three months after it was over, by the night alone', async () => {
  const add = async (days: number) => {
    const ids = [randomUUID(), randomUUID()]
    const { rows: [who] } = await superuser.query<{ id: string }>('select id from officials limit 1')
    const values = [ids[0], days, who?.id]
    await superuser.query(`insert into announcements (id, kind, audience, from_at, until_at, made_by, made_at) values ($1, 'slow', 'staff', now() - $2 * interval '1 day' - interval '1 hour', now() - $2 * interval '1 day', $3, now())`, values)
    await superuser.query(`insert into tightenings (id, sort, parts, from_at, until_at, made_by) values ($1, 'network', 2, now() - $2 * interval '1 day' - interval '1 hour', now() - $2 * interval '1 day', $3)`, [ids[1], ...values.slice(1)])
    return ids
  }
  const [old, young] = [await add(93), await add(89)]
  const client = new pg.Client(await serviceUrl())
  await client.connect()
  for (const [door, ids] of [['register', old], ['job', young]] as const) {
    await client.query(`select set_config('app.door', $1, false)`, [door])
    for (const table of ['announcements', 'tightenings']) expect((await client.query(`delete from ${table} where id = any($1)`, [ids])).rowCount).toBe(0)
  }
  await client.end()
  expect((await eraseNotices(today)).gone).toEqual(expect.arrayContaining(old))
  const { rows } = await superuser.query<{ id: string }>('select id from announcements where id = any($1) union select id from tightenings where id = any($1)', [[...old, ...young]])
  expect(rows.map(({ id }) => id).toSorted()).toEqual(young.toSorted())
  for (const table of ['announcements', 'tightenings']) await superuser.query(`delete from ${table} where id = any($1)`, [young])
})

test('a message that nobody took away goes after a week, one that waits stays', async () => {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'waarborg-ready-'))
  for (const [file, days] of [['old.json', 8], ['half.json.part', 9], ['new.json', 6], ['other.txt', 20]] as const) {
    await writeFile(path.join(directory, file), '{}')
    const at = instantOf(addDays(today, -days), '12:00')
    await utimes(path.join(directory, file), at, at)
  }
  useWaiting(spool(directory))
  expect((await eraseWaiting(today)).gone.toSorted()).toEqual(['half.json.part', 'old.json'])
  expect((await readdir(directory)).toSorted()).toEqual(['new.json', 'other.txt'])
  useWaiting(spool(path.join(directory, 'not-there')))
  expect(await eraseWaiting(today)).toEqual({ gone: [], faults: [] })
})

test('who watches over looks comes in at what was taken away, and sees every term with its source', async () => {
  const page = await (await new Visitor().signIn('staff', 'staff-GM0344-8')).follow('Bewaren en wissen')
  expect([page.status, page.path]).toEqual([200, '/toezicht/bewaren'])
  expect(page.text).toContain('eigen keuze; Awb 6:7')
  expect(page.text).not.toContain('own default')
  expect(page.text).toMatch('De lijst is heel')
  expect(page.text).toMatch(/3 jaar na de dag dat het is vastgelegd/)
  expect(page.html.querySelectorAll('tbody th[scope=row]')).toHaveLength(Object.keys(erasedKinds).length)
})
