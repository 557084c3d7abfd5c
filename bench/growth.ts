/** The public check while the register grows: two databases on one server, asked in turn. */
import { randomInt } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { keys } from '../src/actions/keys.ts'
import { type LicenceNumber, newLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import { makeDatabase, migrate } from '../src/platform/database/migrate.ts'
import { checkUrl } from '../src/platform/database/roles.ts'
import { atMost, type Place, type Result, ROUNDS } from './compare.ts'
import { fillLicences, LICENCES, SMALL } from './data.ts'
import { inTurn, type Target } from './measure.ts'
import { begin, programs } from './processes.ts'

/** Each by the process that checks alone, with the pages of the whole service. */
export async function grown(place: Place): Promise<Result[]> {
  const targets = [await checkedIn(place, SMALL), await checkedIn(place, LICENCES)]
  const [few, many] = await inTurn(targets, ROUNDS)
  if (!few || !many) throw new Error('two registers are compared')
  return [atMost(`p99 of the public check, ${LICENCES / 1_000} thousand licences against ${SMALL / 1_000} thousand`, [`${few.p99} ms`, `${many.p99} ms`], many.p99 / few.p99, 1.2)].map((result) => ({
    ...result, used: [few, many].map(({ used }) => used.map((each) => Math.round(each)).join(' / ')).join('; '),
  }))
}

async function checkedIn({ bareEnv, serviceEnv, keyring, processor }: Place, licences: number): Promise<Target> {
  const adminUrl = await makeDatabase(bareEnv['DATABASE_URL'] ?? '', `licences_${licences}`)
  const rolePassword = await keyring.rolePassword()
  await migrate({ adminUrl, directory: path.resolve(import.meta.dirname, '../migrations'), queues: [], rolePassword })
  const client = new pg.Client(adminUrl)
  await client.connect()
  await fillLicences(client, licences)
  const numbers = await numbersIn(client, licences)
  await client.end()
  const checking = await begin(programs.check, { ...serviceEnv, DATABASE_CHECK_URL: checkUrl(adminUrl, rolePassword), CHECKS_PER_MINUTE: '100000000' }, '/health/ready')
  return {
    url: `${checking.url}/controleren`, method: 'POST', status: 200, says: 'Geldig vandaag',
    next: () => ({ body: `number=${numbers[randomInt(numbers.length)] ?? ''}` }), processor: () => [checking.processor(), processor.service()[1]],
  }
}

const ASKED = 1_000

/** Numbers of licences all over the register, so that what is asked does not lie together. */
async function numbersIn(client: pg.Client, licences: number): Promise<LicenceNumber[]> {
  const numbers = Array.from({ length: ASKED }, () => newLicenceNumber(randomInt))
  const macs = await Promise.all(numbers.map((number) => keys().mac('licence', number)))
  await client.query(
    `update cards c set number_mac = asked.mac from unnest($1::bytea[]) with ordinality as asked(mac, place) where c.number_mac = sha256((1 + (asked.place - 1) * $2::int)::text::bytea)`,
    [macs, Math.floor(licences / ASKED)],
  )
  return numbers
}
