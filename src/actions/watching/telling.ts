/** Who watches a number is looked at again when something happened to it and on every new day; what changed is told: that it changed, and nothing else. */
import { Op } from 'sequelize'
import { dayIn } from '../../law/day.ts'
import { watchAnswer } from '../../law/hers/watching.ts'
import { minutesAfter } from '../../law/hers/messages.ts'
import { isLost, pauseAfter } from '../../law/register/telling.ts'
import { cardAsked } from '../../models/licence/NumberAsked.ts'
import { Watch, WatchEvent } from '../../models/licence/Watch.ts'
import { type Due, takeDue } from '../../models/licence/watchDue.ts'
import { signJws } from '../../platform/secrets/jws.ts'
import type { Pushed, Pusher } from '../../platform/sending/push.ts'
import type { Actor } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { delayed } from '../messages/outbox.ts'
import { signerNow } from '../register/keys.ts'
import { inTransaction } from '../work.ts'

const teller: Actor = { role: 'system', id: 'job:watch' }

export interface Telling {
  readonly pusher: Pusher
  /** Who says it: the address of this service. */
  readonly issuer: string
}

let telling: Telling

export function useTelling(given: Telling): void {
  telling = given
}

export const pusher = (): Pusher => telling.pusher

const AT_ONCE = 100

/** Gives how many were looked at. */
export async function lookAgain(now: Date): Promise<number> {
  let looked = 0
  for (let more = AT_ONCE; more === AT_ONCE; looked += more) more = await lookAtSome(now)
  return looked
}

/** Held first and read after that, so that what happens in between is seen now or the next time. */
function lookAtSome(now: Date): Promise<number> {
  return inTransaction(teller, async () => {
    const today = dayIn(now)
    const where = { begunAt: { [Op.not]: null }, endedAt: null, lookedOn: { [Op.or]: [null, { [Op.lt]: today }] } }
    const watches = await Watch.findAll({ where, order: ['id'], limit: AT_ONCE, lock: true, skipLocked: true })
    for (const watch of watches) {
      const { facts } = await cardAsked(watch.cardId)
      const valid = watchAnswer(today, watch.facts(), facts)
      if (valid !== watch.told) await plan(watch, now)
      await watch.update({ told: valid, lookedOn: today })
    }
    return watches.length
  })
}

/** A while later, by chance: else two numbers that change in the same second would be seen to be of one person. */
async function plan({ id: watchId }: Watch, now: Date): Promise<void> {
  const plannedAt = delayed(now)
  await WatchEvent.create({ watchId, plannedAt, nextAt: plannedAt })
}

/** What is due goes out, each on its own and with nothing held meanwhile; gives how many. */
export async function tellDue(now: Date): Promise<number> {
  const due = await inTransaction(teller, () => takeDue(now, pauseAfter(1)))
  await Promise.all(due.map(async (each) => noteTold(each, await tell(each, now), now)))
  return due.length
}

async function tell({ url, ...event }: Due, now: Date): Promise<Pushed> {
  return url === null || event.isEnded ? { taken: false, why: 'address' } : telling.pusher.push(url, await signedEvent(event, now))
}

export const EVENT = 'urn:waarborg:gebeurtenis:opnieuw-vragen'

/** A security event token (RFC 8417). Sent again it is the same event; the answer itself is not in it. */
async function signedEvent({ id, clientId, clientRef, plannedAt }: Omit<Due, 'url'>, now: Date): Promise<string> {
  const iat = Math.floor(plannedAt.getTime() / 1_000)
  return signJws(await signerNow(now), { typ: 'secevent+jwt' }, { iss: telling.issuer, aud: clientId, iat, jti: id, events: { [EVENT]: { bewaking: clientRef } } })
}

function noteTold({ id, personId, plannedAt, isEnded }: Due, pushed: Pushed, now: Date): Promise<void> {
  return inTransaction(teller, async () => {
    const event = await WatchEvent.findByPk(id, { lock: true })
    if (!event || event.deliveredAt || event.givenUpAt) return
    const about = { id: event.watchId, personId }
    if (pushed.taken) {
      await event.update({ deliveredAt: now })
      return audit(teller, 'watch.told', about, { purpose: 'check-licence' })
    }
    const isOver = isEnded || isLost(plannedAt, now)
    await event.update(isOver ? { givenUpAt: now } : { nextAt: minutesAfter(now, pauseAfter(event.tries)) })
    if (isOver) await audit(teller, 'watch.lost', about, { details: { because: pushed.why } })
  })
}
