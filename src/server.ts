/** Start and stop. */
import path from 'node:path'
import { createApp } from './app.ts'
import { useKeyring } from './actions/vault.ts'
import { useQueue } from './actions/letters.ts'
import { useScanner } from './actions/papers/intake.ts'
import { demonstrationIssuer, readSettings, type Settings } from './config.ts'
import { keepAnnouncements } from './jobs/announcements.ts'
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
import { keepLawPack } from './jobs/lawPack.ts'
import { watchMisuse } from './jobs/misuse.ts'
import { keepTerms } from './jobs/terms.ts'
import { keepWatches } from './jobs/watches.ts'
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
import { makeDatabase, migrate, pendingMigrations, reachable } from './platform/database/migrate.ts'
import { createQueue } from './platform/database/queue.ts'
import { appUrl } from './platform/database/roles.ts'
import { clamd } from './platform/scanner.ts'
import { addressIn } from './routes/public/published.ts'
import { closed, inReverse, listen, runAsProgram, type Service, type Undo } from './running.ts'
import { waysOut } from './senders.ts'
import { httpPusher } from './platform/sending/push.ts'
import { useTelling } from './actions/watching/telling.ts'
import { openTransitKeyring } from './platform/secrets/transit/transitKeyring.ts'

export const queues = ['letter', 'retention', 'terms', 'licences', 'outbox', 'reminder', 'signal', 'calendar', 'waiting', 'told', 'figures', 'seal', 'emergencies', 'misuse'] as const
const migrationsDirectory = path.resolve(import.meta.dirname, '../migrations')

/** What happens without being asked. */
const jobs = [finishLetters, sendMessages, keepRetention, sealOldLetters, keepTerms, keepLicences, sortSignals, watchEmergencies, keepCalendar, countFigures]

export async function start(env: NodeJS.ProcessEnv): Promise<Service> {
  const settings = readSettings(env)
  const log = createLog({ level: settings.logLevel })
  const server = await listen(settings, 'npm start')
  const undo: Undo = [() => closed(server)]
  try {
    const keyring = settings.transit ? await openTransitKeyring(settings.transit, clock) : fileKeyring(path.resolve(settings.keyringFile))
    const { senders, samples, ready } = waysOut(settings)
    const made = settings.demonstration ? await import('../seeders/demonstration.ts') : undefined
    const people = { people: made?.demonstrationPeople ?? [], tryOut: made?.codeToTry(demonstrationIssuer) }
    // What answers is made while the database is reached: it asks nothing before it is asked.
    const reaching = database(settings, keyring, undo)
    const app = createApp({ settings, keyring, log, now: clock, samples, ...people })
    const url = await reaching
    if (!settings.demonstration) await refuseFragile(url)
    connectDatabase(url)
    undo.push(disconnectDatabase, async () => senders.email.stop())
    const queue = await createQueue({ url, log, execute: executeInTransaction })
    undo.push(() => queue.stop())
    useKeyring(keyring)
    useQueue(queue)
    if (settings.clamd) useScanner(clamd(settings.clamd))
    useWaiting(ready)
    useSenderName(settings.senderName)
    useOutbox({ senders, delayMinutes: settings.messageDelayMinutes, queue })
    useTelling({ pusher: httpPusher({ tryOut: settings.demonstration }), issuer: settings.baseUrl })
    undo.push(keepWatches(clock, log))
    const kept = [keepLists(addressIn(settings.baseUrl), clock, log), keepLawPack(clock, log), watchMisuse(queue, clock, log), keepAnnouncements(clock, log)].map(async (keep) => undo.push(await keep))
    await Promise.all([...kept, ...jobs.map((keep) => keep(queue, clock))])
    await made?.seedDemonstration(clock(), demonstrationIssuer)
    await made?.seedClient(settings.dataDirectory, demonstrationIssuer, clock())
    server.removeAllListeners('request').on('request', app)
  } catch (error) {
    await inReverse(undo)
    throw error
  }
  return { name: settings.serviceName, address: settings.baseUrl, stop: () => inReverse(undo) }
}

/** The address to work with: a given server, or the embedded one; migrated when we hold the owner's address. */
async function database(settings: Settings, keyring: Keyring, undo: Undo): Promise<string> {
  const { databaseUrl, databaseAppUrl } = settings
  if (databaseAppUrl && !databaseUrl) return upToDate(databaseAppUrl)
  const adminUrl = databaseUrl ? await reachable(databaseUrl, 'DATABASE_URL') : await embedded(settings, undo)
  const rolePassword = await keyring.rolePassword()
  await migrate({ adminUrl, directory: migrationsDirectory, queues, rolePassword })
  return databaseAppUrl ?? appUrl(adminUrl, rolePassword)
}

async function embedded({ dataDirectory }: Settings, undo: Undo): Promise<string> {
  const server: EmbeddedDatabase = await startEmbeddedDatabase({ directory: path.resolve(dataDirectory, 'pg') })
  undo.push(() => server.stop())
  return makeDatabase(server.url, 'waarborg')
}

async function upToDate(url: string): Promise<string> {
  const pending = await pendingMigrations(url, migrationsDirectory, 'DATABASE_APP_URL')
  if (pending.length) throw new StartError(`The database lacks ${pending.join(', ')}. Start once with DATABASE_URL set to the owner.`)
  return url
}

if (import.meta.main) runAsProgram(start)
