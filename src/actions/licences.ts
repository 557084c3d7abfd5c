/** What the holder does with her licence. */
import { randomBytes, randomInt } from 'node:crypto'
import type { Day } from '../law/day.ts'
import { refuse } from '../law/impediment.ts'
import { cannotRenumber, standingOn } from '../law/licence.ts'
import { formatNumber, newLicenceNumber } from '../law/licenceNumber.ts'
import { Licence, Showing } from '../models/Licence.ts'
import { qrImage } from '../platform/qr.ts'
import { signToken } from '../platform/token.ts'
import type { Worker } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { audit } from './audit.ts'
import { keys, open, reseal } from './vault.ts'
import { inTransaction } from './work.ts'

const SHOWN_FOR = 24 * 3_600

export interface Card {
  readonly photo: string
  readonly number: string
  readonly validUntil: Day
  readonly qr: string
  readonly codeUntil: Date
}

/** The card with a code that is new each time; nothing when there is no valid licence today. */
export function showCard(actor: Worker, baseUrl: string, now: Date, today: Day): Promise<Card | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.find({ personId: actor.personId })
    if (!licence || standingOn(today, licence.facts()) !== 'valid') return undefined
    const about = { personId: actor.personId, id: licence.applicationId, municipality: licence.municipality }
    const purpose = 'own-data'
    const photo = await open(actor, about, { compartment: 'photo', kind: 'photo', purpose })
    const kept = await open(actor, about, { compartment: 'licence', kind: 'licenceNumber', purpose })
    if (!photo || !kept) return undefined

    const codeUntil = new Date(now.getTime() + SHOWN_FOR * 1_000)
    const code = await newShowing(licence, codeUntil)
    await audit(actor, 'licence.shown', licence)
    const qr = await qrImage(`${baseUrl}/c/${code}`)
    return { photo: photo.jpeg, number: formatNumber(kept.number), validUntil: licence.validUntil, qr, codeUntil }
  })
}

/** A new number at once, for whoever was given the old one and should not have it; with the old number its codes end. */
export function replaceNumber(actor: Worker, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.lock(actor.personId)
    refuse(cannotRenumber(today, licence.facts()))

    const number = newLicenceNumber(randomInt)
    await licence.update({ numberMac: await keys().mac('licence', number) })
    await reseal({ personId: actor.personId, id: licence.applicationId }, 'licence', 'licenceNumber', { number })
    await Showing.destroy({ where: { licenceId: licence.id } })
    await audit(actor, 'licence.renumbered', licence)
  })
}

async function newShowing({ id: licenceId, personId }: Licence, expiresAt: Date): Promise<string> {
  const jti = randomBytes(16).toString('base64url')
  await Showing.create({ tokenMac: await keys().mac('showing', jti), licenceId, personId, expiresAt })
  return signToken(await keys().signing(), { jti, exp: Math.floor(expiresAt.getTime() / 1_000) })
}
