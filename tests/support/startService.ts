/** Starts the whole service once, as a newcomer would, on a free port with its own data and the demonstration in it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { browserFile } from './browserFile.ts'

declare global {
  var service: ChildProcess | undefined
}

export default async function startService(): Promise<void> {
  // Here, so that two tests do not unpack it at once.
  process.env['TEST_BROWSER'] = await browserFile()
  const directory = process.env['TEST_KEPT'] ? kept(process.env['TEST_KEPT']) : mkdtempSync(path.join(os.tmpdir(), 'waarborg-test-'))
  // The server runs as an account without rights when the tests run as root; it must be able to get there.
  chmodSync(directory, 0o755)
  const port = await freePort()
  const log = path.join(directory, 'service.log')
  const env = { ...process.env, PORT: String(port), DATA_DIR: path.join(directory, 'data'), NODE_COMPILE_CACHE: path.join(directory, 'code'), CHECKS_PER_MINUTE: '100000', SIGN_INS_PER_MINUTE: '100000', MESSAGE_DELAY_MINUTES: '0', DATABASE_URL: '', DATABASE_APP_URL: '' }
  const file = openSync(log, 'w')
  globalThis.service = spawn(process.execPath, ['src/server.ts'], { env: withoutEmpty(env), stdio: ['ignore', file, file] })
  Object.assign(process.env, { TEST_ADDRESS: `http://localhost:${port}`, TEST_DIRECTORY: directory, TEST_LOG: log })
  await untilReady(port)
  await withoutWaitingForTheDisk()
}

/** Nothing here has to outlive a power cut; what does is proved on databases of their own. */
async function withoutWaitingForTheDisk(): Promise<void> {
  const { asSuperuser } = await import('./database.ts')
  const client = asSuperuser()
  await client.connect()
  await client.query('alter database waarborg set synchronous_commit = off')
  await client.end()
}

/** While writing one test: the data of the run before, so that starting takes a second. Every whole run begins anew. */
function kept(directory: string): string {
  mkdirSync(directory, { recursive: true })
  return directory
}

function withoutEmpty(env: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value))
}

async function untilReady(port: number): Promise<void> {
  for (let waited = 0; waited < 240; waited += 1) {
    const ready = await fetch(`http://localhost:${port}/health/ready`, { signal: AbortSignal.timeout(1_000) }).then(({ ok }) => ok, () => false)
    if (ready) return
    if (globalThis.service?.exitCode !== null) throw new Error('the service did not start')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('the service was not ready in time')
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
