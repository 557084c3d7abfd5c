/** Her numbers and the cards they are on: one licence, a number for each name she works under, each stopped alone. */
import type { NameForm } from '../../forms/licence/licence.ts'
import { cannotAdd, cannotRenumber, cannotStop, isLive } from '../../law/licence/card.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { Card } from '../../models/licence/Card.ts'
import { Licence, Showing } from '../../models/licence/Licence.ts'
import { type Warning, warningsOf } from '../../models/register/Misuse.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { Share } from '../../models/licence/Share.ts'
import { Watch } from '../../models/licence/Watch.ts'
import { NotFound } from '../../platform/errors.ts'
import { qrImage } from '../../platform/paper/qr.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { aboutOf, heldToday, lockCard, makeCard, newCode, opened, type OwnCard } from './held.ts'
import { markName } from './nameMark.ts'

/** In milliseconds. */
const HOUR = 3_600_000
const SHOWN_FOR = 24 * HOUR
/** The same end as every code that is shown in that hour: the moment of showing is in none of them. */
const wholeHour = (instant: number): Date => new Date(instant - (instant % HOUR))

export interface ShownCard {
  readonly card: OwnCard
  readonly cards: number
  readonly validUntil: Day
  readonly qr: string
  readonly codeUntil: Date
  /** That this number is asked too often; null when it is not. */
  readonly warning: Warning | null
}

/** A card with a code that is new each time, her first one unless she names another; nothing when there is no valid licence today. */
export function showCard(actor: Worker, id: string | undefined, baseUrl: string, now: Date, today: Day): Promise<ShownCard | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const held = await heldToday(actor, today)
    if (!held) return undefined
    const { licence, cards } = held
    const card = id ? cards.find((each) => each.id === id) : cards[0]
    if (!card) throw new NotFound()
    const codeUntil = wholeHour(now.getTime() + SHOWN_FOR)
    const qr = await qrImage(await newCode(card, baseUrl, codeUntil, now))
    const warning = (await warningsOf(actor.personId)).find((each) => each.card === card.id) ?? null
    await audit(actor, 'licence.shown', licence)
    return { warning, card: await opened(actor, licence, card), cards: cards.length, validUntil: licence.validUntil, qr, codeUntil }
  })
}

/** The photo of her valid licence. */
export function cardPhoto(actor: Worker, today: Day): Promise<Buffer> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const held = await heldToday(actor, today)
    const photo = held && (await open(actor, aboutOf(held.licence), { compartment: 'photo', kind: 'photo', purpose: 'own-data' }))
    if (!photo) throw new NotFound()
    return Buffer.from(photo.jpeg, 'base64')
  })
}

export interface OwnCards {
  readonly cards: readonly OwnCard[]
  readonly canAdd: boolean
}

/** Her live numbers with their names; none when there is no valid licence today. */
export function ownCards(actor: Worker, today: Day): Promise<OwnCards> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const held = await heldToday(actor, today)
    if (!held) return { cards: [], canAdd: false }
    const cards: OwnCard[] = []
    for (const card of held.cards) {
      const own = await opened(actor, held.licence, card)
      // A name from before names were compared: from now on it can be.
      if (card.sealedName) await markName(actor.personId, card.sealedName, own)
      cards.push(own)
    }
    return { cards, canAdd: !cannotAdd(today, held.licence.facts(), held.all.map((card) => card.facts())) }
  })
}

/** A number of its own for a name. The same name again is the card that is there. */
export function addCard(actor: Worker, form: NameForm, today: Day): Promise<string> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.lock(actor.personId, today)
    const cards = await Card.allOf(licence.id)
    for (const card of cards.filter(isLive)) if ((await opened(actor, licence, card)).name === form.workingName) return card.id
    refuse(cannotAdd(today, licence.facts(), cards.map((card) => card.facts())))
    const sealedName = await sealName(licence, form)
    const { card } = await makeCard(licence, { sealedName }, today)
    await audit(actor, 'card.added', licence)
    return card.id
  })
}

/** Another name on a card, or none; and whether it is shown. */
export function nameCard(actor: Worker, id: string, form: NameForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const { licence, card } = await lockCard(actor, id, today)
    const old = card.sealedName
    await card.update({ sealedName: form.workingName ? await sealName(licence, form) : null })
    await forget([old])
    await audit(actor, 'card.named', licence)
  })
}

/** This number is worth nothing any more, and nothing that was shown or shared with it; the others stay. Once is enough. */
export function stopCard(actor: Worker, id: string, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.lock(actor.personId, today)
    const card = await Card.own(id, actor.personId)
    if (!isLive(card)) return
    refuse(cannotStop(today, licence.facts(), (await Card.allOf(card.licenceId)).map((each) => each.facts())))
    await end(card, [card.sealedNumber, card.sealedName], today)
    await audit(actor, 'card.stopped', licence)
  })
}

/** A new number at once, for whoever was given the old one and should not have it. Pressed twice, it is the same new one. */
export function replaceNumber(actor: Worker, id: string, today: Day): Promise<string> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.lock(actor.personId, today)
    const old = await Card.own(id, actor.personId)
    const made = await Card.findOne({ where: { replaces: id } })
    if (made) return made.id
    if (!isLive(old) || old.licenceId !== licence.id) throw new NotFound()
    refuse(cannotRenumber(today, licence.facts(), (await Card.allOf(licence.id)).map((card) => card.facts()), await isWarned(actor, id)))
    const { sealedNumber, sealedName } = old
    await end(old, [sealedNumber], today)
    const { card } = await makeCard(licence, { sealedName, replaces: id }, today)
    await audit(actor, 'licence.renumbered', licence)
    return card.id
  })
}

async function sealName(licence: Licence, { workingName, shown }: NameForm): Promise<string> {
  const name = { name: workingName, shown: shown === 'yes' }
  const sealedName = await seal(aboutOf(licence), 'licence', 'workingName', name)
  await markName(licence.personId, sealedName, name)
  return sealedName
}

const isWarned = async ({ personId }: Worker, id: string): Promise<boolean> => (await warningsOf(personId)).some(({ card }) => card === id)

async function end(card: Card, sealed: readonly (string | null)[], today: Day): Promise<void> {
  await card.update({ stoppedOn: today })
  await Showing.destroy({ where: { cardId: card.id } })
  await Share.update({ stoppedOn: today }, { where: { cardId: card.id, stoppedOn: null } })
  await Watch.stopAll({ cardId: card.id }, today)
  await forget(sealed)
}

/** A name that a later licence carries too stays as long as one of them has it. */
async function forget(sealed: readonly (string | null)[]): Promise<void> {
  for (const id of sealed) {
    const used = id && (await Card.count({ where: { sealedName: id, stoppedOn: null } }))
    if (id && !used) await Sealed.destroy({ where: { id } })
  }
}
