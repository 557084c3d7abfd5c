/** What a court ordered: put down by one, confirmed by another who has the paper too; every check follows with the next look. */
import type { CourtForm } from '../../forms/licence/measures.ts'
import { stageOn } from '../../law/application.ts'
import { heldFrom, isOver, isRefusalStayed, notOrderable, orderable, type OrderKind } from '../../law/measures/court.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { sameProposer } from '../../law/measures/suspension.ts'
import { Application } from '../../models/Application.ts'
import { CourtOrder } from '../../models/licence/CourtOrder.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import type { Tie } from '../../policies/ownWork.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { purposeOf } from '../cases.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { putOnLicence } from './held.ts'
import type { CourtOrdered } from './letterBlocks.ts'
import { lockCase } from '../ownWork.ts'
import { sendCourtOrder } from './letters.ts'

const roles: readonly Official['role'][] = ['caseworker', 'decisionMaker', 'objectionHandler']
export const mayHandleOrders = ({ role }: Official): boolean => roles.includes(role)

/** A decision that a court can stay now, or whose stay it can end. */
export interface Orderable {
  readonly kind: OrderKind
  /** Of the act on the licence; empty for a refusal. */
  readonly of: string
  readonly about: CourtOrdered['about']
  readonly on: Day
}

export interface Ordered {
  readonly id: string
  readonly kind: OrderKind
  readonly about: CourtOrdered['about']
  readonly from: Day
  readonly until: Day | undefined
  readonly confirmedOn: Day | null
  /** Put down by this official: someone else confirms it. */
  readonly own: boolean
}

export interface CourtSide {
  readonly id: string
  readonly caseNumber: string
  readonly orderable: readonly Orderable[]
  readonly orders: readonly Ordered[]
}

export function courtSide(actor: Official, caseId: string, today: Day): Promise<CourtSide> {
  permit(mayHandleOrders(actor))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id: caseId })
    const licence = await Licence.find({ applicationId: application.id })
    const orders = await CourtOrder.of(application.id)
    const own = await accountsOf(actor)
    return {
      id: application.id, caseNumber: application.caseNumber, orderable: orderableIn(application, licence, orders, today),
      orders: orders.map((order) => ({ id: order.id, kind: order.kind, about: aboutOf(order, licence), from: order.facts().from, until: order.facts().until, confirmedOn: order.confirmedOn, own: own.includes(order.actorId) })),
    }
  })
}

function orderableIn(application: Application, licence: Licence | null, orders: readonly CourtOrder[], today: Day): Orderable[] {
  const ofLicence = licence ? orderable(today, licence.facts()) : []
  const acts = ofLicence.flatMap(({ kind, about }): Orderable[] => (about.act === 'suspend' || about.act === 'revoke' ? [{ kind, of: about.id ?? '', about: about.act, on: about.takesEffect }] : []))
  if (stageOn(today, application.facts()) !== 'refused') return acts
  const stayed = isRefusalStayed(today, orders.filter(({ ofAct, confirmedOn }) => !ofAct && confirmedOn).map((order) => order.facts()))
  return [...acts, { kind: stayed ? 'liftStay' : 'stay', of: '', about: 'refuse', on: application.closedOn ?? today }]
}

const aboutOf = ({ ofAct }: CourtOrder, licence: Licence | null): CourtOrdered['about'] => {
  if (!ofAct) return 'refuse'
  return licence?.acts?.find(({ id }) => id === ofAct)?.act === 'suspend' ? 'suspend' : 'revoke'
}

