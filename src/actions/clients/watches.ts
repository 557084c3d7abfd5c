/** What a platform does with what she allowed it: begins with her code, asks again, lists and ends its own. It hears yes or no, and nothing of why. */
import { Op } from 'sequelize'
import type { WatchBeginning, WatchQuestion } from '../../forms/checking/watching.ts'
import { type Day, dayIn } from '../../law/day.ts'
import { figure } from '../../law/figures.ts'
import { watchAnswer, watchStanding } from '../../law/hers/watching.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { cardAsked, numberAsked } from '../../models/licence/NumberAsked.ts'
import { Watch } from '../../models/licence/Watch.ts'
import { countTry, takeTryBack } from '../../models/register/Client.ts'
import { keys } from '../keys.ts'
import { watchCodeMac } from '../watching/allowing.ts'
import { type Admitted, type AtDoor, type Came, onRecord, whenAdmitted } from './coming.ts'
import { keyOf } from './compare.ts'

const purpose = 'bewaking'

export interface Begun {
  readonly id: string
  readonly until: Day
  readonly valid: boolean
}

export type Beginning = { readonly answer: Begun } | { readonly no: 'typo' | 'code' }

/** With her number and the code she gave: once. What is wrong, over, used, stopped or tried too often is one no. */
export async function beginWatch(door: AtDoor, asked: WatchBeginning | undefined, now: Date): Promise<Came<Beginning>> {
  const [number, code] = [asked && readLicenceNumber(asked.nummer), asked && readLicenceNumber(asked.code)]
  const macs = number && code && { number: await keys().mac('licence', number), code: await watchCodeMac(code) }
  const comes = { ...door, purpose: asked?.doel ?? null, counts: 1, request: `bewakingen ${JSON.stringify(asked)}` }
  return whenAdmitted<Begun, Beginning>(comes, now, async (client) => {
    if (!macs) return { no: 'typo' }
    const today = dayIn(now)
    const tries = [keyOf('code', macs.code), keyOf('number', macs.number)]
    const isTriedTooOften = (await triesOf(client, tries, now)) > figure('shareTries', today)
    const { cardId } = await numberAsked(macs.number)
    const watch = await Watch.findOne({ where: { codeMac: macs.code, clientId: client.id }, lock: true })
    if (isTriedTooOften || !watch || !cardId || watch.cardId !== cardId || watchStanding(today, watch.facts()) !== 'waiting') {
      onRecord(client, 'watch.refused', { id: client.id }, {})
      return { no: 'code' }
    }
    takeTryBack(client.id, tries)
    await watch.update({ begunAt: now, codeMac: null })
    onRecord(client, 'watch.begun', { id: watch.id, personId: watch.personId }, {})
    return { answer: { id: watch.clientRef, until: watch.untilDay, valid: await told(client, watch, today) } }
  })
}

async function triesOf({ id }: Admitted, tries: readonly Buffer[], now: Date): Promise<number> {
  const until = new Date(now.getTime() + figure('shareLockMinutes', dayIn(now)) * 60_000)
  const counts: number[] = []
  for (const key of tries) counts.push(await countTry(id, key, now, until))
  return Math.max(...counts)
}

/** Whatever it hears is on record for her, and is what it knows from now on. */
async function told(client: Admitted, watch: Watch, today: Day): Promise<boolean> {
  const { licenceId, municipality, facts } = await cardAsked(watch.cardId)
  const valid = watchAnswer(today, watch.facts(), facts)
  await watch.update({ told: valid })
  onRecord(client, 'licence.checked', { id: licenceId, personId: watch.personId, municipality }, { channel: 'watch', for: purpose })
  return valid
}

export type Asking = { readonly answer: { readonly valid: boolean } } | { readonly no: 'notFound' }

/** Of one of its own; that of someone else is not there. */
export function askWatch(door: AtDoor, asked: WatchQuestion | undefined, now: Date): Promise<Came<Asking>> {
  return whenAdmitted<{ readonly valid: boolean }, Asking>({ ...door, key: undefined, purpose: asked?.doel ?? null, counts: 1, request: '' }, now, async (client) => {
    const watch = asked && (await runningOf(client, asked.bewaking))
    return watch ? { answer: { valid: await told(client, watch, dayIn(now)) } } : { no: 'notFound' }
  })
}

export type Ending = { readonly answer: object } | { readonly no: 'notFound' }

/** Nothing is told about it any more. Once is enough. */
export function endWatch(door: AtDoor, asked: WatchQuestion | undefined, now: Date): Promise<Came<Ending>> {
  return whenAdmitted<object, Ending>({ ...door, key: undefined, purpose: asked?.doel ?? null, counts: 0, request: '' }, now, async (client) => {
    const watch = asked && (await Watch.findOne({ where: { clientRef: asked.bewaking, clientId: client.id, begunAt: { [Op.not]: null } }, lock: true }))
    if (!watch) return { no: 'notFound' }
    if (!watch.endedAt) {
      await watch.update({ endedAt: now })
      onRecord(client, 'watch.ended', { id: watch.id, personId: watch.personId }, {})
    }
    return { answer: {} }
  })
}

const runningOf = ({ id: clientId }: Admitted, clientRef: string): Promise<Watch | null> =>
  Watch.findOne({ where: { clientRef, clientId, begunAt: { [Op.not]: null }, endedAt: null }, lock: true })

export interface Listed {
  readonly watches: readonly Omit<Begun, 'valid'>[]
  readonly pages: number
}

const A_PAGE = 500

/** Its own, until the day that was said at the beginning: also those that were stopped before, for that is not told. */
export function listWatches(door: AtDoor, page: number | undefined, now: Date): Promise<Came<{ readonly answer: Listed }>> {
  return whenAdmitted<Listed, { readonly answer: Listed }>({ ...door, key: undefined, purpose: page ? purpose : null, counts: 0, request: '' }, now, async ({ id: clientId }) => {
    const where = { clientId, begunAt: { [Op.not]: null }, endedAt: null, untilDay: { [Op.gte]: dayIn(now) } }
    const { rows, count } = await Watch.findAndCountAll({ where, order: ['clientRef'], limit: A_PAGE, offset: ((page ?? 1) - 1) * A_PAGE })
    return { answer: { watches: rows.map(({ clientRef, untilDay }) => ({ id: clientRef, until: untilDay })), pages: Math.max(Math.ceil(count / A_PAGE), 1) } }
  })
}
