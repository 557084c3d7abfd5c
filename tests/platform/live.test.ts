/** Live mode as a municipality would start it: keys elsewhere, a database of its own, providers of its own, and nobody in it yet. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { renewKeys } from '../../src/actions/keeping/renewal.ts'
import { type Promised, shortcomingOf } from '../../src/platform/database/durable.ts'
import { checkUrl } from '../../src/platform/database/roles.ts'
import { paths } from '../../src/paths.ts'
import { transitKeyring } from '../../src/platform/secrets/transit/transitKeyring.ts'
import { keyring } from '../support/database.ts'
import { bringUp, liveSurroundings, OUTSIDE, type Surroundings } from '../support/liveSurroundings.ts'
import { standAgain, standOn } from '../support/process/standing.ts'
import { endOf, killAll, ready, run, type Run } from '../support/runs.ts'
import { freePort } from '../support/startService.ts'
import { Visitor } from '../support/visitor.ts'

let around: Surroundings
let appUrl = ''
let owner: pg.Client
let env: Record<string, string> = {}
let service: Run
let address = ''

beforeAll(async () => {
  around = await liveSurroundings()
  appUrl = await bringUp(around)
  owner = new pg.Client(around.database)
  await owner.connect()
  const port = await freePort()
  env = { ...around.env, DATABASE_APP_URL: appUrl, PORT: String(port) }
  address = `http://localhost:${port}`
  service = run(env)
  await ready(port, service)
})
afterAll(async () => {
  killAll()
  await owner.end()
  await standAgain()
  await around.stop()
})

const visitor = () => new Visitor(address, OUTSIDE)
const once = async (change: Record<string, string>, words?: readonly string[]) => {
  const tried = run({ ...env, PORT: String(await freePort()), ...change }, words)
  return { code: await endOf(tried), line: tried.said().trim() }
}

test('no banner, nobody made up, no door of the demonstration; cookies for the outside address alone', async () => {
  const anyone = visitor()
  for (const path of ['/', '/start', '/inloggen', '/controleren']) {
    const page = await anyone.visit(path)
    expect([path, page.status, /demonstratie/i.test(page.raw)]).toEqual([path, 200, false])
  }
  for (const path of ['/demo-inlog', '/demo-inlog/.well-known/openid-configuration', '/voorbeeldberichten']) expect([path, (await anyone.visit(path)).status]).toEqual([path, 404])
  const start = await fetch(`${address}/inloggen/aanvrager`, { method: 'POST', redirect: 'manual', headers: { origin: OUTSIDE, 'x-forwarded-proto': 'https' } })
  for (const line of start.headers.getSetCookie()) expect(line).toMatch(/^__Host-.*; Path=\/;.*Secure/)
  expect(start.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/)
  const { rows } = await owner.query<{ count: number }>('select (select count(*) from persons)::int + (select count(*) from officials)::int as count')
  expect(rows[0]?.count).toBe(0)
})

test('whoever runs it appoints two administrators, who come in; a third is theirs to appoint, and nobody else comes in', async () => {
  const appoint = (...words: string[]) => once({}, ['src/appoint.ts', ...words])
  expect((await appoint('mayor', 'GM0363', 'x')).line).toMatch(/^Say who: administrator/)
  expect((await appoint('administrator', 'GM9999', 'live-admin-1')).line).toBe('There is no such municipality.')
  for (const subject of ['live-admin-1', 'live-admin-2']) expect(await appoint('administrator', 'GM0363', subject)).toEqual({ code: 0, line: 'Appointed, from today.' })
  expect((await appoint('administrator', 'GM0344', 'live-admin-1')).line).toBe('This account is appointed already.')
  expect((await appoint('administrator', 'GM0363', 'live-nobody')).line).toMatch(/^This municipality has two administrators/)
  expect((await appoint('inspector', 'Eenheid Amsterdam', 'live-inspector')).line).toBe('Appointed, from today.')
  expect((await appoint('careCoordinator', 'VR13', 'live-care')).line).toBe('Appointed, from today.')

  const page = await around.signIn(visitor(), 'staff', 'live-admin-1')
  expect([page.status, page.path]).toEqual([200, '/beheer'])
  expect((await around.signIn(visitor(), 'staff', 'live-nobody')).status).toBe(403)
})

test('a worker comes in and begins; with the keys away nothing opens, nothing is lost, and it goes on by itself', async () => {
  const worker = visitor()
  expect((await around.signIn(worker, 'worker', 'live-worker-1')).status).toBe(200)
  const question = await worker.visit('/vragen/taal')
  const answer = { language: 'ro', letters: 'ro' }
  const { rows } = await owner.query<{ wrapped_key: Buffer }>('select wrapped_key from persons')
  expect(rows.map(({ wrapped_key }) => wrapped_key.toString().slice(0, 9))).toEqual(['vault:v1:'])

  around.transit.answers(503)
  const during = await Promise.all([worker.visit('/vragen/controleren'), question.press('Verder', answer)])
  expect(during.map(({ status }) => status)).toEqual([503, 503])
  expect(during[0]?.text).toContain('Wat al bevestigd was, is bewaard.')
  expect((await fetch(`${address}/health/live`)).status).toBe(200)
  around.transit.answers(undefined)
  expect((await question.press('Verder', answer)).status).toBe(200)
  expect((await worker.visit('/vragen/controleren')).status).toBe(200)
})

test('keys are renewed by who keeps them, what they wrapped still opens, and the old one is destroyed when its time is over', async () => {
  const keyholder = around.transit.as('keyholder')
  const renew = (days: number) => renewKeys(transitKeyring(keyholder, () => new Date()), 'person', new Date(Date.now() + days * 86_400_000))
  const kept = await once({ KEYRING_TOKEN_FILE: keyholder.tokenFile }, ['src/keys.ts'])
  expect(kept).toEqual({ code: 0, line: 'person: 0 wrapped anew, 0 old keys destroyed.\nsignal: 0 wrapped anew, 0 old keys destroyed.' })
  await standOn(appUrl)
  expect(await renew(10)).toEqual({ rotated: false, wrapped: 0, destroyed: 0 })
  expect(await renew(32)).toEqual({ rotated: true, wrapped: 3, destroyed: 0 })
  const { rows } = await owner.query<{ wrapped_key: Buffer }>('select wrapped_key from persons')
  expect(rows.map(({ wrapped_key }) => wrapped_key.toString().slice(0, 9))).toEqual(['vault:v2:'])
  const worker = visitor()
  await around.signIn(worker, 'worker', 'live-worker-1')
  expect((await worker.visit('/vragen/taal')).html.querySelector('input[value=ro][checked], option[value=ro][selected]')).not.toBeNull()

  await owner.query(`insert into persons values (gen_random_uuid(), 'vault:v1:AAAA', current_date)`)
  await expect(renew(70)).rejects.toThrow('does not open')
  await owner.query(`delete from persons where wrapped_key = 'vault:v1:AAAA'`)
  // Each look of a month further on made a new one: all but the newest are followed up for longer than a back-up is kept.
  expect(await renew(36)).toEqual({ rotated: true, wrapped: 3, destroyed: 3 })
  expect((await worker.visit('/vragen/taal')).status).toBe(200)
  expect((await once({ KEYRING_TOKEN_FILE: path.join(around.directory, 'service') }, ['src/keys.ts'])).code).toBe(1)
})

describe('a start that may not be is one line, and no stack', () => {
  const fit: Promised = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', wal_level: 'replica', data_checksums: 'on', sealedLine: true, mighty: false, owns: false, open: [] }

  test.each<[Partial<Promised>, RegExp | undefined]>([
    [{}, undefined],
    [{ synchronous_commit: 'remote_apply', wal_level: 'logical' }, undefined],
    [{ fsync: 'off' }, /^fsync is off: what was confirmed could be lost\. Set it to on/],
    [{ full_page_writes: 'off' }, /^full_page_writes is off/],
    [{ synchronous_commit: 'local' }, /^synchronous_commit is local.*on or remote_apply/],
    [{ wal_level: 'minimal' }, /^wal_level is minimal/],
    [{ data_checksums: 'off' }, /pg_checksums --enable/],
    [{ sealedLine: false }, /sslmode=verify-full/],
    [{ mighty: true }, /nosuperuser nobypassrls/],
    [{ owns: true }, /owns nothing/],
    [{ open: ['cases'] }, /not forced on cases\./],
  ])('%j', (change, line) => {
    const said = shortcomingOf({ ...fit, ...change })
    if (line) expect(said).toMatch(line)
    else expect(said).toBeUndefined()
  })

  const tokenOfAll = () => path.join(around.directory, 'open-token')
  test.each<[string, () => Record<string, string>, RegExp]>([
    ['its role is the superuser', () => ({ DATABASE_APP_URL: around.database }), /^The database is not fit for live mode: the role of the service may do more/],
    ['the keys are away', () => ({ KEYRING_URL: 'http://127.0.0.1:2' }), /^The keyring at KEYRING_URL cannot be used: no answer \(ECONNREFUSED\)/],
    ['everyone can read the token', () => ({ KEYRING_TOKEN_FILE: tokenOfAll() }), /everyone can read the token/],
    ['the keys are in a file', () => ({ KEYRING: 'file' }), /^Live mode needs: KEYRING=transit/],
  ])('%s', async (_case, change, line) => {
    writeFileSync(tokenOfAll(), 'x', { mode: 0o644 })
    const start = await once(change())
    expect(start.line).toMatch(line)
    expect([start.code, start.line.split('\n').length]).toEqual([1, 1])
  })

  test('what was confirmed could be lost; a table lies open', async () => {
    const name = new URL(around.database).pathname.slice(1)
    await owner.query(`alter database ${name} set synchronous_commit = off`)
    expect((await once({})).line).toMatch(/^The database is not fit for live mode: synchronous_commit is off/)
    await owner.query(`alter database ${name} reset synchronous_commit`)
    await owner.query('alter table licences no force row level security')
    expect((await once({})).line).toMatch(/row-level security is not forced on licences\. Do so as their owner/)
    await owner.query('alter table licences force row level security')
  })
})

test('it ends with 0, and what it wrote down is no stack; the check alone goes on, with keys that open nothing', async () => {
  const port = await freePort()
  const { tokenFile } = around.transit.as('check')
  const alone = run({ ...env, PORT: String(port), DATABASE_APP_URL: '', DATABASE_CHECK_URL: checkUrl(around.database, await keyring.rolePassword()), KEYRING_TOKEN_FILE: tokenFile }, ['src/check.ts'])
  await ready(port, alone)
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(service.said()).not.toMatch(/Error|    at /)

  const anyone = new Visitor(`http://localhost:${port}`, OUTSIDE)
  const answer = await (await anyone.visit('/controleren')).press('Controleer', { number: '2345-6789-BCD4' })
  expect([answer.status, answer.text.includes('Wij vinden geen geldige vergunning')]).toEqual([200, true])
  expect((await answer.press('Bewaar een bewijs')).html.querySelector('.receipt')?.text).toMatch(/eyJ/)
  expect((await anyone.visit(paths.publishedKeys)).status).toBe(200)
  alone.child.kill('SIGTERM')
  expect([await alone.ended, /Error|    at /.test(alone.said())]).toEqual([0, false])
  const unnamed = await once({ DATABASE_CHECK_URL: around.database.replace(/\/\/[^@]*@/, '//'), KEYRING_TOKEN_FILE: tokenFile }, ['src/check.ts'])
  expect(unnamed).toEqual({ code: 1, line: 'With KEYRING=transit DATABASE_CHECK_URL names its role and password: postgres://waarborg_check:…@….' })
})
