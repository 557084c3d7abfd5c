/** Start and stop. */
import { createServer, type RequestListener, type Server } from 'node:http'
import path from 'node:path'
import { createApp } from './app.ts'
import { useKeyring } from './actions/vault.ts'
import { useQueue } from './actions/letters.ts'
import { useScanner } from './actions/papers/intake.ts'
import { demonstrationIssuer, readSettings, type Settings } from './config.ts'
import { dayIn } from './law/day.ts'
import { keepCalendar } from './jobs/calendar.ts'
import { keepLicences } from './jobs/licences.ts'
import { useOutbox } from './actions/messages/outbox.ts'
import { useSenderName } from './actions/senderName.ts'
import { useWaiting } from './actions/messages/waiting.ts'
import { countFigures } from './jobs/figures.ts'
import { finishLetters, sealOldLetters } from './jobs/letters.ts'
import { sendMessages } from './jobs/messages.ts'
import { keepLists } from './jobs/lists.ts'
import { keepRetention } from './jobs/retention.ts'
import { keepTerms } from './jobs/terms.ts'
import { watchEmergencies } from './jobs/emergencies.ts'
import { sortSignals } from './jobs/signals.ts'
import { clock } from './platform/clock.ts'
import { connectDatabase, disconnectDatabase, executeInTransaction } from './platform/database/db.ts'
import { refuseFragile } from './platform/database/durable.ts'
import { type EmbeddedDatabase, startEmbeddedDatabase } from './platform/database/embeddedDatabase.ts'
import { StartError } from './platform/errors.ts'
import { fileKeyring } from './platform/secrets/fileKeyring.ts'
import type { Keyring } from './platform/secrets/keyring.ts'
import { createLog } from './platform/log.ts'
import { appUrl, makeDatabase, migrate, pendingMigrations, withClient } from './platform/database/migrate.ts'
import { createQueue } from './platform/database/queue.ts'
import { clamd } from './platform/scanner.ts'
import { addressIn } from './routes/public/published.ts'
import { waysOut } from './senders.ts'
import { openTransitKeyring } from './platform/secrets/transit/transitKeyring.ts'
import { demonstrationClient } from '../seeders/client.ts'
import { codeToTry, demonstrationPeople, seedDemonstration } from '../seeders/demonstration.ts'

export const queues = ['letter', 'retention', 'terms', 'licences', 'outbox', 'reminder', 'signal', 'calendar', 'waiting', 'told', 'figures', 'seal', 'emergencies'] as const
const migrationsDirectory = path.resolve(import.meta.dirname, '../migrations')

export interface Service {
  readonly name: string
  readonly address: string
  stop(): Promise<void>
}

export async function start(env: NodeJS.ProcessEnv): Promise<Service> {
  const settings = readSettings(env)
  const log = createLog({ level: settings.logLevel })
  const server = await listen(settings)
  const undo: (() => Promise<unknown>)[] = [() => closed(server)]
  try {
    const keyring = settings.transit ? await openTransitKeyring(settings.transit, clock) : fileKeyring(path.resolve(settings.keyringFile))
    const url = await database(settings, keyring, undo)
    if (!settings.demonstration) await refuseFragile(url)
    connectDatabase(url)
    undo.push(disconnectDatabase)
    const { senders, samples, ready } = waysOut(settings)
    undo.push(async () => senders.email.stop())
    const queue = await createQueue({ url, log, execute: executeInTransaction })
    undo.push(() => queue.stop())
    useKeyring(keyring)
    useQueue(queue)
    if (settings.clamd) useScanner(clamd(settings.clamd))
    useWaiting(ready)
    useSenderName(settings.senderName)
    useOutbox({ senders, delayMinutes: settings.messageDelayMinutes, queue })
    await finishLetters(queue, clock)
    await sendMessages(queue, clock)
    await keepRetention(queue, clock)
    await sealOldLetters(queue, clock)
    await keepTerms(queue, clock)
    await keepLicences(queue, clock)
    await sortSignals(queue, clock)
    await watchEmergencies(queue, clock)
    await keepCalendar(queue, clock)
    await countFigures(queue, clock)
    undo.push(await keepLists(addressIn(settings.baseUrl), clock, log))
    if (settings.demonstration) {
      await seedDemonstration(clock(), demonstrationIssuer)
      await demonstrationClient(settings.dataDirectory, dayIn(clock()))
    }
    server.removeAllListeners('request').on('request', createApp({ settings, keyring, log, now: clock, people: demonstrationPeople, samples, ...(settings.demonstration && { tryOut: codeToTry(demonstrationIssuer) }) }))
  } catch (error) {
    await inReverse(undo)
    throw error
  }
  return { name: settings.serviceName, address: settings.baseUrl, stop: () => inReverse(undo) }
}

async function inReverse(undo: (() => Promise<unknown>)[]): Promise<void> {
  const [close, ...rest] = undo.splice(0)
  await close?.()
  for (const step of rest.toReversed()) await step()
}

/** The port first: a second start says so before it touches any data. */
function listen({ port, host }: Settings): Promise<Server> {
  const server = createServer(starting)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`
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

function closed(server: Server): Promise<unknown> {
  const force = setTimeout(() => server.closeAllConnections(), 20_000)
  return new Promise((resolve) => server.close(resolve)).finally(() => clearTimeout(force))
}

/** The address to work with: a given server, or the embedded one; migrated when we hold the owner's address. */
async function database(settings: Settings, keyring: Keyring, undo: (() => Promise<unknown>)[]): Promise<string> {
  const { databaseUrl, databaseAppUrl } = settings
  if (databaseAppUrl && !databaseUrl) return upToDate(databaseAppUrl)
  const adminUrl = databaseUrl ? await reachable(databaseUrl) : await embedded(settings, undo)
  const rolePassword = await keyring.rolePassword()
  await migrate({ adminUrl, directory: migrationsDirectory, queues, rolePassword })
  return databaseAppUrl ?? appUrl(adminUrl, rolePassword)
}

async function embedded({ dataDirectory }: Settings, undo: (() => Promise<unknown>)[]): Promise<string> {
  const server: EmbeddedDatabase = await startEmbeddedDatabase({ directory: path.resolve(dataDirectory, 'pg') })
  undo.push(() => server.stop())
  return makeDatabase(server.url, 'waarborg')
}

async function reachable(url: string): Promise<string> {
  try {
    await withClient(url, (client) => client.query('select 1'))
    return url
  } catch (error) {
    const { code = 'no answer' } = error as { code?: string }
    throw new StartError(`The database of DATABASE_URL cannot be reached (${code}). Check the address, and that the server runs.`)
  }
}

async function upToDate(url: string): Promise<string> {
  const pending = await pendingMigrations(await reachable(url), migrationsDirectory)
  if (pending.length) throw new StartError(`The database lacks ${pending.join(', ')}. Start once with DATABASE_URL set to the owner.`)
  return url
}

async function main(): Promise<void> {
  const service = await start(process.env)
  process.stdout.write(`\n  ${service.name} runs at ${service.address}\n  Stop it with Ctrl-C.\n\n`)
  const stop = () => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
    void service.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
}

if (import.meta.main) {
  main().catch((error: unknown) => {
    const known = error instanceof StartError
    process.stderr.write(`${known ? error.message : `The service could not start (${error instanceof Error ? error.message : 'unknown'}).`}\n`)
    process.exit(1)
  })
}
