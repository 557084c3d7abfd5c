/** For whoever keeps the keys, from a timer of their own: makes what is missing, renews what is a month old, destroys what no back-up needs. */
import path from 'node:path'
import { renewKeys } from './actions/keeping/renewal.ts'
import { readSettings } from './config.ts'
import { clock } from './platform/clock.ts'
import { connectDatabase, disconnectDatabase } from './platform/database/connection.ts'
import { pendingMigrations } from './platform/database/migrate.ts'
import { KeyringAway, StartError } from './platform/errors.ts'
import { wrappings } from './platform/secrets/keyring.ts'
import { transitKeyring } from './platform/secrets/transit/transitKeyring.ts'

const migrationsDirectory = path.resolve(import.meta.dirname, '../migrations')

async function keep(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const { transit, databaseAppUrl, databaseUrl } = readSettings(env)
  if (!transit) throw new StartError('There are keys to keep only with KEYRING=transit.')
  const keyholder = transitKeyring(transit, clock)
  const made = await keyholder.prepare()
  if (made.length) say(`Made: ${made.join(', ')}.`)
  const url = databaseAppUrl ?? databaseUrl
  if (!url || (await pendingMigrations(url, migrationsDirectory, databaseAppUrl ? 'DATABASE_APP_URL' : 'DATABASE_URL')).length) return say('No database to renew keys in yet.')
  connectDatabase(url)
  try {
    for (const of of wrappings) {
      const { rotated, wrapped, destroyed } = await renewKeys(keyholder, of, clock())
      say(`${of}: ${rotated ? 'a new key, ' : ''}${wrapped} wrapped anew, ${destroyed} old keys destroyed.`)
    }
  } finally {
    await disconnectDatabase()
  }
}

keep(process.env, (line) => process.stdout.write(`${line}\n`)).catch((error: unknown) => {
  const known = error instanceof StartError || error instanceof KeyringAway
  process.stderr.write(`${known ? error.message : `The keys could not be kept (${error instanceof Error ? error.message : 'unknown'}).`}\n`)
  process.exitCode = 1
})
