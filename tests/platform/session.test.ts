/** Sessions and limits on the real database, with a clock of their own. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import express, { type Express } from 'express'
import request from 'supertest'
import '../../src/routes/signIn.ts'
import { inReach } from '../../src/platform/database/db.ts'
import { networkOf, rateLimits, TooMany } from '../../src/platform/session/rateLimit.ts'
import { endedSession, endSession, freshSession, keepSession, sessionBegins, sessions } from '../../src/platform/session/session.ts'
import { endSessionsOf } from '../../src/platform/session/sessionsOf.ts'
import { asSuperuser, keyring, serviceUrl } from '../support/database.ts'
import { standAgain, standOn } from '../support/process/standing.ts'

const superuser = asSuperuser()
const ids = { worker: randomUUID(), caseworker: randomUUID() } as const
const MINUTE = 60_000
let at = new Date()
const pass = (minutes: number) => (at = new Date(at.getTime() + minutes * MINUTE))

/** A table of its own: with the clock of these tests ahead, beginning a session would end those of everyone else. */
const apart = 'sessions_apart'

beforeAll(async () => {
  await superuser.connect()
  await superuser.query(`drop schema if exists ${apart} cascade; create schema ${apart}; create table ${apart}.sessions (like public.sessions including all);
    grant usage on schema ${apart} to waarborg_app; grant select, insert, update, delete on ${apart}.sessions to waarborg_app`)
  process.env['PGOPTIONS'] = `-c search_path=${apart},public`
  await standOn(await serviceUrl())
})
afterAll(async () => {
  delete process.env['PGOPTIONS']
  await Promise.all([standAgain(), superuser.end()])
})
beforeEach(() => {
  at = new Date()
})

function service(secure = false): Express {
  const app = express().set('trust proxy', 1)
  app.use(sessions(keyring, { secure, now: () => at }))
  app.get('/', (req, res) => void res.send(req.session.actor?.id ?? 'nobody'))
  app.post('/begin', sessionBegins, (req, res) => {
    req.session.language = 'en'
    res.send('begun')
  })
  app.post('/in/:role', sessionBegins, async (req, res) => {
    await freshSession(req)
    const staff = { role: 'caseworker', id: ids.caseworker, municipality: 'GM0344' } as const
    req.session.actor = req.params['role'] === 'worker' ? { role: 'worker', id: ids.worker, personId: 'x' } : staff
    if (req.params['role'] === 'shared') Object.assign(req.session, { shared: true, actor: { role: 'worker', id: ids.worker, personId: 'x' } })
    await keepSession(req)
    res.send('in')
  })
  app.post('/out', async (req, res) => {
    await endSession(req, res)
    res.send('out')
  })
  app.post('/slow', sessionBegins, async (req, res) => {
    await inReach({}, async () => endSessionsOf(req.session.actor?.id ?? ''))
    req.session.language = 'en'
    res.send('slow')
  })
  return app
}

const cookieOf = (answer: request.Response): string => String(answer.headers['set-cookie']?.[0] ?? '')
const enter = async (app: Express, role: string) => cookieOf(await request(app).post(`/in/${role}`)).split(';')[0] ?? ''
const who = async (app: Express, cookie: string) => (await request(app).get('/').set('cookie', cookie)).text

