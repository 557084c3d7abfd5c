/** Checking a licence: yes or no for anyone; for an inspector on shift also the photo, and always on record. */
import { randomUUID } from 'node:crypto'
import { shownFrom } from '../law/checking/shift.ts'
import { type Day, dayIn, instantOf } from '../law/day.ts'
import { standingOn } from '../law/licence/licence.ts'
import { type LicenceNumber } from '../law/licence/licenceNumber.ts'
import type { ShiftForm } from '../forms/checking/check.ts'
import { Shift } from '../models/office/Official.ts'
import { hot } from '../platform/database/connection.ts'
import { inPlace, together } from '../platform/database/together.ts'
import { readToken } from '../platform/secrets/token.ts'
import type { Inspector } from '../policies/actor.ts'
import { dailyBudget, hourlyBudget } from '../policies/compartments.ts'
import { permit } from '../policies/permit.ts'
import { audit } from './audit.ts'
import { factsOf, type FactsRow } from './checking/valid.ts'
import { macOfIndex } from './licence/held.ts'
import { verifyingKeyOf } from './register/publishedKeys.ts'
import { keys } from './keys.ts'
import { openPhotoOfCheck } from './vault.ts'
import { inTransaction } from './work.ts'

/** So that nobody waits for a crowd. */
const MOST_TOGETHER = 16
/** In milliseconds. */
const PATIENCE = 20

export type Asked = { readonly number: LicenceNumber } | { readonly token: string }

/** Why there is no answer: no shift, or more asked than an hour or a day allows. */
export type Unanswered = 'no shift' | 'over hour' | 'over day'

/** Of each answer the id by which whoever checked finds it in this shift, and whether she was checked before today. */
export type CheckOutcome =
  | { readonly answer: Unanswered }
  | { readonly answer: 'none' | 'old code'; readonly entry: string }
  | { readonly answer: 'valid'; readonly entry: string; readonly again: boolean; readonly validUntil: Day; readonly photo: string }

interface CheckRow extends FactsRow {
  outcome: Unanswered | 'none' | 'found'
  entry: string
  again: boolean
  person_id: string
  application_id: string | null
  wrapped_key: Buffer
  /** None of a licence that was taken over, until she came by. */
  photo_id: string | null
  /** In base 64: read several times as fast as what a driver makes of bytes. Sent only when there is no small one, as before there were. */
  photo: string | null
  /** Made for the street; in base 64. */
  street: string | null
}

/** One round trip that answers and records; without the record there is no answer. */
export async function check(actor: Inspector, asked: Asked, now: Date, today: Day): Promise<CheckOutcome> {
  permit(actor.role === 'inspector')
  const { byNumber, byToken, old } = await lookedUp(asked, now)
  const row = await onRecord({ byNumber, byToken, asker: actor.id, unit: actor.unit, now, dayBegan: instantOf(today, '00:00') })
  const { outcome, entry, again } = row
  if (outcome !== 'none' && outcome !== 'found') return { answer: outcome }
  if (old) return { answer: 'old code', entry }
  if (outcome === 'none' || standingOn(today, factsOf(row)) !== 'valid') return { answer: 'none', entry }
  return { answer: 'valid', entry, again, validUntil: row.valid_until, photo: await photoOf(row) }
}

interface Question {
  readonly byNumber: Buffer | null
  readonly byToken: Buffer | null
  readonly asker: string
  readonly unit: string
  readonly now: Date
  readonly dayBegan: Date
}

/** Those who ask at the same moment wait for the disk together: each has an entry and an answer of its own, or nobody has one.
 * In the order of who asks, so that two such questions never wait for each other. */
const onRecord = together(async (asked: readonly Question[]): Promise<CheckRow[]> => {
  const rows = await hot<CheckRow & { place: number }>(
    'check-licences',
    `select place, outcome, valid_from::text, valid_until::text, acts, person_id, application_id, wrapped_key, photo_id, case when street is null then encode(photo, 'base64') end as photo, encode(street, 'base64') as street, entry, again
     from check_licences($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      asked.map(({ byNumber }) => byNumber), asked.map(({ byToken }) => byToken), asked.map(({ asker }) => asker), asked.map(({ unit }) => unit),
      asked.map(({ now }) => now), asked.map(({ dayBegan }) => dayBegan), hourlyBudget.inspector, dailyBudget.inspector,
    ],
  )
  return inPlace(rows, asked)
}, { most: MOST_TOGETHER, patience: PATIENCE })

interface LookedUp {
  readonly byNumber: Buffer | null
  readonly byToken: Buffer | null
  /** A code of ours whose time is over. */
  readonly old: boolean
}

/** A code that is not ours is looked up all the same, so that the attempt is on record. */
async function lookedUp(asked: Asked, now: Date): Promise<LookedUp> {
  if ('number' in asked) return { byNumber: await keys().mac('licence', asked.number), byToken: null, old: false }
  const read = await readToken((kid) => verifyingKeyOf(kid, now), asked.token, now)
  if ('why' in read) return { byNumber: null, byToken: await keys().mac('showing', 'not ours'), old: read.why === 'expired' }
  return { byNumber: null, byToken: await macOfIndex(read.claims.idx), old: false }
}

/** Empty when there is none yet. */
async function photoOf(row: CheckRow): Promise<string> {
  const { person_id: personId, application_id: applicationId, wrapped_key: wrappedKey, photo_id: sealedId, photo, street } = row
  const sent = street ?? photo
  return sealedId === null || sent === null ? '' : openPhotoOfCheck({ personId, applicationId, wrappedKey, sealedId, ciphertext: Buffer.from(sent, 'base64'), isSmall: street !== null })
}

/** Starts a shift with one reason for all its checks; an earlier one ends. */
export function startShift(actor: Inspector, form: ShiftForm, now: Date): Promise<void> {
  permit(actor.role === 'inspector')
  return inTransaction(actor, async () => {
    await Shift.update({ endsAt: now }, { where: { actorId: actor.id } })
    const endsAt = new Date(now.getTime() + form.hours * 3_600_000)
    const later = form.shownWhen === 'now' ? { shownFrom: null, laterGround: null } : { shownFrom: shownFrom(dayIn(now)), laterGround: form.shownWhen }
    const shift = await Shift.create({ id: randomUUID(), actorId: actor.id, unit: actor.unit, reason: form.reason, area: form.area, startedAt: now, endsAt, ...later })
    await audit(actor, 'shift.started', shift, { details: { reason: form.reason, area: form.area, shown: form.shownWhen } })
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
