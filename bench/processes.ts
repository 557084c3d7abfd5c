/** What the bench starts, and ends by its process id. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
  stop(): Promise<void>
}

/** The service as `npm start` starts it. */
export const programs = { service: ['--import', './src/platform/compileCache.ts', 'src/server.ts'], bare: ['bench/bare.ts'] } as const

export async function begin(program: readonly string[], env: Record<string, string>, ready: string): Promise<Started> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(process.execPath, program, { cwd: root, env: { ...process.env, ...env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] })
  children.push(child)
  const url = `http://localhost:${port}`
  await answers(`${url}${ready}`, child)
  const readyAfter = performance.now() - started
  return { url, readyAfter, memory: () => residentOf(child.pid ?? 0), stop: () => stop(child) }
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

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
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
