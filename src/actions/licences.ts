/** What the holder does with her licence. */
import { randomBytes, randomInt } from 'node:crypto'
import type { Day } from '../law/day.ts'
import { refuse } from '../law/impediment.ts'
import { cannotRenumber, standingOn } from '../law/licence.ts'
import { formatNumber, newLicenceNumber } from '../law/licenceNumber.ts'
import { AuditEntry } from '../models/AuditEntry.ts'
import { Licence, Showing } from '../models/Licence.ts'
import { Municipality } from '../models/Municipality.ts'
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

export interface Look {
  readonly at: Date
  readonly organisation: string
  readonly role: string
  readonly purpose: string
  readonly what: readonly string[]
}

/** Who looked, newest first: organisation, role, purpose and time; never a name. Her own looks are not listed. */
export function looksAt(actor: Worker): Promise<Look[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const events = ['vault.opened', 'licence.checked']
    const entries = await AuditEntry.findAll({ where: { personId: actor.personId, event: events }, order: [['id', 'DESC']], limit: 500 })
    const names = new Map((await Municipality.findAll()).map(({ code, name }) => [code, name]))
    const others = entries.filter(({ role }) => role !== 'worker')
    return togetherOf(others).map((looks) => lookOf(looks, names))
  })
}

const TOGETHER = 60_000

/** Parts that one person opened at one sitting are one look; every check is a look of its own. */
function togetherOf(entries: readonly AuditEntry[]): AuditEntry[][] {
  return entries.reduce<AuditEntry[][]>((groups, entry) => {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last && isSameSitting(last, entry)) group.push(entry)
    else groups.push([entry])
    return groups
  }, [])
}

function isSameSitting(one: AuditEntry, other: AuditEntry): boolean {
  const same = one.actorId === other.actorId && one.purpose === other.purpose && one.event === other.event
  return same && one.event === 'vault.opened' && Math.abs(one.at.getTime() - other.at.getTime()) < TOGETHER
}

function lookOf(entries: readonly AuditEntry[], names: ReadonlyMap<string, string>): Look {
  const [first] = entries
  if (!first) throw new Error('a look without an entry')
  const { at, organisation, role, purpose, event } = first
  const what = event === 'licence.checked' ? ['check'] : [...new Set(entries.map(({ details }) => String(details['compartment'])))]
  return { at, organisation: names.get(organisation) ?? organisation, role, purpose: purpose ?? '', what }
}
