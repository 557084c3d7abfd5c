/** The only two ways into and out of what is known about a person. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../law/day.ts'
import { refuse } from '../law/impediment.ts'
import { waitsForShield } from '../law/office/shield.ts'
import { CaseBarrier } from '../models/office/CaseBarrier.ts'
import { Person } from '../models/people/Person.ts'
import { Sealed } from '../models/people/Sealed.ts'
import { ask, later, runningTransaction } from '../platform/database/db.ts'
import { decrypt, encrypt, newKey } from '../platform/secrets/encryption.ts'
import { BudgetSpent, NotFound } from '../platform/errors.ts'
import { forStreet } from '../platform/upload/picture.ts'
import { type Actor, isOfficial, organisationOf, type System } from '../policies/actor.ts'
import { type Compartment, despiteLimit, hourlyBudget, mayOpen, type Purpose } from '../policies/compartments.ts'
import { besideCases } from '../policies/ownWork.ts'
import { permit } from '../policies/permit.ts'
import type { Contents, Kind } from './contents.ts'
import { keys } from './keys.ts'
import { mustBeTheirs } from './ownWork.ts'

/** Whom and what something is about: her, and the application it belongs to, if it belongs to one. */
export interface About {
  readonly personId: string
  readonly id?: string
  readonly municipality?: string | null
}

/** A new person: a random id and a key of her own, wrapped by the keyring. */
export async function newPerson(personId: string, on: Day): Promise<void> {
  const key = newKey()
  later('insert into persons (id, wrapped_key, created_on) values ($1, $2, $3)', [personId, await keys().wrap(key, personId), on])
  keysHere().set(personId, Promise.resolve(key))
}

/** Puts something away and returns the id it lies under. A photo goes by `sealPhoto`. */
export async function seal<K extends Exclude<Kind, 'photo'>>(about: About, compartment: Compartment, kind: K, value: Contents[K]): Promise<string> {
  const id = randomUUID()
  const key = await personKey(about.personId)
  later(putAway, [id, about.personId, about.id ?? null, compartment, kind, sealedIn(key, value, placeOf(compartment, about.personId, about.id, id)), null], 'sealed')
  return id
}

const sealedIn = (key: Buffer, value: unknown, place: string) => encrypt(key, Buffer.from(JSON.stringify(value)), place)

const putAway = 'insert into sealed (id, person_id, application_id, compartment, kind, ciphertext, street) values ($1, $2, $3, $4, $5, $6, $7)'

/** Her photo, and in the same row, so that it goes with it, what a check on the street shows of it. */
export async function sealPhoto(about: About, jpeg: string): Promise<void> {
  const id = randomUUID()
  const [key, small] = await Promise.all([personKey(about.personId), forStreet(Buffer.from(jpeg, 'base64'))])
  const place = placeOf('photo', about.personId, about.id, id)
  const street = sealedIn(key, { webp: small.toString('base64') }, onStreet(place))
  later(putAway, [id, about.personId, about.id ?? null, 'photo', 'photo', sealedIn(key, { jpeg }, place), street])
}

const onStreet = (place: string): string => `${place}|street`

/** As `seal`, in the place of what lay there for this application before. */
export async function reseal<K extends Exclude<Kind, 'photo'>>(about: About, compartment: Compartment, kind: K, value: Contents[K]): Promise<void> {
  await discard(about, compartment, kind)
  await seal(about, compartment, kind, value)
}

/** Takes away what lies there. */
export async function discard(about: About, compartment: Compartment, kind: Kind): Promise<void> {
  later(takeAway, [about.personId, about.id ?? null, compartment, kind])
}

const takeAway = 'delete from sealed where person_id = $1 and ($2::uuid is null or application_id = $2) and compartment = $3 and kind = $4'

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
  const [found] = await openAll(actor, [{ about, ...which }])
  return found
}

export interface Asked<K extends Kind = Kind> extends Which<K> {
  readonly about: About
  /** A part of the service that opens it for what the actor does, instead of the actor: on its record, and not on the actor's hour. */
  readonly by?: System
}

