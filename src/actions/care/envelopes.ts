/**
 * The silent sign. Every answer to the question leaves an envelope, whatever was chosen; they are all alike, in time, in
 * size and in the database. A job opens them under a key of its own, keeps what asks for care, and throws the rest away.
 */
import { randomUUID } from 'node:crypto'
import type { Day } from '../../law/day.ts'
import { receiverOf } from '../../law/care/signal.ts'
import { Application } from '../../models/Application.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { CareAccount, Envelope, Signal } from '../../models/care/Signal.ts'
import { ask } from '../../platform/database/db.ts'
import type { Actor, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type Note, readNote, sealNote } from './note.ts'

/** The ordinary answer, and the one that asks to be spoken to apart: of one length, so that a request is as long. */
export const manners = ['a', 'b'] as const
export const ordinary = 'a'

/** Puts in an envelope. Whoever asks is never told which of the two it was, and neither is anyone who watches. */
export function putIn(actor: Worker, manner: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    const about = { personId: actor.personId, ...(application && { id: application.id }) }
    const contact = await open(actor, { personId: actor.personId }, { compartment: 'contact', kind: 'contact', purpose: 'own-data' })
    const wishes = await open(actor, about, { compartment: 'interview', kind: 'wishes', purpose: 'own-data' })
    const note: Note = { personId: actor.personId, apart: manner === 'b', language: wishes?.language ?? 'other', contact: contact ?? {} }
    const id = randomUUID()
    // Read back by the job alone.
    await Envelope.create({ id, ...(await sealNote(id, note)) }, { returning: false })
  })
}

const sorter: Actor = { role: 'system', id: 'job:signal' }

/** Opens what was put in; gives how many asked for care. What is on record names nobody. */
export function sortEnvelopes(today: Day): Promise<number> {
  return inTransaction(sorter, async () => {
    let kept = 0
    for (const envelope of await takeOut()) if (await keep(envelope, today)) kept += 1
    await route(today)
    return kept
  })
}

/** What lies with a region that has nobody today goes to who stands in, so that none is lost. */
async function route(today: Day): Promise<void> {
  const present = await CareAccount.present(today)
  for (const { id, region } of await Signal.findAll({ where: { closedOn: null, acceptedOn: null } })) {
    const receiver = receiverOf(region, present)
    if (receiver === region) continue
    await ask('select pass_on_care($1, $2, $3)', [id, receiver, today])
    await audit(sorter, 'signal.routed', { id })
  }
}

type Taken = Pick<Envelope, 'id' | 'wrappedKey' | 'sealed'>

/** Gone with this transaction; of two that sort at once each takes what the other did not. */
function takeOut(): Promise<Taken[]> {
  return ask<Taken>('delete from envelopes where id in (select id from envelopes limit 500) returning id, wrapped_key as "wrappedKey", sealed', [])
}

async function keep(envelope: Taken, today: Day): Promise<boolean> {
  const note = await readNote(envelope)
  if (!note.apart || (await isKnown(note))) return false
  const { id, wrappedKey, sealed } = envelope
  await Signal.create({ id, wrappedKey, sealed, region: await regionOf(note), language: note.language, receivedOn: today })
  return true
}

/** Chosen again by someone who is not helped yet is the same wish. */
async function isKnown({ personId }: Note): Promise<boolean> {
  const open = await Signal.findAll({ where: { closedOn: null } })
  const people = await Promise.all(open.map(async (signal) => (await readNote(signal)).personId))
  return people.includes(personId)
}

async function regionOf({ personId }: Note): Promise<string | null> {
  const application = personId ? await Application.latest(personId) : null
  const municipality = application?.municipality ? await Municipality.findByPk(application.municipality) : null
  return municipality?.regionCode ?? null
}
