/** She lets a platform hear of changes to one of her numbers, sees what it was told, and stops it. */
import { randomInt, randomUUID } from 'node:crypto'
import { Op } from 'sequelize'
import type { WatchForm } from '../../forms/licence/licence.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotAllow, endedForGood, type WatchFacts, watchStanding, type WatchStanding, watchTerm } from '../../law/hers/watching.ts'
import { formatShareCode, type LicenceNumber, newLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { cardAsked } from '../../models/licence/NumberAsked.ts'
import { Watch, WatchEvent } from '../../models/licence/Watch.ts'
import { Person } from '../../models/people/Person.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { type WatchingClient, watchingClients } from '../../models/register/WatchAddress.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { aboutOf, lockCard } from '../licence/held.ts'
import { keys } from '../keys.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface OwnWatch {
  readonly id: string
  readonly standing: WatchStanding
  readonly platform: string
  /** Null when that number is not any more. */
  readonly cardId: string | null
  readonly madeOn: Day
  readonly codeUntil: Day
  readonly untilDay: Day
}

/** Whom she can allow it today. */
export function platforms(actor: Worker): Promise<WatchingClient[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => (await watchingClients()).filter(({ isOpen }) => isOpen))
}

/** Allowed by a code that she hands over herself. The same form sent twice is one. */
export function allowWatch(actor: Worker, form: WatchForm, today: Day): Promise<string> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    await Person.findByPk(actor.personId, { lock: true })
    const watches = await Watch.allOf(actor.personId)
    if (watches.some(({ id }) => id === form.key)) return form.key
    const { licence, card } = await lockCard(actor, form.subject, today)
    const clients = await clientsById()
    const around = { clients, ended: await endedOf(watches, today) }
    if (!clients.get(form.platform)?.isOpen) throw new NotFound()
    refuse(cannotAllow(today, watches.map((watch) => ({ ...factsOf(watch, around), isSame: watch.cardId === card.id && watch.clientId === form.platform }))))

    const code = newLicenceNumber(randomInt)
    const sealedCode = await seal(aboutOf(licence), 'shared', 'share', { code, name: '' })
    const { personId } = actor
    await Watch.create({ id: form.key, clientRef: randomUUID(), clientId: form.platform, personId, cardId: card.id, codeMac: await watchCodeMac(code), sealedCode, madeOn: today, ...watchTerm(today, form.watchDays) })
    await audit(actor, 'watch.allowed', { id: form.key, personId }, { details: { days: form.watchDays } })
    return form.key
  })
}

export const watchCodeMac = (code: LicenceNumber): Promise<Buffer> => keys().mac('share', `watch|${code}`)

/** Newest first, also those that are over. */
export function ownWatches(actor: Worker, today: Day): Promise<OwnWatch[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, () => watchesOf(actor.personId, today))
}

/** Within a transaction of hers. */
export async function watchesOf(personId: string, today: Day): Promise<OwnWatch[]> {
  const watches = await Watch.allOf(personId)
  const around = { clients: await clientsById(), ended: await endedOf(watches, today) }
  return watches.map((watch) => ownWatchOf(watch, around, today))
}

type Clients = ReadonlyMap<string, WatchingClient>

const clientsById = async (): Promise<Clients> => new Map((await watchingClients()).map((client) => [client.id, client]))

/** Numbers of hers of which the licence is over. */
async function endedOf(watches: readonly Watch[], today: Day): Promise<ReadonlySet<string>> {
  const ended = new Set<string>()
  for (const card of new Set(watches.map(({ cardId }) => cardId))) if (card && endedForGood(today, (await cardAsked(card)).facts)) ended.add(card)
  return ended
}

interface Around {
  readonly clients: Clients
  readonly ended: ReadonlySet<string>
}

const factsOf = (watch: Watch, { clients, ended }: Around): WatchFacts => ({ ...watch.facts(), isCut: !clients.get(watch.clientId)?.isOpen, isEnded: watch.cardId !== null && ended.has(watch.cardId) })

function ownWatchOf(watch: Watch, around: Around, today: Day): OwnWatch {
  const { id, clientId, cardId, madeOn, codeUntil, untilDay } = watch
  return { id, standing: watchStanding(today, factsOf(watch, around)), platform: around.clients.get(clientId)?.name ?? '', cardId, madeOn, codeUntil, untilDay }
}

/** One of hers, with its code until that was used, and when the platform was told. */
export function ownWatch(actor: Worker, id: string, today: Day): Promise<OwnWatch & { readonly code: string; readonly told: readonly Date[] }> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const watch = await own(actor, id)
    const shown = ownWatchOf(watch, { clients: await clientsById(), ended: await endedOf([watch], today) }, today)
    const { sealedCode: sealedId, personId } = watch
    const words = sealedId && personId && shown.standing === 'waiting' ? await open(actor, { personId }, { compartment: 'shared', kind: 'share', purpose: 'own-data', sealedId }) : undefined
    const events = await WatchEvent.findAll({ where: { watchId: id, deliveredAt: { [Op.not]: null } }, order: [['deliveredAt', 'DESC']] })
    return { ...shown, code: words ? formatShareCode(words.code) : '', told: events.flatMap(({ deliveredAt }) => deliveredAt ?? []) }
  })
}

/** From now on the platform hears no, as of a number that is not valid. Once is enough. */
export function stopWatch(actor: Worker, id: string, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const watch = await own(actor, id)
    if (watch.stoppedOn) return
    const { sealedCode } = watch
    await watch.update({ stoppedOn: today, codeMac: null, lookedOn: null })
    if (sealedCode) await Sealed.destroy({ where: { id: sealedCode } })
    await audit(actor, 'watch.stopped', { id, personId: actor.personId })
  })
}

async function own({ personId }: Worker, id: string): Promise<Watch> {
  const watch = await Watch.findOne({ where: { id, personId }, lock: true })
  if (!watch) throw new NotFound()
  return watch
}