/** What was asked, in the same order. */
export type Opened<A extends readonly Asked[]> = { -readonly [I in keyof A]: Contents[A[I]['kind']] | undefined }

/** As `open`, several at once: looked up, counted and put on record by one statement. */
export async function openAll<const A extends readonly Asked[]>(actor: Actor, asked: A): Promise<Opened<A>> {
  for (const { compartment, purpose, by = actor } of asked) permit(mayOpen(by, compartment, purpose))
  await permitCases(actor, asked.filter(({ by }) => !by))
  const wishes = asked.map(({ about, compartment, kind, purpose, sealedId, by }, place) => ({
    place, person: about.personId, application: about.id, compartment, kind, sealed: sealedId, subject: about.id ?? about.personId, municipality: about.municipality, purpose, system: by?.id,
  }))
  const rows = await ask<FoundRow>(lookUp, [JSON.stringify(wishes), actor.id, actor.role, organisationOf(actor), despiteLimit])
  if ((rows[0]?.spent ?? 0) > hourlyBudget[actor.role]) throw new BudgetSpent()
  if (rows.length < asked.length) await refuseWaiting(actor, asked.filter(({ by }) => !by))
  const opened: unknown[] = asked.map(() => undefined)
  await Promise.all(rows.map(async (row) => void (opened[row.place] = await contentOf(row))))
  return opened as Opened<A>
}

/** An official opens only what belongs to their own work; each person and case is asked once. */
async function permitCases(actor: Actor, asked: readonly Asked[]): Promise<void> {
  if (!isOfficial(actor)) return
  const cases = new Map(asked.flatMap(({ about, purpose }) => (besideCases.includes(purpose) ? [] : [[`${about.personId} ${about.id ?? ''}`, about]] as const)))
  for (const about of cases.values()) await mustBeTheirs(actor, about)
}

/** What is not there may be closed, until someone has read whom she named. */
async function refuseWaiting(actor: Actor, asked: readonly Asked[]): Promise<void> {
  if (!isOfficial(actor)) return
  const people = asked.flatMap(({ about, compartment }) => (compartment === 'shield' ? [] : about.personId))
  for (const personId of new Set(people)) refuse((await CaseBarrier.waits(personId)) ? waitsForShield : undefined)
}

interface FoundRow {
  readonly place: number
  readonly id: string
  readonly person_id: string
  readonly application_id: string | null
  readonly compartment: string
  readonly ciphertext: Buffer
  readonly wrapped_key: Buffer | null
  /** Of this hour, these included; null for a system that counts nothing. */
  readonly spent: number | null
}

/** One row per actor and hour, so two at once cannot both take the last. */
const lookUp = `
  with asked as (
    select * from json_to_recordset($1) as a(place integer, person uuid, application uuid, compartment text, kind text, sealed uuid,
                                             subject text, municipality text, purpose text, system text)),
  found as materialized (
    select a.place, a.subject, a.municipality, a.purpose, a.system, s.* from asked a cross join lateral (
      select s.id, s.person_id, s.application_id, s.compartment, s.kind, s.ciphertext from sealed s
      where s.person_id = a.person and s.compartment = a.compartment and s.kind = a.kind
        and (a.application is null or s.application_id = a.application) and (a.sealed is null or s.id = a.sealed)
        and (s.limited_on is null or a.purpose = any($5))
      order by s.created_at desc limit 1) s),
  spent as (
    insert into openings as o select $2, date_trunc('hour', now()), count(*) from found where $3 <> 'system' and system is null having count(*) > 0
    on conflict (actor_id, hour) do update set count = o.count + excluded.count returning count),
  logged as (
    insert into audit_entries (actor_id, role, organisation, event, subject, person_id, municipality, purpose, details)
    select coalesce(system, $2), case when system is null then $3 else 'system' end, case when system is null then $4 else 'system' end, 'vault.opened', subject, person_id, municipality, purpose, jsonb_build_object('compartment', compartment, 'kind', kind)
    from found order by place)
  select f.place, f.id, f.person_id, f.application_id, f.compartment, f.ciphertext, p.wrapped_key, (select count from spent) as spent
  from found f left join persons p on p.id = f.person_id`

