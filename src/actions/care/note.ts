/** What lies with care, under a key of its own that the second key wraps: who it is, how to reach her, and what a municipality sent along. */
import type { Day } from '../../law/day.ts'
import type { ChildAnswer } from '../../law/care/concern.ts'
import type { ReferGround, ReferReason } from '../../law/care/referral.ts'
import type { Signal } from '../../models/care/Signal.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import type { Contact } from '../contents.ts'
import { keys } from '../keys.ts'

export interface Note {
  readonly personId: string | null
  readonly apart: boolean
  readonly language: string
  readonly contact: Contact
  /** Of someone a municipality sent. */
  readonly referral?: Referred
}

export interface Referred {
  readonly from: string
  readonly reason: ReferReason
  readonly child: ChildAnswer
  readonly ground: ReferGround
  readonly yesOn: Day | ''
  readonly why: string
  /** What to call her, and when she can be reached: after taking it on. */
  readonly call: string
  readonly when: string
}

type Locked = Pick<Signal, 'id' | 'wrappedKey' | 'sealed'>

/** Of one size, whether yes or no, and however long an address is. */
const SIZE = 900
const LARGER = 3_000

export async function sealNote(id: string, note: Note): Promise<Pick<Signal, 'wrappedKey' | 'sealed'>> {
  const key = newKey()
  const text = JSON.stringify(note).padEnd(note.referral ? LARGER : SIZE)
  return { wrappedKey: await keys().wrapSignal(key, id), sealed: encrypt(key, Buffer.from(text), `signal|${id}`) }
}

export async function readNote({ id, wrappedKey, sealed }: Locked): Promise<Note> {
  return readUnder(await keyOf({ id, wrappedKey }), sealed, `signal|${id}`) as Note
}

/** Something a coordinator adds: under the same key, so that it goes with it. */
export async function sealBeside(signal: Locked, entryId: string, value: object): Promise<Buffer> {
  return encrypt(await keyOf(signal), Buffer.from(JSON.stringify(value).padEnd(SIZE)), `care|${entryId}`)
}

export async function readBeside(signal: Locked, entryId: string, sealed: Buffer): Promise<unknown> {
  return readUnder(await keyOf(signal), sealed, `care|${entryId}`)
}

const keyOf = ({ id, wrappedKey }: Pick<Locked, 'id' | 'wrappedKey'>): Promise<Buffer> => keys().unwrapSignal(wrappedKey, id)

const readUnder = (key: Buffer, sealed: Buffer, place: string): unknown => JSON.parse(decrypt(key, sealed, place).toString('utf8'))
