/** Checks: by anyone, by an inspector and by a system, and what becomes of them in a flood, after a revocation and in a large register. */
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto'
import { atMost, bareOf, compared, type Place, type Result, type Row, ROUNDS } from './compare.ts'
import { knownNumber } from '../seeders/demonstration.ts'
import { flooded } from './flood.ts'
import { grown } from './growth.ts'
import { inTurn, type Target, WARMING } from './measure.ts'
import { holders, inspectors, signIn } from './people.ts'
import { slowestNo } from './revocation.ts'
import { twoOf } from './two.ts'
import { hourlyBudget } from '../src/policies/compartments.ts'

const checkOf = ({ service, processor }: Place): Target => ({
  url: `${service}/controleren`, method: 'POST', status: 200, says: 'Geldig vandaag', processor: processor.service, next: () => ({ body: `number=${knownNumber}` }),
})

/** More than are checked in a second: so many inspectors are needed that none asks more than an hour allows. */
const MOST_A_SECOND = 4_000

/** Each inspector only as often as one may, all of them on shift; each number as often as someone is checked at all. */
async function auditedAt(place: Place, service: string): Promise<Target> {
  const most = MOST_A_SECOND * (WARMING + ROUNDS.rounds * ROUNDS.seconds)
  const sessions = await signIn(place.keyring, await inspectors(place.superuser, Math.ceil(most / hourlyBudget.inspector)))
  const numbers = await holders(place.superuser, 500)
  let asked = 0
  const next = () => {
    asked += 1
    const { cookie = '', token = '' } = sessions[asked % sessions.length] ?? {}
    return { headers: { cookie }, body: new URLSearchParams({ number: numbers[randomInt(numbers.length)] ?? '', _csrf: token }).toString() }
  }
  return { url: `${service}/nummer`, method: 'POST', status: 200, says: 'GELDIG', processor: place.processor.service, next }
}

async function auditedIn(place: Place, where: string): Promise<Result> {
  return compared(`Audited check, signed-in page with photo, ${where}`, await inTurn([bareOf(place, '/audited', 'POST', 'true'), await auditedAt(place, place.service)], ROUNDS), 0.45)
}

const CLIENTS = 50

/** Systems of others that were let in; what they may ask in an hour is more than a bench asks. */
async function clients({ superuser }: Place): Promise<string[]> {
  const tokens = Array.from({ length: CLIENTS }, () => randomBytes(32).toString('base64url'))
  const ids = tokens.map(() => randomUUID())
  await superuser.query(
    `insert into clients (id, name, kind, public_keys, certificate, purposes, hourly, daily, added_on)
     select id, 'bench ' || id, 'police', '[]', null, '{toezicht}', 100000000, 100000000, current_date from unnest($1::uuid[]) id`, [ids])
  await superuser.query(`insert into client_tokens select hash, id, now() + interval '8 hours' from unnest($1::bytea[], $2::uuid[]) as t(hash, id)`, [
    tokens.map((token) => createHash('sha256').update(token).digest()), ids,
  ])
  return tokens
}

async function api(place: Place): Promise<Result> {
  const tokens = await clients(place)
  const body = JSON.stringify({ doel: 'toezicht', nummers: [knownNumber] })
  let asked = 0
  const next = () => ({ headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[(asked += 1) % tokens.length] ?? ''}` }, body })
  const ours: Target = { url: `${place.service}/api/v1/controles`, method: 'POST', status: 200, says: '"geldig"', processor: place.processor.service, next }
  return compared('Audited check by a system, API, one number', await inTurn([bareOf(place, '/audited', 'POST', 'true'), ours], ROUNDS), 0.75)
}

let smallAudited: Result | undefined

export const checkRows: Readonly<Record<string, Row>> = {
  check: {
    async measure(place) {
      return [compared('Public check, form page', await inTurn([bareOf(place, '/check', 'POST', 'true'), checkOf(place)], ROUNDS), 0.75)]
    },
  },
  audited: {
    async before(place) {
      smallAudited = await auditedIn(place, '10 thousand licences')
    },
    async measure(place) {
      return [smallAudited, await auditedIn(place, 'all licences')].flatMap((each) => each ?? [])
    },
  },
  two: {
    measure: async (place) => [await twoOf(place, 'Audited check, signed-in page with photo', (service) => auditedAt(place, service))],
  },
  api: {
    measure: async (place) => [await api(place)],
  },
  flood: {
    measure: flooded,
  },
  revocation: {
    async measure(place) {
      const took = await slowestNo(place, checkOf(place).url, ROUNDS.rounds)
      return [atMost('Public check after a revocation: the last yes', ['5 s', `${(took / 1_000).toFixed(2)} s`], took / 5_000, 1)]
    },
  },
  growth: {
    ownTables: true,
    measure: grown,
  },
}
