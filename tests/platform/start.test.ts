/** Starting and stopping as someone on a fresh machine would meet it: each in a process of its own. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { knownNumber } from '../../seeders/demonstration.ts'
import { workers } from '../../seeders/people.ts'
import { withClient } from '../../src/platform/database/migrate.ts'
import { copiedRegister } from '../support/copied.ts'
import { adminUrl, asSuperuser, dataDirectory, serviceUrl } from '../support/database.ts'
import { withDraft, withoutDoors } from '../support/newWorker.ts'
import { killAll, ready, type Run, run as start, runScript } from '../support/runs.ts'
import { inside } from '../support/sessions.ts'
import { freePort } from '../support/startService.ts'
import { Visitor } from '../support/visitor.ts'

const directory = mkdtempSync(path.join(os.tmpdir(), 'waarborg-start-'))
chmodSync(directory, 0o755)

const run = (env: Record<string, string>, account?: { uid: number; gid: number }) => start({ DATA_DIR: path.join(directory, 'data'), ...env }, [], account)

/** In milliseconds: the first start makes up a whole register, and other tests run beside this one. */
const PATIENCE = 300_000

afterAll(() => {
  killAll()
  rmSync(directory, { recursive: true, force: true })
})

test.each([
  ['a wrong port', { PORT: 'many' }, /^A setting is wrong: "PORT" must be a number\.$/],
  ['a database that is not there', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' }, /^The database of DATABASE_URL cannot be reached \(ECONNREFUSED\)\. Check the address/],
  ['live without its basis', { MODE: 'live' }, /^Live mode needs: STATUTE .*DPIA_DATE .*KEYRING=/],
])('%s: one clear line, no stack', async (_case, env, line) => {
  const tried = run({ PORT: String(await freePort()), ...env })
  expect(await tried.ended).toBe(1)
  expect(tried.said().trim()).toMatch(line)
  expect(tried.said().trim().split('\n')).toHaveLength(1)
})

test('a port that is taken is said before any data is touched', async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => server.listen(0, 'localhost', () => resolve((server.address() as { port: number }).port)))
  const tried = run({ PORT: String(port) })
  expect(await tried.ended).toBe(1)
  expect(tried.said().trim()).toBe(`Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`)
  server.close()
})

/** Who has no rights on this machine; whoever runs the tests without any is one already. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined

test('the database of its own starts, answers and stops for someone without rights on the machine', async () => {
  const own = mkdtempSync(path.join(os.tmpdir(), 'ordinary-'))
  if (nobody) chownSync(own, nobody.uid, nobody.gid)
  const program = `
    const { startEmbeddedDatabase } = await import('${path.resolve('src/platform/database/embeddedDatabase.ts')}')
    const { withClient } = await import('${path.resolve('src/platform/database/migrate.ts')}')
    const server = await startEmbeddedDatabase({ directory: '${own}/pg' })
    const { rows } = await withClient(server.url, (client) => client.query('select current_setting($1) as kept', ['fsync']))
    await server.stop()
    process.stdout.write(process.getuid() + ' ' + rows[0].kept)`
  const started = start({}, ['--input-type=module', '-e', program], nobody)
  expect(await started.ended).toBe(0)
  expect(started.said()).toBe(`${nobody?.uid ?? process.getuid?.()} on`)
  rmSync(own, { recursive: true, force: true })
})

describe('on a server that is given', () => {
  const given = new URL(adminUrl)
  given.pathname = '/given'
  const keys = { KEYRING_FILE: path.join(dataDirectory, 'keyring.json') }

  test('the role of the service alone is told what the database lacks; the owner makes it, and makes it whole when that was killed half-way; then the role alone is enough; a door that cannot be loaded ends it, whoever knocks', async () => {
    const superuser = asSuperuser()
    await superuser.connect()
    await superuser.query('drop database if exists given')
    await superuser.query('create database given')
    await superuser.end()
    const asRole = { ...keys, DATABASE_APP_URL: (await serviceUrl()).replace('/waarborg?', '/given?') }

    const early = run({ PORT: String(await freePort()), ...asRole })
    expect(await early.ended).toBe(1)
    expect(early.said()).toMatch(/^The database lacks 0001.*Start once with DATABASE_URL/)

    const asOwner = { ...keys, DATABASE_URL: given.href }
    const broken = run({ PORT: String(await freePort()), ...asOwner })
    await peopleThere(25)
    broken.child.kill('SIGKILL')
    await broken.ended

    for (const env of [asOwner, asRole]) {
      const port = await freePort()
      const service = run({ PORT: String(port), ...env })
      await ready(port, service)
      expect(await peopleThere(1)).toBe(workers.filter(({ stage }) => stage !== 'new').length)
      const page = await fetch(`http://localhost:${port}/controleren`, { method: 'POST', body: new URLSearchParams({ number: knownNumber }) })
      expect(await page.text()).toContain('Geldig vandaag')
      const left = env === asRole ? await allLettersAnew() : undefined
      service.child.kill('SIGTERM')
      expect(await service.ended).toBe(0)
      // The letter it was at is finished, the others wait for the next start.
      if (left) expect(await left()).toBeGreaterThan(20)
    }

    const unready = run({ PORT: String(await freePort()), ...asRole, NODE_OPTIONS: `--import ${unloadable('/oversight/doors.ts')}` })
    expect(await unready.ended).toBe(1)
    expect(unready.said()).toMatch(/^The service could not start \(it cannot be loaded\)\.$/m)
    expect(unready.said()).not.toMatch(/    at /)

    // What comes after the start and hangs hangs no stop, and who comes meanwhile is not let in.
    const port = await freePort()
    const hanging = run({ PORT: String(port), ...asRole, NODE_OPTIONS: `--import ${endless('/src/inside.ts')}` })
    await ready(port, hanging)
    hanging.child.kill('SIGTERM')
    const stopped = Date.now()
    for (let isOpen = true; isOpen;) isOpen = await fetch(`http://localhost:${port}/health/live`).then(({ ok }) => ok, () => false)
    expect(hanging.child.exitCode).toBeNull()
    expect(await hanging.ended).toBe(0)
    expect(Date.now() - stopped).toBeLessThan(20_000)
    expect(hanging.said()).not.toMatch(/could not start|    at /)
  }, PATIENCE)

  /** Waits until so many people are in the ledger there; how many there are then. */
  async function peopleThere(enough: number): Promise<number> {
    for (let waited = 0; waited < 1_500; waited += 1, await pause(100)) {
      const count = await withClient(given.href, async (client) => (await client.query('select from accounts')).rowCount ?? 0).catch(() => 0)
      if (count >= enough) return count
    }
    throw new Error('nobody came')
  }

  /** All are to be made again, and the first one is; how many are left. */
  async function allLettersAnew(): Promise<() => Promise<number>> {
    const asked = (text: string) => withClient(given.href, async (client) => (await client.query(text)).rowCount ?? 0)
    const left = () => asked('select from letters where finish_at is not null')
    await withClient(given.href, async (client) => {
      await client.query('set session_replication_role = replica')
      await client.query(`update letters set sealed_pdf = null, sha256 = null, finish_at = clock_timestamp() - interval '1 minute'`)
    })
    const all = await asked('select from letters')
    while ((await left()) === all) await pause(20)
    return left
  }

  /** What is loaded and never ready. */
  const endless = (ending: string) => `data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) {
      const loaded = next(url, context)
      return url.endsWith('${ending}') ? { ...loaded, source: loaded.source + '\\nawait new Promise(() => undefined)' } : loaded
    } })`)}`

  /** What comes last of all, after the service said that it runs. */
  const unloadable = (ending: string) => `data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) {
      if (url.endsWith('${ending}')) throw new Error('it cannot be loaded')
      return next(url, context)
    } })`)}`
})