async function contentOf(row: FoundRow): Promise<unknown> {
  const place = placeOf(row.compartment, row.person_id, row.application_id, row.id)
  const key = await personKey(row.person_id, row.wrapped_key)
  return JSON.parse(decrypt(key, row.ciphertext, place).toString('utf8'))
}

/** The photo of a check, which the database handed over together with its audit entry, as the address of a picture; of one from before there were small ones the whole. */
export async function openPhotoOfCheck(found: SealedAtCheck & { readonly isSmall: boolean }): Promise<string> {
  if (!found.isSmall) return `data:image/jpeg;base64,${(await openedAtCheck<'photo'>('photo', found)).jpeg}`
  const key = await keys().unwrap(found.wrappedKey, found.personId)
  const { webp } = JSON.parse(decrypt(key, found.ciphertext, onStreet(placeOf('photo', found.personId, found.applicationId, found.sealedId))).toString('utf8')) as { webp: string }
  return `data:image/webp;base64,${webp}`
}

/** Of who was checked her name and the year of her birth; the rest of what lies there goes no further. */
export async function openNameOfCheck(found: SealedAtCheck): Promise<{ name: string; born: string }> {
  const { given, family, birthdate } = await openedAtCheck<'identity'>('identity', found)
  return { name: `${given} ${family}`.trim(), born: birthdate.slice(0, 4) }
}

export interface SealedAtCheck {
  readonly personId: string
  readonly applicationId: string | null
  readonly wrappedKey: Buffer
  readonly sealedId: string
  readonly ciphertext: Buffer
}

async function openedAtCheck<K extends 'photo' | 'identity'>(compartment: K, { personId, applicationId, wrappedKey, sealedId, ciphertext }: SealedAtCheck): Promise<Contents[K]> {
  const key = await keys().unwrap(wrappedKey, personId)
  return JSON.parse(decrypt(key, ciphertext, placeOf(compartment, personId, applicationId, sealedId)).toString('utf8')) as Contents[K]
}

function placeOf(compartment: string, personId: string, applicationId: string | null | undefined, id: string): string {
  return [compartment, personId, applicationId ?? '', id].join('|')
}

/** Unwrapped once in a transaction, and forgotten with it. */
const unwrapped = new WeakMap<object, Map<string, Promise<Buffer>>>()

function keysHere(): Map<string, Promise<Buffer>> {
  const transaction = runningTransaction()
  const known = unwrapped.get(transaction) ?? new Map<string, Promise<Buffer>>()
  unwrapped.set(transaction, known)
  return known
}

function personKey(personId: string, wrapped?: Buffer | null): Promise<Buffer> {
  const known = keysHere()
  const key = known.get(personId) ?? unwrap(personId, wrapped)
  known.set(personId, key)
  return key
}

async function unwrap(personId: string, given?: Buffer | null): Promise<Buffer> {
  const wrapped = given ?? (await wrappedKeyOf(personId))
  if (!wrapped) throw new NotFound()
  return keys().unwrap(wrapped, personId)
}

async function wrappedKeyOf(personId: string): Promise<Buffer | null | undefined> {
  const [person] = await ask<{ wrapped_key: Buffer | null }>('select wrapped_key from persons where id = $1', [personId])
  return person?.wrapped_key
}

/** As an opening, of what lies outside her key: counts against the hour of whoever looks. */
export async function spend(actor: Actor): Promise<void> {
  const [spent] = await ask<{ count: number }>(countOne, [actor.id])
  if ((spent?.count ?? 0) > hourlyBudget[actor.role]) throw new BudgetSpent()
}

const countOne = `insert into openings as o values ($1, date_trunc('hour', now()), 1)
  on conflict (actor_id, hour) do update set count = o.count + 1 returning count`
