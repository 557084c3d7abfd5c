/** An objection that is decided too late: a notice by her or on paper, what it costs, and fixing that (Awb 4:17, 4:18 and 7:10). */
import type { NoticeForm } from '../../forms/clock/standstill.ts'
import type { Day } from '../../law/day.ts'
import type { Penalty } from '../../law/terms/defaultNotice.ts'
import { refuse } from '../../law/impediment.ts'
import { isRunning, objectionClock, objectionUntil } from '../../law/objecting/objection.ts'
import { cannotGiveObjectionNotice, objectionPenalty } from '../../law/objecting/objectionPenalty.ts'
import { penaltyPeriod } from '../../law/terms/penalty.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { decisionOnObjection, penaltyDays, type Working } from '../../law/terms/workings.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { OwnNotice } from '../clock/notice.ts'
import { sendOfClock } from '../clock/letters.ts'
import { mandateOf } from '../deciding/words.ts'
import { inTransaction } from '../work.ts'
import { findObjected, lockObjected, partIn, type Objected, worksAtDesk } from './held.ts'

/** Her own notice, with one press. */
export function giveObjectionNotice(actor: Worker, id: string, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const objection = await Objection.lock({ id, personId: actor.personId })
    await notice(actor, { objection, application: await Application.get({ id: objection.applicationId, personId: actor.personId }) }, today, today)
  })
}

/** One that came on paper, on the day it was received. */
export function recordObjectionNotice(actor: Official, id: string, { noticeOn }: NoticeForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const objected = await lockObjected(actor, id, 'defaultNotice', today)
    if (noticeOn > today) refuse(closedBy('O11_DEFAULT_NOTICE', 'not-open-now'))
    await notice(actor, objected, noticeOn, today)
  })
}

async function notice(actor: Actor, { objection, application }: Objected, receivedOn: Day, today: Day): Promise<void> {
  refuse(cannotGiveObjectionNotice(receivedOn, objection.facts()))
  await objection.record('defaultNotice', actor.id, receivedOn)
  await audit(actor, 'notice.received', objection)
  await sendOfClock(actor, application, { kind: 'noticeReceived', on: receivedOn, first: penaltyPeriod(receivedOn).first }, today)
}

/** Whether we are late with her objection, and what it has come to. */
export function ownObjectionNotice(actor: Worker, id: string, today: Day): Promise<OwnNotice> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => noticeIn(await Objection.get({ id, personId: actor.personId }), today))
}

export function noticeIn(objection: Objection, today: Day): OwnNotice {
  const facts = objection.facts()
  const clock = objectionClock(facts)
  if (!clock) throw new NotFound()
  return { decideBy: clock.decideBy, canGive: !cannotGiveObjectionNotice(today, facts), penalty: objectionPenalty(today, facts), decided: !isRunning(facts) }
}

export interface PenaltyToSet {
  readonly id: string
  readonly caseNumber: string
  readonly decideBy: Day
  readonly penalty: Penalty
  /** How its days were worked out. */
  readonly workings: readonly Working[]
}

/** What would be fixed, for who may do so. */
export function readObjectionPenalty(actor: Official, id: string, today: Day): Promise<PenaltyToSet> {
  permit(worksAtDesk(actor))
  return inTransaction(actor, async () => {
    const objected = await findObjected(actor, id)
    refuse(await partIn(actor, objected.application))
    return toSet(objected, today)
  })
}

/** A decision with the days, the amounts and the calculation. What is owed the law says; nothing is weighed. */
export function setObjectionPenalty(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const objected = await lockObjected(actor, id, 'setPenalty', today)
    const { decideBy, penalty } = toSet(objected, today)
    await objected.objection.record('setPenalty', actor.id, today)
    await audit(actor, 'penalty.set', objected.objection, { details: { days: penalty.days, euros: penalty.euros } })
    const objectUntil = objectionUntil(today)
    await sendOfClock(actor, objected.application, { kind: 'penaltySet', about: 'objection', decideBy, penalty, objectUntil, mandateOn: await mandateOf(actor) }, today, objectUntil)
  })
}

function toSet({ objection, application }: Objected, today: Day): PenaltyToSet {
  const { decideBy, penalty } = noticeIn(objection, today)
  const clock = objectionClock(objection.facts())
  if (!clock || !penalty?.setBy || penalty.setOn) throw new NotFound()
  return { id: objection.id, caseNumber: application.caseNumber, decideBy, penalty, workings: [decisionOnObjection(clock), ...penaltyDays(penalty)] }
}
