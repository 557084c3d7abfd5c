/**
 * The silent sign. Every answer to the question leaves an envelope, whatever was chosen; they are all alike, in time, in
 * size and in the database. A job opens them under a key of its own, keeps what asks for care, and throws the rest away.
 */
import { randomUUID } from 'node:crypto'
import type { Day } from '../../law/day.ts'
import { signalStage } from '../../law/care/signal.ts'
import { Application } from '../../models/Application.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Envelope, Signal } from '../../models/care/Signal.ts'
import { executeInTransaction } from '../../platform/database/db.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import type { Actor, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import type { Contact } from '../contents.ts'
import { keys, open } from '../vault.ts'
import { inTransaction } from '../work.ts'

/** The ordinary answer, and the one that asks to be spoken to apart: of one length, so that a request is as long. */
export const manners = ['a', 'b'] as const
export const ordinary = 'a'

interface Note {
  readonly personId: string
  readonly apart: boolean
  readonly language: string
  readonly contact: Contact
}

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
    const key = newKey()
    // Read back by the job alone.
    await Envelope.create({ id, wrappedKey: await keys().wrapSignal(key, id), sealed: sealedNote(key, note, id) }, { returning: false })
  })
}

/** Of one size, whether yes or no, and however long an address is. */
function sealedNote(key: Buffer, note: Note, id: string): Buffer {
  return encrypt(key, Buffer.from(JSON.stringify(note).padEnd(900)), `signal|${id}`)
}

export async function readNote({ id, wrappedKey, sealed }: Pick<Signal, 'id' | 'wrappedKey' | 'sealed'>): Promise<Note> {
  const key = await keys().unwrapSignal(wrappedKey, id)
  return JSON.parse(decrypt(key, sealed, `signal|${id}`).toString('utf8')) as Note
}

const sorter: Actor = { role: 'system', id: 'job:signal' }

/** Opens what was put in; gives how many asked for care. What is on record names nobody. */
export function sortEnvelopes(today: Day): Promise<number> {
  return inTransaction(sorter, async () => {
    let kept = 0
    for (const envelope of await takeOut()) if (await keep(envelope, today)) kept += 1
    return kept
  })
}

type Taken = Pick<Envelope, 'id' | 'wrappedKey' | 'sealed'>

/** Gone with this transaction; of two that sort at once each takes what the other did not. */
async function takeOut(): Promise<Taken[]> {
  const taken = 'delete from envelopes where id in (select id from envelopes limit 500) returning id, wrapped_key as "wrappedKey", sealed'
  return (await executeInTransaction(taken)).rows as Taken[]
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
  const open = (await Signal.findAll({ where: { closedOn: null } })).filter((signal) => signalStage(signal) !== 'closed')
  const people = await Promise.all(open.map(async (signal) => (await readNote(signal)).personId))
  return people.includes(personId)
}

async function regionOf({ personId }: Note): Promise<string | null> {
  const application = await Application.latest(personId)
  const municipality = application?.municipality ? await Municipality.findByPk(application.municipality) : null
  return municipality?.regionCode ?? null
}
