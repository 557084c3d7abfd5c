/** A real PostgreSQL from an npm package, for demonstration and tests: started, healed and stopped by this process. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { StartError } from '../errors.ts'
import { digest, othersCanReach, reachableBinaries } from './embeddedBinaries.ts'

export interface EmbeddedDatabase {
  /** Address of the superuser, over a Unix socket. */
  readonly url: string
  stop(): Promise<void>
}

interface Account {
  readonly uid: number
  readonly gid: number
}

const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' }

/** Nothing of a statement or a parameter may reach the server's own log. */
const privacy = ['log_parameter_max_length=0', 'log_parameter_max_length_on_error=0', 'log_min_error_statement=panic', 'log_statement=none', 'log_error_verbosity=terse']

export async function startEmbeddedDatabase(options: { directory: string; flags?: string[] }): Promise<EmbeddedDatabase> {
  const account = unprivileged()
  const native = reachableBinaries(account !== undefined)
  const directory = reachableDirectory(path.resolve(options.directory), account)
  const release = own(`${directory}.owner`, directory)
  try {
    await stopOrphan(directory)
    const password = secretOf(`${directory}.secret`)
    if (!fs.existsSync(path.join(directory, 'PG_VERSION'))) await initialise(native, directory, password, account)
    const socket = fs.mkdtempSync(path.join(os.tmpdir(), 'pg-'))
    give(socket, account)
    const server = await launch(native, directory, socket, account, options.flags ?? [])
    return { url: urlOf(password, socket), stop: () => stopServer(server, socket, release) }
  } catch (error) {
    release()
    throw error
  }
}

const urlOf = (password: string, socket: string, database = 'postgres') => `postgres://postgres:${password}@localhost/${database}?host=${encodeURIComponent(socket)}`

/** The superuser's address of a server that runs on this data, for whoever may read its secret. */
export function runningUrl(directory: string, database: string): string {
  const socket = fs.readFileSync(path.join(directory, 'postmaster.pid'), 'utf8').split('\n')[4] ?? ''
  return urlOf(fs.readFileSync(`${directory}.secret`, 'utf8'), socket, database)
}

async function stopServer(server: ChildProcess, socket: string, release: () => void): Promise<void> {
  if (server.exitCode === null) {
    const exited = new Promise((resolve) => server.once('exit', resolve))
    server.ref()
    server.kill('SIGINT')
    await exited
  }
  fs.rmSync(socket, { recursive: true, force: true })
  release()
}

/** PostgreSQL refuses to run as root; then an account without rights runs it. */
function unprivileged(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, name: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const name of ['postgres', 'nobody']) {
    try {
      return { uid: idOf('-u', name), gid: idOf('-g', name) }
    } catch {
      continue
    }
  }
  throw new StartError('Running as root, and neither account postgres nor nobody exists. Start as an ordinary user or set DATABASE_URL.')
}

function reachableDirectory(directory: string, account: Account | undefined): string {
  fs.mkdirSync(path.dirname(directory), { recursive: true })
  if (!account || othersCanReach(path.dirname(directory))) return directory
  return path.join(os.tmpdir(), `waarborg-data-${digest(directory)}`)
}

/** One owner at a time: process id and its start, so that a number that is used again is not taken for it. */
function own(file: string, directory: string): () => void {
  const self = `${process.pid} ${startOf(process.pid)}`
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      fs.writeFileSync(file, self, { flag: 'wx' })
      return () => fs.rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid = '', started] = fs.readFileSync(file, 'utf8').split(' ')
      if (isAlive(Number(pid)) && startOf(Number(pid)) === started) {
        throw new StartError(`The data in ${directory} is in use by process ${pid}. Stop it, or set DATA_DIR or DATABASE_URL.`)
      }
      fs.rmSync(file, { force: true })
    }
  }
  throw new StartError(`The data in ${directory} is being taken by another process. Try again.`)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid > 0
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function startOf(pid: number): string {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** A server whose owner was killed is asked to stop, so that its data can be opened again. */
async function stopOrphan(directory: string): Promise<void> {
  const file = path.join(directory, 'postmaster.pid')
  if (!fs.existsSync(file)) return
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0])
  if (!isServer(pid)) return fs.rmSync(file, { force: true })
  process.kill(pid, 'SIGINT')
  for (let waited = 0; waited < 200 && isAlive(pid); waited += 1) await pause(50)
}

function isServer(pid: number): boolean {
  try {
    return isAlive(pid) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return isAlive(pid)
  }
}

function secretOf(file: string): string {
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return fs.readFileSync(file, 'utf8')
}

/** Made beside its place and then moved, so that a half-made cluster is never taken for a whole one. */
async function initialise(native: string, directory: string, password: string, account?: Account): Promise<void> {
  const making = `${directory}.making`
  for (const place of [directory, making]) fs.rmSync(place, { recursive: true, force: true })
  fs.mkdirSync(making, { mode: 0o700 })
  give(making, account)
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'pg-'))
  const passwordFile = path.join(parent, 'password')
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  give(parent, account)
  give(passwordFile, account)
  const flags = ['-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=nl-NL', '--no-instructions', '--data-checksums']
  await run(path.join(native, 'bin', 'initdb'), ['-D', making, ...flags], account)
  fs.rmSync(parent, { recursive: true })
  fs.renameSync(making, directory)
}

function run(program: string, values: string[], account?: Account): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, values, { ...account, env: environment, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new StartError(`The database could not be made: ${said.trim()}`))))
  })
}

function give(place: string, account?: Account): void {
  if (account) fs.chownSync(place, account.uid, account.gid)
}

/** In its own process group: Ctrl-C reaches this process first, and this process stops the server. */
async function launch(native: string, directory: string, socket: string, account: Account | undefined, extra: string[]): Promise<ChildProcess> {
  const settings = ['listen_addresses=', 'timezone=UTC', 'logging_collector=off', 'dynamic_shared_memory_type=posix', ...extra]
  const flags = [...settings, ...privacy].flatMap((setting) => ['-c', setting])
  const child = spawn(path.join(native, 'bin', 'postgres'), ['-D', directory, '-k', socket, ...flags, '-c', 'log_min_messages=log'], {
    ...account, env: environment, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], detached: true,
  })
  await new Promise<void>((resolve, reject) => {
    let tail = ''
    child.stderr.on('data', (text: Buffer) => {
      tail = (tail + text.toString()).slice(-2000)
      if (/ready to accept (read-only )?connections/.test(tail)) resolve()
    })
    child.once('error', reject)
    child.once('exit', () => reject(new StartError(`The database did not start: ${tail.trim().split('\n').at(-1) ?? ''}`)))
  })
  child.unref()
  process.once('exit', () => child.kill('SIGINT'))
  return child
}
