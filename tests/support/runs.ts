/** Programs in a process of their own, as whoever runs the service would start them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

export interface Run {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  readonly said: () => string
}

const running: ChildProcess[] = []
/** In milliseconds. */
const LONGEST = 90_000

export function run(env: Record<string, string>, [program = 'src/server.ts', ...words]: readonly string[] = [], account: { uid?: number; gid?: number } = {}): Run {
  return begun(process.execPath, [program, ...words], env, account)
}

/** As npm does it: what stands in package.json under this name, in a shell. */
export function runScript(name: string, env: Record<string, string>): Run {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  return begun('sh', ['-c', scripts[name] ?? ''], { ...env, PATH: `${path.dirname(process.execPath)}:${process.env['PATH'] ?? ''}` })
}

function begun(command: string, words: readonly string[], env: Record<string, string>, account: { uid?: number; gid?: number } = {}): Run {
  const given = Object.fromEntries(Object.entries({ ...process.env, LOG_LEVEL: 'silent', NODE_COMPILE_CACHE: path.join(process.env['TEST_DIRECTORY'] ?? '', 'code'), ...env }).filter(([, value]) => value))
  const child = spawn(command, words, { ...account, env: given, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()))
  running.push(child)
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)), said: () => text }
}

/** Until it says that it is ready; with what it said, when it ended instead. */
export async function ready(port: number, { child, said }: Run): Promise<void> {
  for (let waited = 0; waited < 900; waited += 1) {
    if (child.exitCode !== null) break
    if (await fetch(`http://localhost:${port}/health/ready`).then(({ ok }) => ok, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`not ready: ${said()}`)
}

/** Of one that must end by itself; with what it said, when it does not. */
export async function endOf({ child, ended, said }: Run): Promise<number | null> {
  const tooLong = setTimeout(() => child.kill('SIGABRT'), LONGEST)
  const code = await ended.finally(() => clearTimeout(tooLong))
  if (child.signalCode === 'SIGABRT') throw new Error(`did not end: ${said()}`)
  return code
}

export function killAll(): void {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL')
}
