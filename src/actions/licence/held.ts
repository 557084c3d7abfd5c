/** What she holds today, and how a number is made. Parts of actions: called inside their transaction. */
import { randomInt } from 'node:crypto'
import { isLive } from '../../law/licence/card.ts'
import type { Day } from '../../law/day.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { type LicenceNumber, newLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { Card } from '../../models/licence/Card.ts'
import { Licence, Showing } from '../../models/licence/Licence.ts'
import { NotFound } from '../../platform/errors.ts'
import { signToken } from '../../platform/secrets/token.ts'
import type { Worker } from '../../policies/actor.ts'
import type { WorkingName } from '../contents.ts'
import { signerNow } from '../register/keys.ts'
import { indexOf, newPlace } from '../register/places.ts'
import { keys } from '../keys.ts'
import { open, seal } from '../vault.ts'

/** A live number with the name she works under; an empty name when there is none. */
export interface OwnCard extends WorkingName {
  readonly id: string
  readonly number: LicenceNumber
}

/** A card with a new number. */
export async function makeCard(licence: Licence, more: { sealedName: string | null; replaces?: string }, madeOn: Day, given?: LicenceNumber): Promise<{ card: Card; number: LicenceNumber }> {
  const number = given ?? newLicenceNumber(randomInt)
  const { id: licenceId, personId, municipality } = licence
  const numberMac = await keys().mac('licence', number)
  const sealedNumber = await seal(aboutOf(licence), 'licence', 'licenceNumber', { number })
  const card = await Card.create({ licenceId, personId, municipality, numberMac, sealedNumber, madeOn, ...more })
  return { card, number }
}

/** An address to check this card by, until then; it has nothing in common with any other of hers. */
export async function newCode({ licenceId, id: cardId, personId }: Card, baseUrl: string, expiresAt: Date, now: Date): Promise<string> {
  const signer = await signerNow(now)
  const place = await newPlace(signer.kid, expiresAt)
  const idx = await indexOf(place)
  await Showing.create({ tokenMac: await macOfIndex(idx), licenceId, cardId, personId, expiresAt, place })
  return `${baseUrl}/c/${await signToken(signer, { idx, exp: Math.floor(expiresAt.getTime() / 1_000) })}`
}

/** Under which a code is found again. */
export const macOfIndex = (idx: number): Promise<Buffer> => keys().mac('showing', String(idx))

export interface Held {
  readonly licence: Licence
  /** Oldest first; those that are live, and all. */
  readonly cards: readonly Card[]
  readonly all: readonly Card[]
}

/** Her licence that is valid today, with its numbers. */
export async function heldToday({ personId }: Worker, today: Day): Promise<Held | undefined> {
  const licence = await Licence.current(personId, today)
  if (!licence || standingOn(today, licence.facts()) !== 'valid') return undefined
  const all = await Card.allOf(licence.id)
  return { licence, all, cards: all.filter(isLive) }
}

/** A live card of her licence of today, which no one else changes until this transaction ends. */
export async function lockCard(actor: Worker, id: string, today: Day): Promise<{ licence: Licence; card: Card }> {
  const licence = await Licence.lock(actor.personId, today)
  const card = (await Card.allOf(licence.id)).find((each) => each.id === id && isLive(each))
  if (!card || standingOn(today, licence.facts()) !== 'valid') throw new NotFound()
  return { licence, card }
}

/** What lies sealed of a card. A name can be older than the licence: it was carried over. */
export async function opened(actor: Worker, licence: Licence, { id, sealedNumber, sealedName }: Card): Promise<OwnCard> {
  const { personId, municipality } = licence
  const about = { personId, municipality }
  const purpose = 'own-data'
  const kept = sealedNumber && (await open(actor, about, { compartment: 'licence', kind: 'licenceNumber', purpose, sealedId: sealedNumber }))
  if (!kept) throw new NotFound()
  const named = sealedName ? await open(actor, about, { compartment: 'licence', kind: 'workingName', purpose, sealedId: sealedName }) : undefined
  return { id, number: kept.number, name: named?.name ?? '', shown: named?.shown ?? false }
}

export const aboutOf = ({ personId, applicationId, municipality }: Licence) => ({ personId, id: applicationId, municipality })