/** Puts down what the paper of the court says; its number lies sealed. Nothing changes yet. */
export function recordOrder(actor: Official, caseId: string, form: CourtForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    permit(mayHandleOrders(actor))
    const { application, licence } = await lockBoth(actor, caseId)
    const orders = await CourtOrder.of(application.id)
    if (orders.some(({ confirmedOn }) => !confirmedOn)) refuse(closedBy('S13_COURT', 'not-open-now'))
    const chosen = orderableIn(application, licence, orders, today).find(({ kind, of }) => `${kind}_${of}` === form.courtOrder)
    if (!chosen) return refuse(closedBy('S13_COURT', 'not-open-now'))
    const untilDay = form.courtUntil || null
    refuse(isOver(today, untilDay ?? undefined))
    const sealedWords = await seal(application, 'correspondence', 'courtOrder', { court: form.court, reference: form.courtReference })
    const { personId, id: applicationId } = application
    const order = await CourtOrder.create({ applicationId, personId, municipality: actor.municipality, kind: chosen.kind, ofAct: chosen.of || null, fromDay: form.courtFrom, untilDay, sealedWords, actorId: actor.id, recordedOn: today })
    await audit(actor, 'court.recorded', order, { details: { kind: chosen.kind, about: chosen.about } })
  })
}

/** What became of an order that was read as open. */
export interface OrderHappened {
  readonly what: 'confirmed' | 'dropped'
  readonly on: Day
}

/** Someone else types the number from the paper: when it is the same, the order holds from this moment. Of two at once the second hears what the first did. */
export function confirmOrder(actor: Official, caseId: string, orderId: string, reference: string, today: Day): Promise<{ same: boolean; happened: OrderHappened[] }> {
  return inTransaction(actor, async () => {
    permit(mayHandleOrders(actor))
    const { application, licence } = await lockBoth(actor, caseId, ['second'])
    const { order, happened } = await orderIn(application, orderId)
    if (happened.length) return { same: false, happened }
    refuse(sameProposer(order.actorId, ...(await accountsOf(actor))))
    refuse(isOver(today, order.untilDay ?? undefined))
    if (order.ofAct) refuse(licence ? notOrderable(order.kind, order.ofAct, today, licence.facts()) : closedBy('S13_COURT', 'not-open-now'))
    const words = await open(actor, application, { compartment: 'correspondence', kind: 'courtOrder', purpose: purposeOf(actor), sealedId: order.sealedWords })
    if (!words || plain(words.reference) !== plain(reference)) return { same: false, happened }

    await order.update({ confirmedBy: actor.id, confirmedOn: today })
    const from = heldFrom(today, order.fromDay)
    if (order.ofAct && licence) await putOnLicence(actor, licence, { act: order.kind, takesEffect: from, untilDay: order.kind === 'stay' ? order.untilDay : null, ofAct: order.ofAct, orderId: order.id })
    await audit(actor, 'court.confirmed', order, { details: { kind: order.kind } })
    const kind = order.kind === 'stay' ? 'courtStayed' : 'courtStayEnded'
    await sendCourtOrder(actor, application, { kind, about: aboutOf(order, licence), from, until: order.untilDay ?? undefined }, today)
    return { same: true, happened }
  })
}

/** The same number, however it is spaced. */
const plain = (reference: string): string => reference.toUpperCase().replaceAll(/[^\p{L}\d]/gu, '')

/** It was put down wrongly: it never held. */
export function dropOrder(actor: Official, caseId: string, orderId: string, today: Day): Promise<OrderHappened[]> {
  return inTransaction(actor, async () => {
    permit(mayHandleOrders(actor))
    const { application } = await lockBoth(actor, caseId, ['second'])
    const { order, happened } = await orderIn(application, orderId)
    if (happened.length) return happened
    await order.update({ droppedOn: today })
    await audit(actor, 'court.dropped', order)
    return []
  })
}

async function orderIn({ id: applicationId }: Application, id: string): Promise<{ order: CourtOrder; happened: OrderHappened[] }> {
  const order = await CourtOrder.findOne({ where: { id, applicationId } })
  if (!order) throw new NotFound()
  const { confirmedOn, droppedOn } = order
  return { order, happened: [...(confirmedOn ? [{ what: 'confirmed' as const, on: confirmedOn }] : []), ...(droppedOn ? [{ what: 'dropped' as const, on: droppedOn }] : [])] }
}

/** The case and its licence, if it has one; nobody else changes either until this is done. */
async function lockBoth(actor: Official, caseId: string, also: readonly Tie[] = []): Promise<{ application: Application; licence: Licence | null }> {
  const application = await lockCase(actor, caseId, also)
  await Licence.hold(application.personId)
  return { application, licence: await Licence.find({ applicationId: application.id }) }
}
