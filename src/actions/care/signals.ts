/** What a care coordinator does: see that someone asked, take it on, and only then how to reach her safely. */
import { signalStage, cannotAccept, notTakenOnBy, type SignalStage } from '../../law/care/signal.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { keepUntil } from '../../law/retention.ts'
import { CareAccount, Signal } from '../../models/care/Signal.ts'
import { inReach } from '../../platform/database/db.ts'
import type { CareCoordinator } from '../../policies/actor.ts'
import { mayOpen } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Contact } from '../contents.ts'
import { macOf, type Subject } from '../signIn.ts'
import { spend } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { readNote } from './envelopes.ts'

/** A coordinator with a mandate today; undefined for anyone else. */
export async function enterAsCare(claims: Subject, today: Day): Promise<CareCoordinator | undefined> {
  const mac = await macOf(claims)
  const account = await inReach({ door: mac.toString('hex') }, () => CareAccount.findOne({ where: { subjectMac: mac } }))
  if (!account || account.mandateFrom > today || (account.mandateUntil && account.mandateUntil < today)) return undefined
  const actor: CareCoordinator = { role: 'careCoordinator', id: account.id, region: account.region }
  await inTransaction(actor, () => audit(actor, 'signIn', actor))
  return actor
}

export interface SignalLine {
  readonly id: string
  readonly stage: SignalStage
  readonly language: string
  readonly receivedOn: Day
  readonly keptUntil: Day
  readonly mine: boolean
}

/** Those of the region, new first; nothing that tells who it is. */
export function signalsOf(actor: CareCoordinator): Promise<SignalLine[]> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => (await Signal.findAll({ order: [['receivedOn', 'ASC'], ['id', 'ASC']] })).map((signal) => lineOf(actor, signal)))
}

export function signalOf(actor: CareCoordinator, id: string): Promise<SignalLine> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => lineOf(actor, await Signal.lock(id)))
}

function lineOf(actor: CareCoordinator, signal: Signal): SignalLine {
  const { id, language, receivedOn, acceptedBy } = signal
  return { id, language, receivedOn, stage: signalStage(signal), keptUntil: keepUntil('signal', receivedOn), mine: acceptedBy === actor.id }
}

/** Takes it on; of two at once one does, and the other hears so. */
export function acceptSignal(actor: CareCoordinator, id: string, today: Day): Promise<void> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(cannotAccept(signal))
    await signal.update({ acceptedOn: today, acceptedBy: actor.id })
    await audit(actor, 'signal.accepted', { id })
  })
}

/** How to reach her, for whoever took it on. On record where neither she nor a municipality can read. */
export function openSignal(actor: CareCoordinator, id: string): Promise<Contact> {
  permit(actor.role === 'careCoordinator')
  permit(mayOpen(actor, 'signal', 'care'))
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(notTakenOnBy(actor.id, signal))
    await spend(actor)
    await audit(actor, 'signal.opened', { id }, { purpose: 'care' })
    return (await readNote(signal)).contact
  })
}

export function closeSignal(actor: CareCoordinator, id: string, today: Day): Promise<void> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(notTakenOnBy(actor.id, signal))
    await signal.update({ closedOn: today })
    await audit(actor, 'signal.closed', { id })
  })
}
