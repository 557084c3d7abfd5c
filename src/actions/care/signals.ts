/** What a care coordinator does: see whom to help, take it on, and only then how to reach her safely. */
import type { ChildAnswer, Urgency } from '../../law/care/concern.ts'
import { careUntil, cannotAccept, notTakenOnBy, signalStage, type SignalStage } from '../../law/care/signal.ts'
import type { ReferGround, ReferReason } from '../../law/care/referral.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { Referral } from '../../models/care/Referral.ts'
import { CareAccount, Signal } from '../../models/care/Signal.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { inReach } from '../../platform/database/db.ts'
import type { CareCoordinator } from '../../policies/actor.ts'
import { mayOpen } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Contact } from '../contents.ts'
import { macOf, type Subject } from '../subject.ts'
import { spend } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { readNote } from './note.ts'

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
  readonly nextOn: Day | null
  readonly contactOn: Day | null
  readonly urgency: Urgency | null
}

/** Those of the region, new first; nothing that tells who it is. */
export function signalsOf(actor: CareCoordinator, today: Day): Promise<SignalLine[]> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => (await Signal.findAll({ order: [['receivedOn', 'ASC'], ['id', 'ASC']] })).map((signal) => lineOf(actor, signal, today)))
}

/** What a municipality sent along, as far as it is seen before taking it on. */
export interface Sent {
  readonly from: string
  readonly reason: ReferReason
  readonly child: ChildAnswer
  readonly ground: ReferGround
  readonly yesOn: Day | ''
  readonly why: string
}

export interface SeenSignal extends SignalLine {
  readonly sent: Sent | null
}

export function signalOf(actor: CareCoordinator, id: string, today: Day): Promise<SeenSignal> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    return { ...lineOf(actor, signal, today), sent: signal.urgency ? await sentWith(signal) : null }
  })
}

async function sentWith(signal: Signal): Promise<Sent | null> {
  const { referral } = await readNote(signal)
  if (!referral) return null
  const { from, reason, child, ground, yesOn, why } = referral
  return { from: await Municipality.named(from), reason, child, ground, yesOn, why }
}

function lineOf(actor: CareCoordinator, signal: Signal, today: Day): SignalLine {
  const { id, language, receivedOn, acceptedBy, nextOn, contactOn, urgency, touchedOn } = signal
  return { id, language, receivedOn, stage: signalStage(today, signal.facts()), keptUntil: careUntil({ receivedOn, touchedOn }), mine: acceptedBy === actor.id, nextOn, contactOn, urgency }
}

/** Takes it on; of two at once one does, and the other hears so. Whoever sent it reads that it was received, and no more. */
export function acceptSignal(actor: CareCoordinator, id: string, today: Day): Promise<void> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(cannotAccept(signal.facts()))
    await signal.update({ acceptedOn: today, acceptedBy: actor.id, touchedOn: today })
    await Referral.update({ receivedOn: today }, { where: { id } })
    await audit(actor, 'signal.accepted', { id })
  })
}

export interface Reached extends Contact {
  readonly call?: string
  readonly when?: string
}

/** How to reach her, for whoever took it on. On record where neither she nor a municipality can read. */
export function openSignal(actor: CareCoordinator, id: string): Promise<Reached> {
  permit(actor.role === 'careCoordinator')
  permit(mayOpen(actor, 'signal', 'care'))
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(notTakenOnBy(actor.id, signal.facts()))
    await spend(actor)
    await audit(actor, 'signal.opened', { id }, { purpose: 'care' })
    const { contact, referral } = await readNote(signal)
    return { ...contact, ...(referral && { call: referral.call, when: referral.when }) }
  })
}

export function closeSignal(actor: CareCoordinator, id: string, today: Day): Promise<void> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(notTakenOnBy(actor.id, signal.facts()))
    await signal.update({ closedOn: today, nextOn: null, touchedOn: today })
    await Referral.update({ closedOn: today }, { where: { id } })
    await audit(actor, 'signal.closed', { id })
  })
}
