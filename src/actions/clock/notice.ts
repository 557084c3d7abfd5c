/** Late: a notice by her or on paper, what it costs day by day, and fixing that (Awb 4:17 and 4:18). */
import type { NoticeAtDeskForm, NoticeForm } from '../../forms/clock/standstill.ts'
import { lastDayToDecide } from '../../law/terms/completion.ts'
import type { Day } from '../../law/day.ts'
import { cannotGiveNotice, cannotSetPenalty, endedBy, noticeOf, type Penalty, penaltyTill, thisPenalty } from '../../law/terms/defaultNotice.ts'
import { refuse } from '../../law/impediment.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { penaltyPeriod } from '../../law/terms/penalty.ts'
import { closedBy } from '../../law/rules.ts'
import { type Working, workings } from '../../law/terms/workings.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, Official, Worker } from '../../policies/actor.ts'
import { mayAct } from '../../policies/application.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { findByNumber } from '../across/find.ts'
import { audit } from '../audit.ts'
import type { Happened } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'
import { lockCase } from '../ownWork.ts'
import { sendOfClock } from './letters.ts'

/** Her own notice, with one press. */
export function giveNotice(actor: Worker, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const latest = await Application.latest(actor.personId)
    await notice(actor, await opened(actor, latest?.id ?? null, 'defaultNotice', today), today, today)
  })
}

/** One that came on paper, on the day it was received. */
export function recordNotice(actor: Official, id: string, { noticeOn }: NoticeForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'defaultNotice', today)
    if (noticeOn > today) refuse(closedBy('A31_DEFAULT_NOTICE', 'not-open-now'))
    await notice(actor, application, noticeOn, today)
  })
}

export interface NoticeTaken {
  readonly caseNumber: string
  readonly receivedOn: Day
  /** From when a decision that is not there yet costs. */
  readonly first: Day
}

/** As the paper says, by the number of the case alone; each try counts against the hour. */
export async function noticeAtDesk(actor: Official, { caseNumber, noticeOn }: NoticeAtDeskForm, today: Day): Promise<NoticeTaken> {
  permit(actor.role === 'frontDesk')
  const id = await findByNumber(actor, caseNumber)
  if (!id) throw new NotFound()
  await recordNotice(actor, id, { noticeOn }, today)
  return { caseNumber, receivedOn: noticeOn, first: penaltyPeriod(noticeOn).first }
}

async function notice(actor: Actor, application: Application, receivedOn: Day, today: Day): Promise<void> {
  const decideBy = lastDayOf(application)
  refuse(cannotGiveNotice(receivedOn, decideBy))
  if (noticeOf(application.facts(), decideBy)) refuse(closedBy('A31_DEFAULT_NOTICE', 'not-open-now'))
  await application.record('defaultNotice', actor.id, receivedOn)
  await audit(actor, 'notice.received', application)
  await sendOfClock(actor, application, { kind: 'noticeReceived', on: receivedOn, first: penaltyPeriod(receivedOn).first }, today)
}

export interface OwnNotice {
  readonly decideBy: Day
  readonly canGive: boolean
  readonly penalty: Penalty | undefined
  readonly decided: boolean
}

/** Whether we are late, and what it has come to. */
export function ownNotice(actor: Worker, today: Day): Promise<OwnNotice> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application?.receivedOn) throw new NotFound()
    const facts = application.facts()
    const decideBy = lastDayOf(application)
    const penalty = penaltyTill(today, facts, decideBy)
    const decided = endedBy(facts) !== undefined
    return { decideBy, penalty, decided, canGive: !decided && !penalty && !cannotGiveNotice(today, decideBy) }
  })
}

export interface ToSet {
  readonly application: Application
  readonly decideBy: Day
  readonly penalty: Penalty
  /** How its days were worked out. */
  readonly workings: readonly Working[]
}

/** What would be fixed, for who may do so. */
export function readPenalty(actor: Official, id: string, today: Day): Promise<ToSet> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, async () => toSet(await Application.get({ ...applicationsOf(actor), id }), today))
}

/** A decision with the days, the amounts and the calculation. What is owed the law says; nothing is weighed. Of two at once the second hears that it was done. */
export function setPenalty(actor: Official, id: string, today: Day): Promise<Happened[]> {
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    permit(mayAct(actor, 'setPenalty', application))
    const set = thisPenalty(application.facts()).acts.find(({ act }) => act === 'setPenalty')
    if (set) return [{ act: set.act, on: set.on }]
    const { decideBy, penalty } = toSet(application, today)
    await application.record('setPenalty', actor.id, today)
    await audit(actor, 'penalty.set', application, { details: { days: penalty.days, euros: penalty.euros } })
    const objectUntil = objectionUntil(today)
    await sendOfClock(actor, application, { kind: 'penaltySet', decideBy, penalty, objectUntil, mandateOn: await mandateOf(actor) }, today, objectUntil)
    return []
  })
}

function toSet(application: Application, today: Day): ToSet {
  const decideBy = lastDayOf(application)
  const facts = application.facts()
  refuse(cannotSetPenalty(today, facts, decideBy))
  const penalty = penaltyTill(today, facts, decideBy)
  if (!penalty) throw new NotFound()
  return { application, decideBy, penalty, workings: workings(today, { receivedOn: application.receivedOn ?? decideBy, facts }) }
}

function lastDayOf(application: Application): Day {
  if (!application.receivedOn) throw new NotFound()
  return lastDayToDecide(application.receivedOn, application.facts())
}
