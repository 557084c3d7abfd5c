/** Measures the service against bare handlers in one run: `npm run bench`, `npm run bench -- check` for one row, or `-- pages` for what pages weigh and `-- axe` for what axe finds on them. */
import { mkdtempSync, chmodSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import pg from 'pg'
import { keys, useKeyring } from '../src/actions/keys.ts'
import { readLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import { connectDatabase } from '../src/platform/database/connection.ts'
import { runningUrl } from '../src/platform/database/embeddedDatabase.ts'
import { fileKeyring } from '../src/platform/secrets/fileKeyring.ts'
import { appUrl } from '../src/platform/database/roles.ts'
import { knownNumber } from '../seeders/demonstration.ts'
import { fill, LICENCES, municipality, SMALL, yardstickTables } from './data.ts'
import { begin, processorOfAll, programs, type Started, stopAll } from './processes.ts'
import { line, report } from './report.ts'
import type { Place, Result } from './compare.ts'
import { rows } from './rows.ts'

/** As much as the large tables of the shared rows hold at the most. */
const LARGE = Math.min(LICENCES, 1_000_000)
const directory = mkdtempSync(path.join(os.tmpdir(), 'waarborg-bench-'))
chmodSync(directory, 0o755)

async function main(asked: readonly string[]): Promise<void> {
  const isAsked = (name: string) => !asked.length || asked.includes(name)
  const unknown = asked.filter((name) => !(name in rows) && name !== 'pages' && name !== 'axe')
  if (unknown.length) throw new Error(`No row ${unknown.join(', ')}; there are: pages, axe, ${Object.keys(rows).join(', ')}`)
  const data = path.join(directory, 'data')
  const service = await begin(programs.service, { DATA_DIR: data, LOG_LEVEL: 'info', CHECKS_PER_MINUTE: '100000000', SIGN_INS_PER_MINUTE: '100000000' }, '/health/ready')
  const pages = [...(isAsked('pages') ? [await weighed(service.url)] : []), ...(isAsked('axe') ? [await looked(service.url)] : [])].join('\n\n')
  if (asked.length && asked.every((name) => !(name in rows))) return void process.stdout.write(`${pages}\n`)
  const place = await placeFor(service, data)
  const chosen = Object.entries(rows).filter(([name]) => !asked.length || asked.includes(name))
  const results: Result[] = []
  const sharing = chosen.some(([, row]) => !row.ownTables)
  say(`${SMALL} applications and licences`)
  if (sharing) await fill(place.superuser, SMALL)
  for (const [, row] of chosen) await row.before?.(place)
  say(`${LARGE} applications and licences`)
  if (sharing) await fill(place.superuser, LARGE)
  for (const [name, row] of chosen) {
    say(name)
    const measured = await row.measure(place)
    for (const each of measured) say(line(each))
    results.push(...measured)
  }
  // Its own connections end with this process: waiting for them once kept the service running.
  await report(results, pages, asked.length === 0, place)
}

/** Whoever walks the pages finds the service where the tests find theirs. */
async function weighed(service: string): Promise<string> {
  Object.assign(process.env, { TEST_ADDRESS: service, TEST_DIRECTORY: directory })
  const { weighPages } = await import('./pages.ts')
  return weighPages(service)
}

async function looked(service: string): Promise<string> {
  Object.assign(process.env, { TEST_ADDRESS: service, TEST_DIRECTORY: directory })
  const { axePages } = await import('./axe.ts')
  return axePages(service)
}

/** Everything a row needs: the service, the bare handlers, the database and its keys. */
async function placeFor(service: Started, data: string): Promise<Place> {
  const keyring = fileKeyring(path.join(data, 'keyring.json'))
  useKeyring(keyring)
  const adminUrl = runningUrl(path.join(data, 'pg'), 'waarborg')
  const superuser = new pg.Client(adminUrl)
  await superuser.connect()
  // The database ends with the service, before this connection does.
  superuser.on('error', () => undefined)
  for (const table of yardstickTables) await superuser.query(table)
  const serviceUrl = appUrl(adminUrl, await keyring.rolePassword())
  connectDatabase(serviceUrl)
  const number = readLicenceNumber(knownNumber)
  if (!number) throw new Error('the known number is none')
  const bareEnv = { DATABASE_URL: adminUrl, NUMBER_MAC: (await keys().mac('licence', number)).toString('hex'), MUNICIPALITY: municipality }
  const bare = await begin(programs.bare, bareEnv, '/ready')
  const server = Number(readFileSync(path.join(data, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
  const processor = { bare: () => [bare.processor(), processorOfAll(server)] as const, service: () => [service.processor(), processorOfAll(server)] as const }
  return { service: service.url, bare: bare.url, processor, bareEnv, superuser, keyring, serviceEnv: { DATABASE_APP_URL: serviceUrl, KEYRING_FILE: path.join(data, 'keyring.json'), LOG_LEVEL: 'info', DATA_DIR: data } }
}

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)

async function cleanUp(): Promise<void> {
  await stopAll()
  rmSync(directory, { recursive: true, force: true })
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void cleanUp().then(() => process.exit(1)))
const failed = await main(process.argv.slice(2)).then(() => undefined, (error: unknown) => error)
await cleanUp()
// With what lies behind it: a fetch that failed says why only there.
if (failed) process.stderr.write(`${inspect(failed)}\n`)
process.exit(failed ? 1 : 0)
