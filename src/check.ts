/** `npm run start:check`: the public check and what is published, in a process of its own that stays up when the rest is down. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { useKeyring } from './actions/keys.ts'
import { createCheckApp } from './checkApp.ts'
import { readCheckSettings, type Settings } from './config.ts'
import { keepAnnouncements, keepTightened } from './jobs/announcements.ts'
import { shareCounts } from './jobs/counts.ts'
import { clock } from './platform/clock.ts'
import { connectDatabase, disconnectDatabase } from './platform/database/connection.ts'
import { refuseFragile } from './platform/database/durable.ts'
import { reachable } from './platform/database/migrate.ts'
import { checkUrl } from './platform/database/roles.ts'
import { refuseWide } from './platform/database/narrow.ts'
import { isFollowing } from './platform/database/replica.ts'
import { StartError } from './platform/errors.ts'
import { createLog } from './platform/log.ts'
import { fileKeyring } from './platform/secrets/fileKeyring.ts'
import type { Keyring } from './platform/secrets/keyring.ts'
import { openTransitKeyring } from './platform/secrets/transit/transitKeyring.ts'
import { closed, inReverse, listen, runAsProgram, type Service, type Undo } from './running.ts'

export async function startCheck(env: NodeJS.ProcessEnv): Promise<Service> {
  const { settings, database } = readCheckSettings(env)
  const log = createLog({ level: settings.logLevel })
  const server = await listen(settings, 'npm run start:check')
  const undo: Undo = [() => closed(server)]
  try {
    const keyring = await keyringOf(settings)
    const url = await reachable(new URL(database).username ? database : checkUrl(database, await keyring.rolePassword()), 'DATABASE_CHECK_URL')
    await refuseWide(url)
    if (!settings.demonstration) await refuseFragile(url)
    connectDatabase(url)
    undo.push(disconnectDatabase)
    useKeyring(keyring)
    undo.push(await keepAnnouncements(clock, log), await keepTightened(clock, log))
    const tells = !(await isFollowing())
    if (tells) undo.push(shareCounts(clock, log))
    server.removeAllListeners('request').on('request', createCheckApp({ settings, log, now: clock, tells }))
  } catch (error) {
    await inReverse(undo)
    throw error
  }
  return { name: settings.serviceName, address: settings.baseUrl, stop: () => inReverse(undo) }
}

/** That of the service: with another no number would be known. */
async function keyringOf({ transit, keyringFile }: Settings): Promise<Keyring> {
  if (transit) return openTransitKeyring(transit, clock, ['licence', 'receipt', 'asked'])
  const file = path.resolve(keyringFile)
  if (!existsSync(file)) throw new StartError(`There is no keyring at ${file}. Start the service first, or set KEYRING_FILE to its keyring.`)
  return fileKeyring(file)
}

if (import.meta.main) runAsProgram(startCheck)
