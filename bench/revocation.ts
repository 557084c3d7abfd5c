/** How long after a licence was revoked the public check still says yes. */
import { randomInt, randomUUID } from 'node:crypto'
import { keys } from '../src/actions/keys.ts'
import { formatNumber, newLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import type { Place } from './compare.ts'
import { municipality } from './data.ts'

const GIVEN_UP = 60_000

/** The slowest of several, in milliseconds from when the revocation was kept. */
export async function slowestNo(place: Place, url: string, times: number): Promise<number> {
  let slowest = 0
  for (let turn = 0; turn < times; turn += 1) slowest = Math.max(slowest, await noAfter(place, url))
  return slowest
}

async function noAfter({ superuser }: Place, url: string): Promise<number> {
  const number = newLicenceNumber(randomInt)
  const { rows: [licence] } = await superuser.query<{ id: string; person_id: string }>(
    `select id, person_id from licences l where municipality = $1 and valid_until > current_date + 800 and not exists (select from licence_acts a where a.licence_id = l.id) limit 1`, [municipality])
  if (!licence) throw new Error('no licence to revoke')
  await superuser.query('insert into cards (id, licence_id, person_id, municipality, number_mac, made_on) values ($1, $2, $3, $4, $5, current_date)', [
    randomUUID(), licence.id, licence.person_id, municipality, await keys().mac('licence', number),
  ])
  const saysYes = async () => {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `number=${formatNumber(number)}` })
    if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
    return (await answer.text()).includes('Geldig vandaag')
  }
  if (!(await saysYes())) throw new Error('a licence that is valid was not')
  await superuser.query(`insert into licence_acts (licence_id, person_id, municipality, act, takes_effect, actor_id) values ($1, $2, $3, 'revoke', current_date, $4)`, [licence.id, licence.person_id, municipality, randomUUID()])
  const kept = performance.now()
  while (await saysYes()) if (performance.now() - kept > GIVEN_UP) throw new Error('a revocation was never seen')
  return performance.now() - kept
}
