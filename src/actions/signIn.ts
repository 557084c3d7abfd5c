/** Who comes in by which door. A provider says who someone is; the ledger keeps only a keyed hash of it. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../law/day.ts'
import { Official } from '../models/office/Official.ts'
import { Account } from '../models/people/Person.ts'
import { inReach } from '../platform/database/db.ts'
import { isTaken } from '../platform/errors.ts'
import type { Actor, Inspector, Official as OfficialActor, RegisterManager, Worker } from '../policies/actor.ts'
import { Forbidden } from '../policies/permit.ts'
import { audit } from './audit.ts'
import type { Identity } from './contents.ts'
import { macOf, macOfHuman, type Subject } from './subject.ts'
import { newPerson, seal } from './vault.ts'
import { inTransaction } from './work.ts'

export interface WorkerClaims extends Subject {
  readonly identity: Identity
}

/** A worker: back again, or for the first time; then what the provider says of her is sealed at once. Of two first times at
 * the same moment one makes the account, and the other comes in by it. */
export async function enterAsWorker(claims: WorkerClaims, today: Day): Promise<Worker> {
  return admit(claims, today).catch((error: unknown) => {
    if (isTaken(error)) return admit(claims, today)
    throw error
  })
}

async function admit(claims: WorkerClaims, today: Day): Promise<Worker> {
  const mac = await macOf(claims)
  const known = await inReach({ door: mac.toString('hex') }, () => Account.findOne({ where: { subjectMac: mac } }))
  const actor: Worker = { role: 'worker', id: known?.id ?? randomUUID(), personId: known?.personId ?? randomUUID() }
  await inTransaction(actor, async () => {
    if (!known) await welcome(actor, mac, claims.identity, today)
    await audit(actor, 'signIn', { id: actor.id, personId: actor.personId })
  })
  return actor
}

async function welcome({ id, personId }: Worker, subjectMac: Buffer, identity: Identity, today: Day): Promise<void> {
  await newPerson(personId, today)
  await Account.create({ id, personId, subjectMac, createdOn: today })
  await seal({ personId }, 'identity', 'identity', identity)
  await audit({ role: 'worker', id, personId }, 'account.made', { id, personId })
}

export interface StaffClaims extends Subject {
  /** What the provider calls the person, whichever account. */
  readonly human?: string
}

/** An official or inspector with a mandate today. Anyone else is known to the provider, not to us. */
export async function enterAsStaff(claims: StaffClaims, today: Day): Promise<Actor> {
  const mac = await macOf(claims)
  const official = await inReach({ door: mac.toString('hex') }, () => Official.findOne({ where: { subjectMac: mac } }))
  if (!official || !isMandated(official, today)) throw new Forbidden()
  if (claims.human) await knowHuman(official, await macOfHuman(claims.issuer, claims.human), mac)

  const actor = asActor(official)
  await inTransaction(actor, () => audit(actor, 'signIn', { id: actor.id, municipality: official.municipality }))
  return actor
}

/** Kept at the first sign-in. From then on the account is of that person, and of no one it is handed to. */
async function knowHuman(official: Official, humanMac: Buffer, subjectMac: Buffer): Promise<void> {
  if (official.humanMac && !official.humanMac.equals(humanMac)) throw new Forbidden()
  if (!official.humanMac) await inReach({ door: subjectMac.toString('hex') }, () => official.update({ humanMac }))
}

function isMandated({ mandateFrom, mandateUntil }: Official, today: Day): boolean {
  return mandateFrom <= today && (!mandateUntil || today <= mandateUntil)
}

function asActor({ id, role, municipality, unit }: Official): OfficialActor | Inspector | RegisterManager {
  if (role === 'registerManager') return { role, id }
  if (role === 'inspector') return { role, id, unit: unit ?? '' }
  return { role, id, municipality: municipality ?? '' }
}
