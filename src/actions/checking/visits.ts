/** Reports of visits, of a unit: made once, put right for a day by whoever made them, erased when their term has passed. */
import { randomUUID } from 'node:crypto'
import { Op } from 'sequelize'
import type { NewVisitForm, VisitCorrectionForm, VisitForm } from '../../forms/checking/visit.ts'
import { cannotCorrect, correctUntil } from '../../law/checking/visit.ts'
import { type Day, dayIn, instantOf } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { keptSince } from '../../law/retention.ts'
import { closedBy } from '../../law/rules.ts'
import { Visit, VisitVersion } from '../../models/office/Visit.ts'
import { isTaken } from '../../platform/errors.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import type { Actor, Inspector } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { type Erased, goneOf } from '../retention/erased.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'
import { type OwnCheck, ownChecks } from './ownChecks.ts'

/** By when and how it was answered, not by which: nothing leads from a person to a place. */
export type LinkedCheck = Pick<OwnCheck, 'channel' | 'valid'> & { readonly at: string }

export type VisitWords = VisitForm & { readonly checks: readonly LinkedCheck[] }

export const newVisitKey = (): string => randomUUID()

/** The same key again is the same visit. */
export async function recordVisit(actor: Inspector, { key: id, visitChecks, ...form }: NewVisitForm, now: Date): Promise<string> {
  permit(actor.role === 'inspector')
  const checks = (await ownChecks(actor, now)).filter(({ entry }) => visitChecks.includes(entry)).map(({ at, channel, valid }) => ({ at: at.toISOString(), channel, valid }))
  return inTransaction(actor, async () => {
    const key = newKey()
    const visit = await Visit.create({ id, actorId: actor.id, unit: actor.unit, madeAt: now, wrappedKey: await keys().wrap(key, id) })
    await add(visit, key, 1, { ...form, checks }, now)
    await audit(actor, 'visit.recorded', visit)
    return id
  }).catch((error: unknown) => {
    if (isTaken(error)) return id
    throw error
  })
}

const placeOf = (id: string, version: number): string => `visit|${id}|${version}`

async function add({ id: visitId }: Visit, key: Buffer, version: number, words: VisitWords, madeAt: Date): Promise<void> {
  await VisitVersion.create({ visitId, version, madeAt, sealed: encrypt(key, Buffer.from(JSON.stringify(words)), placeOf(visitId, version)) })
}

export interface VisitLine {
  readonly id: string
  readonly madeAt: Date
  readonly own: boolean
  /** The last moment to put it right; null when that is not open to this inspector any more. */
  readonly correctUntil: Date | null
}

/** Of the own unit, newest first. */
export function visits(actor: Inspector, now: Date): Promise<VisitLine[]> {
  permit(actor.role === 'inspector')
  return inTransaction(actor, async () => (await Visit.findAll({ where: { unit: actor.unit }, order: [['madeAt', 'DESC']], limit: 100 })).map((visit) => lineOf(visit, actor, now)))
}

function lineOf({ id, madeAt, actorId }: Visit, actor: Inspector, now: Date): VisitLine {
  const own = actorId === actor.id
  const on = dayIn(madeAt)
  return { id, madeAt, own, correctUntil: own && !cannotCorrect(madeAt, now, on) ? correctUntil(madeAt, on) : null }
}

export interface VisitFile extends VisitLine {
  /** The newest first. */
  readonly versions: readonly { readonly version: number; readonly madeAt: Date; readonly words: VisitWords }[]
}

/** Reading one is on record. */
export function visitFile(actor: Inspector, id: string, now: Date): Promise<VisitFile> {
  permit(actor.role === 'inspector')
  return inTransaction(actor, async () => {
    const visit = await Visit.get(id, actor.unit)
    const key = await keys().unwrap(visit.wrappedKey, id)
    const rows = await VisitVersion.findAll({ where: { visitId: id }, order: [['version', 'DESC']] })
    await audit(actor, 'visit.read', visit)
    const versions = rows.map(({ version, madeAt, sealed }) => ({ version, madeAt, words: JSON.parse(decrypt(key, sealed, placeOf(id, version)).toString('utf8')) as VisitWords }))
    return { ...lineOf(visit, actor, now), versions }
  })
}

/** A new version beside the old ones; of two at once the second is told that there is one. */
export async function correctVisit(actor: Inspector, id: string, { version, ...form }: VisitCorrectionForm, now: Date): Promise<void> {
  permit(actor.role === 'inspector')
  const changed = () => refuse(closedBy('K10_VISIT', 'already-handled'))
  await inTransaction(actor, async () => {
    const visit = await Visit.get(id, actor.unit)
    permit(visit.actorId === actor.id)
    refuse(cannotCorrect(visit.madeAt, now, dayIn(visit.madeAt)))
    const last = await VisitVersion.findOne({ where: { visitId: id }, order: [['version', 'DESC']], rejectOnEmpty: true })
    if (last.version !== version) changed()
    const key = await keys().unwrap(visit.wrappedKey, id)
    const { checks } = JSON.parse(decrypt(key, last.sealed, placeOf(id, last.version)).toString('utf8')) as VisitWords
    await add(visit, key, version + 1, { ...form, checks }, now)
    await audit(actor, 'visit.corrected', visit, { details: { version: version + 1 } })
  }).catch((error: unknown) => {
    if (isTaken(error)) changed()
    throw error
  })
}

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** With all its versions, and the key they lie under. */
export function eraseVisits(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const due = await Visit.findAll({ where: { madeAt: { [Op.lt]: instantOf(keptSince('visitReport', today), '00:00') } }, attributes: ['id'] })
    await Visit.destroy({ where: { id: due.map(({ id }) => id) } })
    return goneOf(due)
  })
}