describe('on data of its own', () => {
  test('a second start is told who uses it; a killed one heals; its database away is a plain 503; SIGTERM ends with 0', async () => {
    const [port, other] = [await freePort(), await freePort()]
    await withoutDoors()
    const people = [await inside(await withDraft()), await inside(await withDraft())] as const
    await copiedRegister(path.join(directory, 'data'))
    const first = run({ PORT: String(port) })
    await ready(port, first)
    const second = run({ PORT: String(other) })
    expect(await second.ended).toBe(1)
    expect(second.said()).toMatch(/^The data in .* is in use by process \d+\. Stop it, or set DATA_DIR or DATABASE_URL\.\n$/)

    first.child.kill('SIGKILL')
    await first.ended
    // What is told to end is the service, and not a shell around it.
    const again = runScript('start', { DATA_DIR: path.join(directory, 'data'), PORT: String(port) })
    await ready(port, again)

    await outage(port, again, people)

    again.child.kill('SIGTERM')
    expect(await again.ended).toBe(0)
    expect(again.said()).not.toMatch(/Error|    at /)
  }, PATIENCE)

  /** The server hangs: what was open breaks off, and nothing new is answered until it goes on. */
  async function outage(port: number, service: Run, people: readonly [worker: Visitor, leaver: Visitor]): Promise<void> {
    const [worker, leaver] = [at(port, people[0]), at(port, people[1])]
    const question = await worker.visit('/en/vragen/taal')
    const server = Number(readFileSync(path.join(directory, 'data/pg/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(server, 'SIGSTOP')
    for (const child of childrenOf(server)) process.kill(child, 'SIGKILL')

    const answer = { language: 'ro', letters: 'ro' }
    const during = await Promise.all([worker.visit('/en/mijn'), question.press('Continue', answer), leaver.visit('/en/weer'), new Visitor(`http://localhost:${port}`).visit('/')])
    process.kill(server, 'SIGCONT')
    expect(during.map(({ status }) => status)).toEqual([503, 503, 200, 200])
    expect(during[2].text).toContain('The weather')
    expect(during[0]?.html.querySelector('main')?.text).toContain('What was already confirmed is saved.')

    await ready(port, service)
    expect((await worker.visit('/en/vragen/controleren')).text).toContain('Only here, I look myself')
    expect((await question.press('Continue', answer)).path).toBe('/en/vragen/wie')
  }

  /** The same person at another address: her session came along. */
  function at(port: number, { cookies }: Visitor): Visitor {
    const visitor = new Visitor(`http://localhost:${port}`)
    for (const [name, value] of cookies) visitor.cookies.set(name, value)
    return visitor
  }

  function childrenOf(pid: number): number[] {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  }
})