describe('a session', () => {
  test('does not start by looking', async () => {
    expect(cookieOf(await request(service()).get('/'))).toBe('')
  })

  test('has a cookie that no script reads, that no other site sends, and that ends with the browser', async () => {
    const plain = cookieOf(await request(service()).post('/in/worker'))
    expect(plain).toMatch(/^waarborg=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
    const secure = cookieOf(await request(service(true)).post('/in/worker').set('x-forwarded-proto', 'https'))
    expect(secure).toMatch(/^__Host-waarborg=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('one that was planted before signing in is worth nothing after', async () => {
    const app = service()
    const planted = cookieOf(await request(app).post('/begin')).split(';')[0] ?? ''
    const answer = await request(app).post('/in/worker').set('cookie', planted)
    expect(cookieOf(answer).split(';')[0]).not.toBe(planted)
    expect(await who(app, planted)).toBe('nobody')
  })

  test.each([['worker', 30], ['caseworker', 15]] as const)('of a %s ends after %i minutes without a request', async (role, idle) => {
    const app = service()
    const cookie = await enter(app, role)
    pass(idle - 1)
    expect(await who(app, cookie)).toBe(ids[role])
    pass(idle - 1)
    expect(await who(app, cookie)).toBe(ids[role])
    pass(idle + 1)
    expect(await who(app, cookie)).toBe('nobody')
  })

  test('of a device that others use too ends after five minutes, and after an hour however busy', async () => {
    const app = service()
    const idle = await enter(app, 'shared')
    pass(4)
    expect(await who(app, idle)).toBe(ids.worker)
    pass(6)
    expect(await who(app, idle)).toBe('nobody')
    const busy = await enter(app, 'shared')
    for (let minutes = 4; minutes < 60; minutes += 4) {
      pass(4)
      expect([minutes, await who(app, busy)]).toEqual([minutes, ids.worker])
    }
    pass(4)
    expect(await who(app, busy)).toBe('nobody')
  })

  test('that ended by itself is known for an hour, for what was typed alone; one that was ended is not', async () => {
    const app = service()
    app.get('/ended', async (req, res) => void res.send((await endedSession(req))?.actor?.id ?? 'nobody'))
    const known = async (cookie: string) => (await request(app).get('/ended').set('cookie', cookie)).text
    const cookie = await enter(app, 'worker')
    expect(await known(cookie)).toBe('nobody')
    pass(31)
    expect([await who(app, cookie), await known(cookie)]).toEqual(['nobody', ids.worker])
    await enter(app, 'caseworker')
    pass(58)
    expect(await known(cookie)).toBe(ids.worker)
    pass(3)
    expect(await known(cookie)).toBe('nobody')
    const ended = await enter(app, 'worker')
    await request(app).post('/out').set('cookie', ended)
    pass(31)
    expect(await known(ended)).toBe('nobody')
  })

  test('ends after eight hours, however busy', async () => {
    const app = service()
    const cookie = await enter(app, 'worker')
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      pass(20)
      expect(await who(app, cookie)).toBe(ids.worker)
    }
    pass(21)
    expect(await who(app, cookie)).toBe('nobody')
  })

  test('that was ended stays ended, also when a slow request was still busy with it', async () => {
    const app = service()
    const cookie = await enter(app, 'worker')
    expect(await who(app, cookie)).toBe(ids.worker)
    await request(app).post('/slow').set('cookie', cookie)
    expect(await who(app, cookie)).toBe('nobody')
    const another = await enter(app, 'worker')
    await request(app).post('/out').set('cookie', another)
    expect(await who(app, another)).toBe('nobody')
  })

  test('a changed id finds nothing', async () => {
    const app = service()
    const cookie = await enter(app, 'worker')
    expect(await who(app, cookie)).toBe(ids.worker)
    expect(await who(app, cookie.replace(/=s%3A./, (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`))).toBe('nobody')
  })

  test('lies in the database under a keyed hash, and sealed', async () => {
    const app = service()
    const id = decodeURIComponent(await enter(app, 'caseworker')).replace('waarborg=s:', '').split('.')[0] ?? ''
    const { rows } = await superuser.query<{ row: string; sealed: Buffer }>(`select s::text as row, sealed from ${apart}.sessions s where actor_id = $1`, [ids.caseworker])
    expect(rows.length).toBeGreaterThan(0)
    for (const { row, sealed } of rows) {
      expect(row).not.toContain(Buffer.from(id).toString('hex'))
      expect(sealed.toString('latin1')).not.toMatch(/GM0344|caseworker|worker/)
    }
  })
})

describe('how often one network may ask', () => {
  const limits = [rateLimits({ keyring, now: () => at }), rateLimits({ keyring, now: () => at })] as const
  afterAll(() => limits.forEach((process) => process.stop()))

  const ask = (process: 0 | 1, ip: string) =>
    new Promise<unknown>((resolve) => {
      const limited = limits[process].limit({ name: `test-${String(at.getTime())}`, limit: 3, windowSeconds: 60 })
      void limited({ ip } as express.Request, {} as express.Response, resolve)
    })

  test('three times and no more; another network is not kept waiting; the next minute is new', async () => {
    at = new Date(Math.floor(Date.now() / MINUTE) * MINUTE)
    for (let times = 0; times < 3; times += 1) expect(await ask(0, '192.0.2.1')).toBeUndefined()
    expect(await ask(0, '192.0.2.200')).toBeInstanceOf(TooMany)
    expect(await ask(0, '198.51.100.1')).toBeUndefined()
    pass(1)
    expect(await ask(0, '192.0.2.1')).toBeUndefined()
  })

  test('whose network has no name, because the keyring says nothing, is not let in', async () => {
    const silent = rateLimits({ keyring: { ...keyring, mac: () => Promise.reject() }, now: () => at })
    const limited = silent.limit({ name: 'silent', limit: 3, windowSeconds: 60 })
    const told = await new Promise((resolve) => void limited({ ip: '192.0.2.1' } as express.Request, {} as express.Response, resolve))
    silent.stop()
    expect(told).toBeInstanceOf(Error)
  })

  test('what is kept away is counted by the hour: how much, by how many networks, and never which', async () => {
    pass(60)
    const name = `test-${String(at.getTime())}`
    for (const ip of ['192.0.2.1', '192.0.2.9', '2001:db8::1']) for (let times = 0; times < 5; times += 1) await ask(0, ip)
    await limits[0].share()
    const { rows } = await superuser.query('select family, asked, refused, networks from flood_counts where name = $1 order by family', [name])
    expect(rows).toEqual([{ family: '4', asked: 10, refused: 7, networks: 1 }, { family: '6', asked: 5, refused: 2, networks: 1 }])
  })

  test('two processes count together', async () => {
    pass(7)
    for (const process of [0, 1, 0] as const) await ask(process, '203.0.113.9')
    for (const process of limits) await process.share()
    await limits[0].share()
    expect(await ask(1, '203.0.113.9')).toBeInstanceOf(TooMany)
  })

  test.each([
    ['192.0.2.77', '192.0.2'], ['::ffff:192.0.2.77', '192.0.2'], ['2001:db8:1:2:3:4:5:6', '2001:db8:1'], ['2001:db8::1', '2001:db8:0'], ['::1', '0:0:0'],
  ])('%s is of the network %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network)
  })
})
