/** The only two ways into and out of what is known about a person. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../law/day.ts'
import { Person } from '../models/Person.ts'
import { Sealed } from '../models/Sealed.ts'
import { executeInTransaction, runningTransaction } from '../platform/db.ts'
import { decrypt, encrypt, newKey } from '../platform/encryption.ts'
import { BudgetSpent, NotFound } from '../platform/errors.ts'
import type { Keyring } from '../platform/keyring.ts'
import type { Actor } from '../policies/actor.ts'
import { type Compartment, hourlyBudget, mayOpen, type Purpose } from '../policies/compartments.ts'
import { permit } from '../policies/permit.ts'
import { audit } from './audit.ts'
import type { Contents, Kind } from './contents.ts'

let keyring: Keyring

/** Said once at start; without a keyring nothing opens. */
export function useKeyring(given: Keyring): void {
  keyring = given
}

export function keys(): Keyring {
  return keyring
}

/** Whom and what something is about: her, and the application it belongs to, if it belongs to one. */
export interface About {
  readonly personId: string
  readonly id?: string
  readonly municipality?: string | null
}

/** A new person: a random id and a key of her own, wrapped by the keyring. */
export async function newPerson(personId: string, on: Day): Promise<void> {
  const wrappedKey = await keyring.wrap(newKey(), personId)
  await Person.create({ id: personId, wrappedKey, createdOn: on })
}

/** Puts something away and returns the id it lies under. */
export async function seal<K extends Kind>(about: About, compartment: Compartment, kind: K, value: Contents[K]): Promise<string> {
  const id = randomUUID()
  const key = await personKey(about.personId)
  const place = placeOf(compartment, about.personId, about.id, id)
  await Sealed.create({
    id,
    personId: about.personId,
    applicationId: about.id ?? null,
    compartment,
    kind,
    ciphertext: encrypt(key, Buffer.from(JSON.stringify(value)), place),
  })
  return id
}

/** As `seal`, in the place of what lay there for this application before. */
export async function reseal<K extends Kind>(about: About, compartment: Compartment, kind: K, value: Contents[K]): Promise<void> {
  await discard(about, compartment, kind)
  await seal(about, compartment, kind, value)
}

/** Takes away what lies there. */
export async function discard(about: About, compartment: Compartment, kind: Kind): Promise<void> {
  await Sealed.destroy({ where: { ...whose(about), compartment, kind } })
}

/** Destroys her key, and takes away what nothing can open any more. */
export async function destroyKey(personId: string): Promise<void> {
  await Person.update({ wrappedKey: null }, { where: { id: personId } })
  await Sealed.destroy({ where: { personId } })
}

interface Which<K extends Kind> {
  readonly compartment: Compartment
  readonly kind: K
  readonly purpose: Purpose
  /** Exactly this one; otherwise the newest of its kind. */
  readonly sealedId?: string
}

/** Opens what lies there: permitted by the table, within the hour's budget, on record before it is readable. */
export async function open<K extends Kind>(actor: Actor, about: About, which: Which<K>): Promise<Contents[K] | undefined> {
  permit(mayOpen(actor, which.compartment, which.purpose))
  const { compartment, kind, sealedId } = which
  const row = await Sealed.findOne({
    where: { ...whose(about), compartment, kind, ...(sealedId && { id: sealedId }) },
    order: [['createdAt', 'DESC']],
  })
  if (!row) return undefined

  await spend(actor)
  const subject = { id: about.id ?? about.personId, personId: row.personId, municipality: about.municipality ?? null }
  await audit(actor, 'vault.opened', subject, { purpose: which.purpose, details: { compartment, kind } })
  const place = placeOf(row.compartment, row.personId, row.applicationId, row.id)
  return JSON.parse(decrypt(await personKey(row.personId), row.ciphertext, place).toString('utf8')) as Contents[K]
}

/** The photo of a check, which the database handed over together with its audit entry. */
export async function openPhotoOfCheck(found: SealedPhoto): Promise<string> {
  const key = await keyring.unwrap(found.wrappedKey, found.personId)
  const place = placeOf('photo', found.personId, found.applicationId, found.photoId)
  return (JSON.parse(decrypt(key, found.photo, place).toString('utf8')) as Contents['photo']).jpeg
}

export interface SealedPhoto {
  readonly personId: string
  readonly applicationId: string | null
  readonly wrappedKey: Buffer
  readonly photoId: string
  readonly photo: Buffer
}

function whose(about: About) {
  return about.id ? { personId: about.personId, applicationId: about.id } : { personId: about.personId }
}

function placeOf(compartment: string, personId: string, applicationId: string | null | undefined, id: string): string {
  return [compartment, personId, applicationId ?? '', id].join('|')
}

/** Unwrapped once in a transaction, and forgotten with it. */
const unwrapped = new WeakMap<object, Map<string, Promise<Buffer>>>()

function personKey(personId: string): Promise<Buffer> {
  const transaction = runningTransaction()
  const known = unwrapped.get(transaction) ?? new Map<string, Promise<Buffer>>()
  unwrapped.set(transaction, known)
  const key = known.get(personId) ?? unwrap(personId)
  known.set(personId, key)
  return key
}

async function unwrap(personId: string): Promise<Buffer> {
  const person = await Person.findByPk(personId)
  if (!person?.wrappedKey) throw new NotFound()
  return keyring.unwrap(person.wrappedKey, personId)
}

/** Counts one opening of this hour; one row per actor, so two at once cannot both take the last. */
export async function spend(actor: Actor): Promise<void> {
  if (actor.role === 'system') return
  const { rows } = await executeInTransaction(
    `insert into openings as o values ($1, date_trunc('hour', now()), 1)
     on conflict (actor_id, hour) do update set count = o.count + 1 returning count`,
    [actor.id],
  )
  const [{ count } = { count: 0 }] = rows as { count: number }[]
  if (count > hourlyBudget[actor.role]) throw new BudgetSpent()
}
