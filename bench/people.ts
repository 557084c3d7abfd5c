/** People for the bench: signed in by the service's own sessions, with drafts made by its own actions. */
import express from 'express'
import { randomInt, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { choosePlace } from '../src/actions/application/moments.ts'
import { saveAnswer, startApplication } from '../src/actions/applications.ts'
import { enterAsWorker } from '../src/actions/signIn.ts'
import { keys } from '../src/actions/keys.ts'
import { newPerson, sealPhoto } from '../src/actions/vault.ts'
import { inTransaction } from '../src/actions/work.ts'
import { type Day, day, dayIn } from '../src/law/day.ts'
import { type LicenceNumber, newLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import { tokenOf } from '../src/platform/session/csrf.ts'
import type { Keyring } from '../src/platform/secrets/keyring.ts'
import { freshSession, keepSession, sessionBegins, sessions } from '../src/platform/session/session.ts'
import type { Actor, Worker } from '../src/policies/actor.ts'
import '../src/routes/signIn.ts'
import { drawnPortrait } from '../seeders/portraits.ts'
import { municipality } from './data.ts'

/** One of each, as many at a time as there are connections; in the same order. */
async function atOnce<One, Made>(all: readonly One[], make: (one: One) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = []
  const waiting = [...all.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) made[next[0]] = await make(next[1])
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  return made
}

export interface SignedIn {
  readonly cookie: string
  readonly token: string
}

/** A door of its own in this process, with the same sessions and the same keys. */
export async function signIn(keyring: Keyring, actors: readonly Actor[]): Promise<SignedIn[]> {
  const app = express().use(sessions(keyring, { secure: false }))
  app.post('/:index', sessionBegins, async (req, res) => {
    await freshSession(req)
    const actor = actors[Number(req.params['index'])]
    if (actor) req.session.actor = actor
    const token = tokenOf(req)
    await keepSession(req)
    res.send(token)
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const all = await atOnce([...actors.keys()], async (index): Promise<SignedIn> => {
    const answer = await fetch(`http://127.0.0.1:${port}/${index}`, { method: 'POST' })
    return { cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '', token: await answer.text() }
  })
  server.close()
  return all
}

/** Inspectors on shift: many, because one may check no more than its budget. */
export async function inspectors(client: pg.Client, count: number): Promise<Actor[]> {
  const actors = Array.from({ length: count }, (): Actor => ({ role: 'inspector', id: randomUUID(), unit: 'Politie Midden-Nederland' }))
  const ids = [actors.map(({ id }) => id)]
  await client.query(`insert into officials (id, subject_mac, role, unit, mandate_from) select id, sha256(id::text::bytea), 'inspector', 'Politie Midden-Nederland', current_date - 1 from unnest($1::uuid[]) id`, ids)
  await client.query(`insert into shifts (id, actor_id, unit, reason, area, started_at, ends_at) select gen_random_uuid(), id, 'Politie Midden-Nederland', 'report', 'other', now() - interval '1 hour', now() + interval '8 hours' from unnest($1::uuid[]) id`, ids)
  // As the server does by itself in time: what was planned for a handful is not planned for thousands.
  await client.query('analyze officials, shifts')
  return actors
}

/** Holders of a licence with a photo each, by their numbers: nobody is checked all day. */
export async function holders(client: pg.Client, count: number): Promise<LicenceNumber[]> {
  const jpeg = (await drawnPortrait(1)).toString('base64')
  const today = dayIn(new Date())
  const people = Array.from({ length: count }, () => randomUUID())
  const numbers = people.map(() => newLicenceNumber(randomInt))
  for (const personId of people) {
    await inTransaction({ role: 'worker', id: randomUUID(), personId }, async () => {
      await newPerson(personId, today)
      await sealPhoto({ personId }, jpeg)
    })
  }
  const macs = await Promise.all(numbers.map((number) => keys().mac('licence', number)))
  await client.query('set session_replication_role = replica')
  await client.query(
    `with fresh as (select gen_random_uuid() as licence, person, mac from unnest($1::uuid[], $2::bytea[]) as t(person, mac)),
          kept as (insert into licences (id, person_id, application_id, municipality, valid_from, valid_until)
            select licence, person, gen_random_uuid(), '${municipality}', current_date - 9, current_date + 900 from fresh)
     insert into cards (id, licence_id, person_id, municipality, number_mac, made_on)
       select gen_random_uuid(), licence, person, '${municipality}', mac, current_date - 9 from fresh`, [people, macs])
  await client.query('set session_replication_role = origin')
  return numbers
}

const town = 'GM0014'

/** Workers with everything answered, so that only sending is left. */
export async function drafts(client: pg.Client, count: number): Promise<Worker[]> {
  const today = dayIn(new Date())
  const slots = await freeSlots(client, count)
  const actors = await atOnce([...slots.keys()], (place) => draft(place, today))
  const people = actors.map(({ personId }) => personId)
  await client.query('update applications a set slot_id = t.slot from unnest($1::uuid[], $2::uuid[]) as t(person, slot) where a.person_id = t.person', [people, slots])
  // As the server does by itself in time.
  await client.query('vacuum analyze')
  return actors
}

async function freeSlots(client: pg.Client, count: number): Promise<string[]> {
  const slots = Array.from({ length: count }, () => randomUUID())
  await client.query(
    `insert into slots select id, '${town}', greatest(current_date, (select max(day) from slots where municipality = '${town}')) + 1 + (n / 1000)::int,
       to_char(time '00:00' + (n % 1000) * interval '1 minute', 'HH24:MI') from unnest($1::uuid[]) with ordinality as x(id, n)`, [slots])
  return slots
}

async function draft(place: number, today: Day): Promise<Worker> {
  const identity = { given: 'Verzonnen', family: `Persoon-${place}`, birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
  const actor = await enterAsWorker({ issuer: 'bench', subject: randomUUID(), identity }, today)
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'tulp', limits: [] })
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  await saveAnswer(actor, 'wishes', { language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any' })
  await choosePlace(actor, town, today)
  return actor
}
