/** The process that checks alone: the same answers as the whole service, and a role that can do nothing else. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { randomBytes, randomInt } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import request from 'supertest'
import { ownCards } from '../../src/actions/licence/cards.ts'
import { createCheckApp } from '../../src/checkApp.ts'
import { readSettings } from '../../src/config.ts'
import { addDays } from '../../src/law/day.ts'
import { formatNumber, type LicenceNumber, newLicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { paths } from '../../src/paths.ts'
import { floods } from '../../src/platform/session/floods.ts'
import { createLog } from '../../src/platform/log.ts'
import { checkUrl } from '../../src/platform/database/roles.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { countedAs } from '../support/counted.ts'
import { adminUrl, dataDirectory, keyring, serviceUrl } from '../support/database.ts'
import { today, withLicence } from '../support/newWorker.ts'
import { killAll, ready, run } from '../support/runs.ts'
import { freePort } from '../support/startService.ts'
import { inStory } from '../support/story.ts'
import { address } from '../support/visitor.ts'

const superuser = inStory()
let actor: Worker
let number: LicenceNumber
let role: pg.Client
let alone = ''
let own: Record<string, string> = {}

/** As in its setting: the server and the database, and no role. */
const withoutRole = () => {
  const url = new URL(adminUrl)
  url.username = ''
  url.password = ''
  return url.href
}

beforeAll(async () => {
  const port = await freePort()
  own = { PORT: String(port), BASE_URL: address, KEYRING_FILE: path.join(dataDirectory, 'keyring.json'), DATABASE_CHECK_URL: withoutRole(), DATABASE_URL: '', DATABASE_APP_URL: '', CHECKS_PER_MINUTE: '100000' }
  const process = run(own, ['src/check.ts'])
  role = new pg.Client(checkUrl(adminUrl, await keyring.rolePassword()))
  await role.connect()
  actor = await withLicence()
  number = (await ownCards(actor, today)).cards[0]?.number ?? number
  await ready(port, process)
  alone = `http://localhost:${port}`
}, 120_000)
afterAll(async () => {
  killAll()
  await role.end()
})

/** All that whoever asks is told, but for the moment. */
async function told(service: string, to: string, fields?: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(service + to, { redirect: 'manual', headers: { ...(fields && { origin: address }), ...headers }, ...(fields && { method: 'POST', body: new URLSearchParams(fields) }) })
  const body = (await answer.text()).replaceAll(/eyJ[\w.-]+/g, (code) => `CODE of ${code.length}`).replaceAll(/\d\d:\d\d/g, 'TIME')
  return { status: answer.status, headers: [...answer.headers].filter(([name]) => name !== 'date'), body }
}
const both = (...asked: [to: string, fields?: Record<string, string>, headers?: Record<string, string>]) => Promise.all([told(address, ...asked), told(alone, ...asked)])

test('each page and each file is that of the whole service, in status, headers and bytes', async () => {
  const unknown = newLicenceNumber(randomInt)
  const asked: Parameters<typeof both>[] = [
    ['/controleren'], ['/ro/controleren'], ['/controleren/bewijs'], [paths.publishedKeys], [paths.publishedLists], ['/statuslijsten/0'], ['/statuslijsten/999'], ['/robots.txt'], ['/bestaat-niet'],
    ...[formatNumber(number), unknown, formatNumber(number).replace(/.$/, (sign) => (sign === 'B' ? 'C' : 'B')), '', 'x'.repeat(70_000), 'a\0b'].map((typed): Parameters<typeof both> => ['/controleren', { number: typed }]),
    ['/en/controleren', { number }], ['/controleren/bewijs', { number }], ['/controleren/bewijs', { number: unknown }],
    ['/controleren', { number }, { 'sec-fetch-site': 'cross-site' }],
  ]
  for (const each of asked) {
    const [whole, single] = await both(...each)
    expect([each, single]).toEqual([each, whole])
  }
  expect((await told(alone, '/controleren', { number })).body).toContain('Geldig vandaag')
  await request(alone).get('/statuslijsten/0').set('if-none-match', (await fetch(`${address}/statuslijsten/0`)).headers.get('etag') ?? '').expect(304, '')
})

