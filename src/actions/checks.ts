/** Checking a licence: yes or no for anyone; for an inspector on shift also the photo, and always on record. */
import { randomUUID } from 'node:crypto'
import type { Day } from '../law/day.ts'
import { type LicenceFacts, standingOn } from '../law/licence/licence.ts'
import { type LicenceNumber } from '../law/licence/licenceNumber.ts'
import type { ShiftForm } from '../forms/check.ts'
import { Shift } from '../models/office/Official.ts'
import { glance, hot } from '../platform/database/db.ts'
import { verifyToken } from '../platform/secrets/token.ts'
import type { Inspector } from '../policies/actor.ts'
import { hourlyBudget } from '../policies/compartments.ts'
import { permit } from '../policies/permit.ts'
import { audit } from './audit.ts'
import { keys, openPhotoOfCheck } from './vault.ts'
import { inTransaction } from './work.ts'

interface FactsRow {
  valid_from: Day
  valid_until: Day
  acts: LicenceFacts['acts']
}

/** Whether this number is worth something today. Every other number, whatever the reason, is the same no. */
export async function isValid(number: LicenceNumber, today: Day): Promise<boolean> {
  const mac = await keys().mac('licence', number)
  const [row] = await glance<FactsRow>('licence-facts', 'select valid_from::text, valid_until::text, acts from licence_facts($1)', [mac])
  return row !== undefined && standingOn(today, factsOf(row)) === 'valid'
}

export type Asked = { readonly number: LicenceNumber } | { readonly token: string }

export type CheckOutcome =
  | { readonly answer: 'no shift' | 'over budget' | 'none' }
  | { readonly answer: 'valid'; readonly validUntil: Day; readonly photo: string }

interface CheckRow extends FactsRow {
  outcome: 'no shift' | 'over budget' | 'none' | 'found'
  person_id: string
  application_id: string | null
  wrapped_key: Buffer
  /** None of a licence that was taken over, until she came by. */
  photo_id: string | null
  photo: Buffer | null
}

/** One round trip that answers and records; without the record there is no answer. */
export async function check(actor: Inspector, asked: Asked, now: Date, today: Day): Promise<CheckOutcome> {
  permit(actor.role === 'inspector')
  const [byNumber, byToken] = await lookedUp(asked, now)
  const [row] = await hot<CheckRow>(
    'check-licence',
    `select outcome, valid_from::text, valid_until::text, acts, person_id, application_id, wrapped_key, photo_id, photo
     from check_licence($1, $2, $3, $4, $5, $6)`,
    [byNumber, byToken, actor.id, actor.unit, now, hourlyBudget.inspector],
  )
  if (!row) throw new Error('a check was not answered')
  if (row.outcome !== 'found') return { answer: row.outcome }
  if (standingOn(today, factsOf(row)) !== 'valid') return { answer: 'none' }
  return { answer: 'valid', validUntil: row.valid_until, photo: await photoOf(row) }
}

/** A code that is not ours is looked up all the same, so that the attempt is on record. */
async function lookedUp(asked: Asked, now: Date): Promise<[Buffer | null, Buffer | null]> {
  if ('number' in asked) return [await keys().mac('licence', asked.number), null]
  const claims = await verifyToken((kid) => keys().verifying(kid), asked.token, now)
  return [null, await keys().mac('showing', claims?.jti ?? 'not ours')]
}

/** Empty when there is none yet. */
async function photoOf(row: CheckRow): Promise<string> {
  const { person_id: personId, application_id: applicationId, wrapped_key: wrappedKey, photo_id: photoId, photo } = row
  return photoId === null || photo === null ? '' : openPhotoOfCheck({ personId, applicationId, wrappedKey, photoId, photo })
}

function factsOf({ valid_from: validFrom, valid_until: validUntil, acts }: FactsRow): LicenceFacts {
  return { validFrom, validUntil, acts }
}

/** Starts a shift with one reason for all its checks; an earlier one ends. */
export function startShift(actor: Inspector, form: ShiftForm, now: Date): Promise<void> {
  permit(actor.role === 'inspector')
  return inTransaction(actor, async () => {
    await Shift.update({ endsAt: now }, { where: { actorId: actor.id } })
    const endsAt = new Date(now.getTime() + form.hours * 3_600_000)
    const shift = await Shift.create({ id: randomUUID(), actorId: actor.id, unit: actor.unit, reason: form.reason, startedAt: now, endsAt })
    await audit(actor, 'shift.started', shift, { details: { reason: form.reason } })
  })
}

export function endShift(actor: Inspector, now: Date): Promise<void> {
  permit(actor.role === 'inspector')
  return inTransaction(actor, async () => {
    await Shift.update({ endsAt: now }, { where: { actorId: actor.id } })
    await audit(actor, 'shift.ended', actor)
  })
}

/** The shift that runs now, if one does. */
export function shiftOf(actor: Inspector, now: Date): Promise<Shift | null> {
  return inTransaction(actor, async () => {
    const shift = await Shift.findOne({ where: { actorId: actor.id }, order: [['startedAt', 'DESC']] })
    return shift && shift.startedAt <= now && now < shift.endsAt ? shift : null
  })
}
