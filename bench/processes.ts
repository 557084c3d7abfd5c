/** What the bench starts, and ends by its process id. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'

const children: ChildProcess[] = []
const root = path.resolve(import.meta.dirname, '..')

export interface Started {
  readonly url: string
  /** From start until the first right answer, in milliseconds. */
  readonly readyAfter: number
  /** Resident memory, in MiB. */
  memory(): number
  /** Time of the processor so far, in microseconds. */
  processor(): number
  stop(): Promise<void>
}

/** The service as `npm start` starts it. */
export const programs = { service: ['--import', './src/platform/compileCache.js', 'src/server.ts'], check: ['--import', './src/platform/compileCache.js', 'src/check.ts'], bare: ['bench/bare.ts'] } as const

export async function begin(program: readonly string[], env: Record<string, string>, ready: string): Promise<Started> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(process.execPath, program, { cwd: root, env: { ...process.env, ...env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  const url = `http://localhost:${port}`
  await answers(`${url}${ready}`, child)
  const readyAfter = performance.now() - started
  return { url, readyAfter, memory: () => residentOf(child.pid ?? 0), processor: () => processorOf(child.pid ?? 0), stop: () => stop(child) }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${url} ended with ${child.exitCode}`)
    if (await fetch(url).then(({ ok }) => ok, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${url} did not answer`)
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
}

/** Of a clock of the kernel that ticks a hundred times a second. */
const TICK = 10_000

/** What stands behind the name of a process in its `stat`: its parent, and its ticks as user and as system. */
function statOf(pid: number | string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

const ticksIn = (stat: readonly string[], places: readonly number[]): number => places.reduce((sum, place) => sum + Number(stat[place] ?? 0), 0)

export function processorOf(pid: number): number {
  return ticksIn(statOf(pid), [11, 12]) * TICK
}

/** Of a process, and of all that it started, also those that ended. */
export function processorOfAll(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf).filter((stat) => Number(stat[1]) === pid)
  return (ticksIn(statOf(pid), [11, 12, 13, 14]) + children.reduce((sum, stat) => sum + ticksIn(stat, [11, 12]), 0)) * TICK
}

/** One that a signal ended has no exit code. */
function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  return ended
}

export async function stopAll(): Promise<void> {
  for (const child of children.toReversed()) await stop(child)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
