/** Where a connection is told that an answer changed: asked for by one person, opened by another. And whether it arrives. */
import type { Day } from '../../law/day.ts'
import { addDays, instantOf } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotConnect } from '../../law/register/connecting.ts'
import { Client } from '../../models/register/Client.ts'
import { WatchAddress, watchArrivals } from '../../models/register/WatchAddress.ts'
import { NotFound } from '../../platform/errors.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'

export interface WaitingAddress {
  readonly id: string
  readonly url: string
  readonly contact: string
  readonly proposedAt: Date
  /** Whether whoever looks may agree; otherwise it is theirs to take back. */
  readonly theirs: boolean
}

export interface WatchState {
  readonly clientId: string
  /** Empty when there is none. */
  readonly url: string
  readonly contact: string
  readonly asked: WaitingAddress | null
  /** Since when something does not arrive, and whether something was given up lately; how much would tell of how many people. */
  readonly waitsSince: Date | null
  readonly hasLost: boolean
}

const LATELY = 30

/** Of every connection of a platform that runs. */
export function watchStates(actor: RegisterManager, today: Day): Promise<WatchState[]> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const own = await accountsOf(actor)
    const clients = await Client.findAll({ where: { kind: 'platform', endedAt: null }, attributes: ['id'] })
    const addresses = await WatchAddress.findAll({ order: [['answeredAt', 'DESC']] })
    const arrivals = await watchArrivals(instantOf(addDays(today, -LATELY), '00:00'))
    return clients.map(({ id: clientId }) => {
      const of = addresses.filter((address) => address.clientId === clientId)
      const open = of.find(({ answer }) => answer === 'agreed')
      const asked = of.find(({ answer }) => answer === null)
      const { oldest = null, lost = 0 } = arrivals.find((each) => each.clientId === clientId) ?? {}
      return { clientId, url: open?.url ?? '', contact: open?.contact ?? '', asked: asked ? shown(asked, own) : null, waitsSince: oldest, hasLost: lost > 0 }
    })
  })
}

function shown({ id, url, contact, proposedAt, proposedBy }: WatchAddress, own: readonly string[]): WaitingAddress {
  return { id, url, contact, proposedAt, theirs: !own.includes(proposedBy) }
}

/** Whether there is a connection that can have one, and its name. */
export function connectionToTell(actor: RegisterManager, clientId: string): Promise<string> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => (await running(clientId)).name)
}

/** Opens nothing yet. False when one is asked for already. */
export function proposeAddress(actor: RegisterManager, clientId: string, { url, contact }: Pick<WatchAddress, 'url' | 'contact'>, now: Date): Promise<boolean> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    await running(clientId)
    if (await WatchAddress.count({ where: { clientId, answer: null } })) return false
    await WatchAddress.create({ clientId, url, contact, proposedBy: actor.id, proposedAt: now })
    await audit(actor, 'client.addressProposed', { id: clientId })
    return true
  })
}

async function running(id: string): Promise<Client> {
  const client = await Client.findOne({ where: { id, kind: 'platform', endedAt: null }, lock: true })
  if (!client) throw new NotFound()
  return client
}

/** From now on this connection may watch, and hears of it there; one it had before does not count any more. */
export function openAddress(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const address = await WatchAddress.lock(id)
    refuse(cannotConnect({ proposedBy: address.proposedBy, isAnswered: address.answer !== null }, await accountsOf(actor)))
    await address.update({ answer: 'agreed', answeredBy: actor.id, answeredAt: now })
    await audit(actor, 'client.addressOpened', { id: address.clientId })
  })
}

/** Said no to by someone else, or taken back. */
export function rejectAddress(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const address = await WatchAddress.lock(id)
    refuse(cannotConnect({ proposedBy: address.proposedBy, isAnswered: address.answer !== null }, []))
    await address.update({ answer: 'rejected', answeredBy: actor.id, answeredAt: now })
    await audit(actor, 'client.addressRejected', { id: address.clientId })
  })
}