test('what one signs the other knows; nobody gets a cookie, and no other door is there', async () => {
  const made = await fetch(`${alone}/controleren/bewijs`, { method: 'POST', headers: { origin: address }, body: new URLSearchParams({ number }) })
  const receipt = /eyJ[\w.-]+/.exec(await made.text())?.[0] ?? ''
  const [whole, single] = await both(paths.receiptRead, { receipt, receiptNumber: number })
  expect(whole.body).toMatch(/Dit bewijs is van ons[^]*Het hoort bij dit nummer/)
  expect([single, made.headers.getSetCookie()]).toEqual([whole, []])
  for (const door of ['/', '/inloggen', '/werk', '/dienst', '/vragen/taal', '/demo-inlog', '/gedeeld', '/zegel']) expect([door, (await told(alone, door)).status]).toEqual([door, 404])
})

test('of two hundred numbers that were drawn none is worth anything', async () => {
  const drawn = Array.from({ length: 200 }, () => newLicenceNumber(randomInt))
  const answers = await Promise.all(drawn.map(async (each) => told(alone, '/controleren', { number: each })))
  expect(answers.filter(({ status, body }) => status !== 200 || body.includes('Geldig vandaag') || !body.includes('Wij vinden geen geldige vergunning'))).toEqual([])
})

