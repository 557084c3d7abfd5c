/** People for the bench: signed in by the service's own sessions, with drafts made by its own actions. */
import express from 'express'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { choosePlace } from '../src/actions/application/moments.ts'
import { saveAnswer, startApplication } from '../src/actions/applications.ts'
import { enterAsWorker } from '../src/actions/signIn.ts'
import { day, dayIn } from '../src/law/day.ts'
import { tokenOf } from '../src/platform/session/csrf.ts'
import type { Keyring } from '../src/platform/secrets/keyring.ts'
import { freshSession, keepSession, sessionBegins, sessions } from '../src/platform/session/session.ts'
import type { Actor } from '../src/policies/actor.ts'
import '../src/routes/signIn.ts'

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
  const all: SignedIn[] = []
  for (const index of actors.keys()) {
    const answer = await fetch(`http://127.0.0.1:${port}/${index}`, { method: 'POST' })
    all.push({ cookie: (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '', token: await answer.text() })
  }
  server.close()
  return all
}

/** Inspectors on shift: many, because one may check no more than its budget. */
export async function inspectors(client: pg.Client, count: number): Promise<Actor[]> {
  const actors = Array.from({ length: count }, (): Actor => ({ role: 'inspector', id: randomUUID(), unit: 'Politie Midden-Nederland' }))
  const ids = [actors.map(({ id }) => id)]
  await client.query(`insert into officials (id, subject_mac, role, unit, mandate_from) select id, sha256(id::text::bytea), 'inspector', 'Politie Midden-Nederland', current_date - 1 from unnest($1::uuid[]) id`, ids)
  await client.query(`insert into shifts (id, actor_id, unit, reason, area, started_at, ends_at) select gen_random_uuid(), id, 'Politie Midden-Nederland', 'report', 'other', now() - interval '1 hour', now() + interval '8 hours' from unnest($1::uuid[]) id`, ids)
  return actors
}

/** Workers with everything answered, so that only sending is left. */
export async function drafts(client: pg.Client, count: number): Promise<Actor[]> {
  const town = 'GM0014'
  const today = dayIn(new Date())
  const slots = Array.from({ length: count }, () => randomUUID())
  await client.query(`insert into slots select id, '${town}', current_date + 1 + (n / 1000)::int, to_char(time '00:00' + (n % 1000) * interval '1 minute', 'HH24:MI') from unnest($1::uuid[]) with ordinality as x(id, n) on conflict do nothing`, [slots])
  const { rows } = await client.query<{ id: string }>('select id from slots where id = any($1)', [slots])
  const actors: Actor[] = []
  for (const { id: slot } of rows) {
    const identity = { given: 'Verzonnen', family: `Persoon-${actors.length}`, birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
    const actor = await enterAsWorker({ issuer: 'bench', subject: randomUUID(), identity }, today)
    await startApplication(actor, today)
    await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'tulp', limits: [] })
    await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
    await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
    await saveAnswer(actor, 'wishes', { language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any' })
    await choosePlace(actor, town, today)
    await client.query('update applications set slot_id = $1 where person_id = $2', [slot, actor.personId])
    actors.push(actor)
  }
  return actors
}
