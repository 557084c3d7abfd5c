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
import { questionByQuestion } from './turns.ts'

/** Each by the process that checks alone, with the pages of the whole service. */
export async function grown(place: Place): Promise<Result[]> {
  const targets = [await checkedIn(place, SMALL), await checkedIn(place, LICENCES)]
  const [few, many] = await inTurn(targets, ROUNDS)
  const [fewer, more] = await questionByQuestion(targets, 2 * ROUNDS.rounds * ROUNDS.seconds)
  if (!few || !many || !fewer || !more) throw new Error('two registers are compared')
  const between = `${LICENCES / 1_000} thousand licences against ${SMALL / 1_000} thousand`
  const words = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`
  const used = [few, many].map((each) => each.used.map((one) => Math.round(one)).join(' / ')).join('; ')
  const each = (['p50', 'p95', 'p99'] as const).map((share) => atMost(`${share} of the public check, question by question in turn, ${between}`, [words(fewer[share]), words(more[share])], more[share] / fewer[share], 1.2))
  return [{ ...atMost(`p99 of the public check, 32 at a time, ${between}`, [`${few.p99} ms`, `${many.p99} ms`], many.p99 / few.p99, 1.2), used }, ...each]
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
