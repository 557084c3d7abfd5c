/** Start and stop. */
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { countAsked } from './actions/checking/asked.ts'
import { useKeyring } from './actions/keys.ts'
import { createApp } from './app.ts'
import { demonstrationIssuer, readSettings, type Settings } from './config.ts'
import { keepAnnouncements, keepTightened } from './jobs/announcements.ts'
import { clock } from './platform/clock.ts'
import { connectDatabase, disconnectDatabase } from './platform/database/connection.ts'
import { refuseFragile } from './platform/database/durable.ts'
import { makeDatabase, migrate, pendingMigrations, reachable } from './platform/database/migrate.ts'
import { appUrl } from './platform/database/roles.ts'
import { StartError } from './platform/errors.ts'
import { createLog } from './platform/log.ts'
import { fileKeyring } from './platform/secrets/fileKeyring.ts'
import type { Keyring } from './platform/secrets/keyring.ts'
import { openTransitKeyring } from './platform/secrets/transit/transitKeyring.ts'
import { closed, inReverse, listen, runAsProgram, type Service, stopWhile, type Undo } from './running.ts'
import { waysOut } from './senders.ts'

export const queues = ['retention', 'terms', 'licences', 'outbox', 'reminder', 'signal', 'calendar', 'waiting', 'told', 'figures', 'seal', 'emergencies', 'misuse'] as const
const migrationsDirectory = path.resolve(import.meta.dirname, '../migrations')

/** In milliseconds: whoever waited for the start is answered first. */
const MOMENT = 100

/** Ready is when it can answer anyone; what stands behind the doors comes right after, and doors open once it is there. */
export async function start(env: NodeJS.ProcessEnv): Promise<Service> {
  const settings = readSettings(env)
  const log = createLog({ level: settings.logLevel })
  const server = await listen(settings, 'npm start')
  const undo: Undo = [() => closed(server)]
  try {
    const keyring = settings.transit ? await openTransitKeyring(settings.transit, clock) : fileKeyring(path.resolve(settings.keyringFile))
    const ways = waysOut(settings)
    const made = settings.demonstration ? await import('../seeders/known.ts') : undefined
    const people = { people: made?.demonstrationPeople ?? [], ...(made && { tryOut: () => made.tryOut(demonstrationIssuer) }) }
    // What answers is made while the database is reached: it asks nothing before it is asked.
    const reaching = database(settings, keyring, undo)
    let working: Promise<void> | undefined
    const inside = () => (working ??= import('./inside.ts').then(({ putToWork }) => putToWork({ settings, ways, url, log, undo })))
    const app = createApp({ settings, keyring, log, now: clock, samples: ways.samples, inside, ...people })
    const url = await reaching
    if (!settings.demonstration) await refuseFragile(url)
    connectDatabase(url)
    undo.push(disconnectDatabase, async () => ways.senders.email.stop())
    useKeyring(keyring)
    countAsked()
    const [announcing, tightened, isComplete] = await Promise.all([keepAnnouncements(clock, log), keepTightened(clock, log), made?.isComplete(demonstrationIssuer) ?? true])
    undo.push(announcing, tightened)
    // Whoever starts a demonstration for the first time finds its people there.
    if (!isComplete) await inside()
    server.removeAllListeners('request').on('request', app)
    const rest = pause(MOMENT).then(inside).then(() => app.open()).catch(async (error: unknown) => {
      await inReverse(undo)
      throw error
    })
    return { name: settings.serviceName, address: settings.baseUrl, rest, stop: () => stopWhile(rest, server, undo) }
  } catch (error) {
    await inReverse(undo)
    throw error
  }
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
  const { startEmbeddedDatabase } = await import('./platform/database/embeddedDatabase.ts')
  const server = await startEmbeddedDatabase({ directory: path.resolve(dataDirectory, 'pg') })
  undo.push(() => server.stop())
  return makeDatabase(server.url, 'waarborg')
}

async function upToDate(url: string): Promise<string> {
  const pending = await pendingMigrations(url, migrationsDirectory, 'DATABASE_APP_URL')
  if (pending.length) throw new StartError(`The database lacks ${pending.join(', ')}. Start once with DATABASE_URL set to the owner.`)
  return url
}

if (import.meta.main) runAsProgram(start)