test('a number that ended is worth nothing at the next question', async () => {
  expect((await told(alone, '/controleren', { number })).body).toContain('Geldig vandaag')
  await superuser.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id) select id, person_id, municipality, 'revoke', current_date, gen_random_uuid() from licences where person_id = $1`, [actor.personId])
  const [whole, single] = await both('/controleren', { number })
  expect(single.body).toContain('Wij vinden geen geldige vergunning')
  expect(single).toEqual(whole)
})

test('what is asked of it counts as what is asked of the whole service, and so does what it keeps away', async () => {
  const asked = (await ownCards(await withLicence(), today)).cards[0]?.number ?? number
  await Promise.all(Array.from({ length: 13 }, () => told(alone, '/controleren', { number: asked })))
  const key = await countedAs(asked, today)
  const counted = async () => (await superuser.query<{ count: number }>('select count from number_counts where key = $1', [key])).rows[0]?.count
  for (let waited = 0; waited < 60 && (await counted()) !== 13; waited += 1) await new Promise((resolve) => setTimeout(resolve, 250))
  expect(await counted()).toBe(13)
})

describe('its counts', () => {
  const hour = () => new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000)
  let name: Buffer = Buffer.of()
  beforeAll(async () => {
    name = await countedAs(newLicenceNumber(randomInt), today)
  })
  test.each<[string, string, () => unknown[]]>([
    ['a day long gone', 'select count_asked($1, $2, $3)', () => [[name], '2026-01-01', [1]]],
    ['a day to come', 'select count_asked($1, $2, $3)', () => [[name], '2099-01-01', [1]]],
    ['less than none', 'select count_asked($1, $2, $3)', () => [[name], today, [-5]]],
    ['nothing at all', 'select count_asked($1, $2, $3)', () => [[name], today, [null]]],
    ['more than there are', 'select count_asked($1, $2, $3)', () => [[name], today, [1, 1]]],
    ['a name that is none', 'select count_asked($1, $2, $3)', () => [[randomBytes(32)], today, [1]]],
    ['what it does not do', 'select count_floods($1, $2, $3, $4, $5, $6)', () => [[hour()], ['sign-in'], ['4'], [1], [1], [1]]],
    ['more kept away than asked', 'select count_floods($1, $2, $3, $4, $5, $6)', () => [[hour()], ['check'], ['4'], [1], [2], [1]]],
    ['an hour long gone', 'select count_floods($1, $2, $3, $4, $5, $6)', () => [[new Date('2026-01-01T10:00:00Z')], ['check'], ['4'], [1], [1], [1]]],
    ['lists of other lengths', 'select count_floods($1, $2, $3, $4, $5, $6)', () => [[hour(), hour()], ['check'], ['4'], [1], [1], [1]]],
  ])('take no %s', async (_what, statement, values) => {
    await expect(role.query(statement, values())).rejects.toThrow(/no counts|check constraint/)
  })

  test('add, and answer nothing', async () => {
    for (let time = 0; time < 2; time += 1) expect((await role.query('select count_asked($1, $2, $3)', [[name], today, [4]])).rows).toEqual([{ count_asked: '' }])
    expect((await superuser.query('select count from number_counts where key = $1', [name])).rows).toEqual([{ count: 8 }])
    const kept = async () => (await superuser.query<{ refused: string }>(`select coalesce(sum(refused), 0) as refused from flood_counts where hour = $1 and name = 'checks' and family = 'all'`, [hour()])).rows[0]?.refused
    const before = Number(await kept())
    await role.query('select count_floods($1, $2, $3, $4, $5, $6)', [[hour()], ['checks'], ['all'], [9], [3], [1]])
    expect(Number(await kept())).toBeGreaterThanOrEqual(before + 3)
    await superuser.query('delete from number_counts where key = $1', [name])
  })

  test('never fill a column: a sum that would not fit stays at the most, and what others count goes on', async () => {
    // Under a family it never has, so that nobody else counts there.
    const at = hour()
    const kept = async () => (await superuser.query<{ asked: number; refused: number; networks: number }>(`select asked, refused, networks from flood_counts where hour = $1 and name = 'checks' and family = '6'`, [at])).rows[0]
    const most = 999_999_999
    for (let time = 0; time < 4; time += 1) await role.query('select count_floods($1, $2, $3, $4, $5, $6)', [[at], ['checks'], ['6'], [most], [most], [most]])
    expect(await kept()).toEqual({ asked: most + 1, refused: most + 1, networks: most + 1 })
    const counted = floods()
    counted.add({ name: 'checks', family: '6', network: 'x', isRefused: true }, at)
    await counted.share()
    expect(await kept()).toEqual({ asked: most + 1, refused: most + 1, networks: most + 1 })
    await superuser.query(`delete from flood_counts where hour = $1 and name = 'checks' and family = '6'`, [at])
    // Nothing waits to be tried again.
    await counted.share()
    expect(await kept()).toBeUndefined()
  })

  test('of made-up numbers fill no more than a room of their own, and what is there is still added to', async () => {
    const day = addDays(today, -1)
    const names = () => Array.from({ length: 10_000 }, () => randomBytes(48))
    const add = (some: readonly Buffer[]) => superuser.query('select count_asked($1, $2, $3)', [some, day, some.map(() => 1)])
    await superuser.query('begin')
    await superuser.query('set local session authorization waarborg_check')
    const first = names()
    for (const some of [first, names(), names(), first]) await add(some)
    await superuser.query('set local session authorization default')
    const { rows } = await superuser.query('select max(count) as most, count(*)::integer as count from number_counts where day = $1 and by_check', [day])
    const [real = Buffer.of()] = names()
    await add([real])
    const added = await superuser.query('select by_check from number_counts where key = $1', [real])
    await superuser.query('rollback')
    expect([rows, added.rows]).toEqual([[{ most: 2, count: 20_000 }], [{ by_check: false }]])
  })
})

test('past the limit there is the plain page that says when to come back, and the database is asked nothing', async () => {
  const settings = readSettings({ CHECKS_PER_MINUTE: '3', BASE_URL: address })
  const app = createCheckApp({ settings, log: createLog({ level: 'silent' }), now: () => new Date(`${today}T12:00:10Z`) })
  const asked = jest.spyOn(pg.Client.prototype, 'query')
  const checks = () => asked.mock.calls.filter(([query]) => (query as unknown as { name?: string }).name === 'licence-facts').length
  const named = () => asked.mock.calls.filter(([query]) => (query as unknown as { name?: string } | undefined)?.name).length
  const ask = () => request(app).post('/controleren').set('origin', address).type('form').send({ number })
  for (const time of [1, 2, 3]) expect([(await ask()).status, checks()]).toEqual([200, time])
  const before = named()
  const shed = await Promise.all(Array.from({ length: 60 }, ask))
  expect(shed.filter(({ status, headers, text }) => status !== 429 || headers['retry-after'] !== '50' || headers['set-cookie'] || !text.includes('<h1'))).toEqual([])
  expect([new Set(shed.map(({ text }) => text)).size, named() - before]).toEqual([1, 0])
  asked.mockRestore()
})

describe('its role', () => {
  test('has no right to any table, column or sequence, and calls nine functions of ours', async () => {
    const { rows: relations } = await superuser.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and case when c.relkind = 'S' then has_sequence_privilege('waarborg_check', c.oid, 'usage, select, update')
         else c.relkind in ('r', 'p', 'v', 'm', 'f') and (has_any_column_privilege('waarborg_check', c.oid, 'select, insert, update, references') or has_table_privilege('waarborg_check', c.oid, 'delete, truncate, trigger, maintain')) end`)
    expect(relations).toEqual([])
    const { rows: functions } = await superuser.query<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and p.prosecdef and p.prorettype <> 'trigger'::regtype and has_function_privilege('waarborg_check', p.oid, 'execute') order by 1`)
    expect(functions.map(({ name }) => name)).toEqual(['announced', 'applied_of', 'count_asked', 'count_floods', 'licence_facts', 'published_keys', 'published_list', 'published_lists', 'tightened'])
  })

  test('owns nothing, is a member of nothing, makes nothing and bypasses nothing', async () => {
    const { rows } = await superuser.query(
      `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as mighty, exists (select from pg_auth_members where member = r.oid) as member,
         exists (select from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns, has_schema_privilege(r.oid, 'public', 'create') as creates, has_database_privilege(r.oid, current_database(), 'create, temporary') as stores
       from pg_roles r where rolname = 'waarborg_check'`)
    expect(rows).toEqual([{ mighty: false, member: false, owns: false, creates: false, stores: false }])
  })

  test('reads no key that signs, no licence and no name, whatever it says it is', async () => {
    await role.query(`select set_config('app.door', 'check', false), set_config('default_transaction_read_only', 'off', false)`)
    for (const table of ['licences', 'cards', 'persons', 'sealed', 'signing_keys', 'status_places', 'audit_entries', 'rate_limits']) await expect(role.query(`select from ${table}`)).rejects.toThrow(/permission denied|does not exist/)
    await expect(role.query('create temporary table kept (number text)')).rejects.toThrow('permission denied')
    for (const table of ['number_counts', 'flood_counts', 'tightenings']) await expect(role.query(`select from ${table}`)).rejects.toThrow('permission denied')
    expect((await role.query('select * from published_keys()')).fields.map(({ name }) => name)).toEqual(['kid', 'public_key'])
  })
})

test.each<[string, () => Promise<Record<string, string>>, RegExp]>([
  ['no database', async () => ({ DATABASE_CHECK_URL: '' }), /^The check alone needs DATABASE_CHECK_URL/],
  ['the role of the service', async () => ({ DATABASE_CHECK_URL: await serviceUrl() }), /^The role of DATABASE_CHECK_URL may do more than check/],
  ['no keyring', async () => ({ KEYRING_FILE: path.join(dataDirectory, 'none.json') }), /^There is no keyring at .*Start the service first/],
  ['a database that is not there', async () => ({ DATABASE_CHECK_URL: 'postgres://a:b@127.0.0.1:1/x' }), /^The database of DATABASE_CHECK_URL cannot be reached \(ECONNREFUSED\)/],
  ['live without what it rests on', async () => ({ MODE: 'live' }), /^Live mode needs: WORKER_ISSUER .*STAFF_ISSUER .*BASE_URL .*KEYRING/],
])('it does not start with %s, and says so in one line', async (_case, change, line) => {
  const tried = run({ ...own, PORT: String(await freePort()), ...(await change()) }, ['src/check.ts'])
  expect(await tried.ended).toBe(1)
  expect(tried.said().trim()).toMatch(line)
  expect(tried.said().trim().split('\n')).toHaveLength(1)
})
