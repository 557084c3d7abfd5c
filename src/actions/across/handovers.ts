/** Handing a case over: proposed by one, agreed to by her, confirmed by another, received elsewhere; then it is there and no longer here. */
import type { AgreementForm, HandoverForm, SendBackForm } from '../../forms/case/handover.ts'
import type { Day } from '../../law/day.ts'
import { asksHer, cannotConfirm, cannotDo, cannotHandOver, talkFalls, talkGoesAlong } from '../../law/office/handover.ts'
import { refuse } from '../../law/impediment.ts'
import type { StaffRole } from '../../law/office/office.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { Handover } from '../../models/office/Handover.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Request } from '../../models/Request.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'
import { lockCase } from '../ownWork.ts'
import { sendHandedOver } from './letters.ts'

const confirms: readonly StaffRole[] = ['decisionMaker', 'teamLead']

/** Proposes it; she is asked when it is not for the law alone, or when what she said in a talk would go along. */
export async function proposeHandover(actor: Official, id: string, form: HandoverForm, today: Day): Promise<void> {
  await proposing(actor, id, form, today).catch((error: unknown) => {
    // One at a time: who comes second hears that there is one.
    if (isTaken(error)) refuse(closedBy('H01_HAND_OVER', 'already-handled'))
    throw error
  })
}

function proposing(actor: Official, id: string, { handoverTo: toMunicipality, handoverGround: ground }: HandoverForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    permit(actor.role === 'caseworker')
    const facts = application.facts()
    refuse(cannotHandOver(today, facts, await Request.openIn(id)))
    const { personId, caseNumber, receivedOn, decideBy } = application
    if (!(await handoverPlaces(actor, today)).some(({ code }) => code === toMunicipality) || !receivedOn || !decideBy) throw new NotFound()
    const between = { applicationId: id, personId, caseNumber, fromMunicipality: actor.municipality, toMunicipality, receivedApplication: receivedOn, decideBy }
    await Handover.create({ ...between, ground, withTalk: talkGoesAlong(facts), asksHer: asksHer(ground, facts), proposedBy: actor.id, proposedOn: today })
    await audit(actor, 'handover.proposed', application, { details: { ground } })
  })
}

/** Where a case can go: to any other municipality that decides on them. */
export async function handoverPlaces(actor: Official, today: Day): Promise<{ code: string; name: string }[]> {
  return (await Municipality.designated(today)).filter(({ code }) => code !== actor.municipality).map(({ code, name }) => ({ code, name }))
}

/** Her answer; of no the case stays, and nobody asks why. */
export function answerHandover(actor: Worker, { agree }: AgreementForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    const handover = application && (await Handover.running(application.id, true))
    if (!handover) throw new NotFound()
    refuse(cannotDo('answer', handover.facts()))
    await handover.update(agree === 'yes' ? { agreedOn: today } : { declinedOn: today })
    await audit(actor, agree === 'yes' ? 'handover.agreed' : 'handover.declined', application)
  })
}

/** Takes it back, as long as it was not received. */
export function withdrawHandover(actor: Official, id: string, today: Day): Promise<void> {
  return changing(actor, id, ['caseworker', ...confirms], async (handover, application) => {
    refuse(cannotDo('withdraw', handover.facts()))
    await handover.update({ withdrawnOn: today })
    await audit(actor, 'handover.withdrawn', application)
  })
}

/** Confirmed by someone else than who proposed it: from now on it is offered there. */
export function confirmHandover(actor: Official, id: string, today: Day): Promise<void> {
  return changing(actor, id, confirms, async (handover, application) => {
    refuse(cannotConfirm(handover.facts(), handover.proposedBy, await accountsOf(actor)))
    refuse(cannotHandOver(today, application.facts(), await Request.openIn(id)))
    // What was said in a talk that was held since then is not what she agreed to.
    refuse(talkGoesAlong(application.facts()) && !handover.withTalk ? closedBy('H01_HAND_OVER', 'not-open-now') : undefined)
    await handover.update({ confirmedBy: actor.id, confirmedOn: today })
    await audit(actor, 'handover.confirmed', application)
  })
}

function changing(actor: Official, id: string, roles: readonly StaffRole[], work: (handover: Handover, application: Application) => Promise<void>): Promise<void> {
  return inTransaction(actor, async () => {
    // First what is handed over, then the case: in the order of whoever receives it.
    const handover = await Handover.running(id, true)
    const application = await lockCase(actor, id)
    permit(roles.includes(actor.role))
    if (!handover) throw new NotFound()
    await work(handover, application)
  })
}

const receives = (actor: Official): boolean => confirms.includes(actor.role)

/** The whole case, in one transaction: from its end it is here, and there it is not. She reads it in a letter. */
export function receiveHandover(actor: Official, handoverId: string, today: Day): Promise<string> {
  permit(receives(actor))
  return inTransaction(actor, async () => {
    const { fromMunicipality, ...handover } = await offered(actor, handoverId, 'receive')
    const id = await Handover.move(handoverId, actor.id, today)
    const application = await Application.get({ municipality: actor.municipality, id })
    refuse(cannotHandOver(today, application.facts(), await Request.openIn(id)))
    refuse(talkGoesAlong(application.facts()) && !handover.withTalk ? closedBy('H01_HAND_OVER', 'not-open-now') : undefined)
    const falls = talkFalls(today, application.facts())
    if (falls) await application.record('cancelTalk', actor.id, today)
    await audit(actor, 'handover.received', application, { details: { ground: handover.ground } })
    const from = await Municipality.named(fromMunicipality)
    await sendHandedOver(actor, application, { from, ground: handover.ground, withTalk: handover.withTalk, talkFalls: falls }, today)
    return id
  })
}

/** Back to where it came from, which never lost it. */
export function sendBackHandover(actor: Official, handoverId: string, { sendBack }: SendBackForm, today: Day): Promise<void> {
  permit(receives(actor))
  return inTransaction(actor, async () => {
    await offered(actor, handoverId, 'sendBack')
    await Handover.update({ sentBackBy: actor.id, sentBackOn: today, sendBack }, { where: { id: handoverId } })
    await audit(actor, 'handover.sentBack', { id: handoverId, municipality: actor.municipality }, { details: { reason: sendBack } })
  })
}

async function offered(actor: Official, id: string, step: 'receive' | 'sendBack') {
  const handover = await Handover.lock({ id, toMunicipality: actor.municipality })
  refuse(cannotDo(step, handover.facts()))
  const { fromMunicipality, ground, withTalk } = handover
  return { fromMunicipality, ground, withTalk }
}
