/** What each of our processes does: takes its port first, says in one line why it cannot start, and stops in the reverse order. */
import type { RequestListener, Server } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Settings } from './config.ts'
import { StartError } from './platform/errors.ts'
import { settle } from './platform/giveBack.ts'
import { createServer } from './platform/http.ts'

export interface Service {
  readonly name: string
  readonly address: string
  /** What comes after it can answer; without it the service does not go on. */
  readonly rest?: Promise<void>
  stop(): Promise<void>
}

export type Undo = (() => Promise<unknown>)[]

export async function inReverse(undo: Undo): Promise<void> {
  const [close, ...rest] = undo.splice(0)
  await close?.()
  for (const step of rest.toReversed()) await step()
}

/** In milliseconds: what is still coming, what was asked before, and stopping as a whole. */
const longest = { coming: 5_000, asked: 20_000, stop: 30_000 } as const

/** Nobody new comes in from now on; what is still coming has a moment to get there, so that it is undone with the rest. */
export async function stopWhile(rest: Promise<void>, server: Server, undo: Undo): Promise<void> {
  const over = new AbortController()
  const there = Promise.race([rest, pause(longest.coming, undefined, { signal: over.signal })]).catch(() => undefined)
  await Promise.all([closed(server), there.then(() => over.abort())])
  await inReverse(undo)
}

/** The port first: a second start says so before it touches any data. */
export function listen({ port, host }: Settings, command: string): Promise<Server> {
  const server = createServer(starting)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} ${command}`
      reject(new StartError(error.code === 'EADDRINUSE' ? taken : `Cannot listen on ${host}:${port} (${error.code ?? ''}).`))
    })
    server.listen(port, host, () => resolve(server))
  })
}

/** Whoever comes before everything is ready hears so. */
const starting: RequestListener = (_req, res) => {
  res.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5', 'cache-control': 'no-store' })
  res.end('Even geduld, de dienst start. Probeer het zo opnieuw. / One moment, the service is starting.\n')
}

export function closed(server: Server): Promise<unknown> {
  const force = setTimeout(() => server.closeAllConnections(), longest.asked)
  return new Promise((resolve) => server.close(resolve)).finally(() => clearTimeout(force))
}

export function runAsProgram(start: (env: NodeJS.ProcessEnv) => Promise<Service>): void {
  run(start).catch((error: unknown) => {
    const known = error instanceof StartError
    process.stderr.write(`${known ? error.message : `The service could not start (${error instanceof Error ? error.message : 'unknown'}).`}\n`)
    process.exit(1)
  })
}

async function run(start: (env: NodeJS.ProcessEnv) => Promise<Service>): Promise<void> {
  const service = await start(process.env)
  process.stdout.write(`\n  ${service.name} runs at ${service.address}\n  Stop it with Ctrl-C.\n\n`)
  let isStopping = false
  const stop = () => {
    isStopping = true
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
    setTimeout(() => process.exit(1), longest.stop).unref()
    void service.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  await service.rest?.catch((error: unknown) => {
    if (!isStopping) throw error
  })
  if (!isStopping) settle()
}
