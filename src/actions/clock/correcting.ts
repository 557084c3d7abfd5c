/** A day that was put down wrong: proposed by one with a reason, agreed by another; everything that counts from it is worked out again. */
import type { CorrectingForm } from '../../forms/clock/handling.ts'
import { lastDayToDecide } from '../../law/terms/completion.ts'
import { boundsOf, cannotCorrect, isCorrectable, movedBy, withDay } from '../../law/office/correcting.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { type Act } from '../../models/Act.ts'
import { Application } from '../../models/Application.ts'
import { FactCorrection } from '../../models/FactCorrection.ts'
import { changeLater } from '../../platform/database/rows.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { recount } from '../following/requests.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockCase } from '../ownWork.ts'
import { sendOfClock } from './letters.ts'

const correcting: readonly string[] = ['caseworker', 'decisionMaker']

export interface CorrectableAct {
  readonly id: string
  readonly act: Act['act']
  readonly on: Day
  readonly from: Day
  readonly until: Day
}

export interface CorrectionLine {
  readonly act: Act['act'] | undefined
  readonly was: Day
  readonly becomes: Day
  readonly proposedOn: Day
  readonly closedOn: Day | null
  readonly agreed: boolean | null
}

export interface Correcting {
  readonly id: string
  readonly caseNumber: string
  readonly acts: readonly CorrectableAct[]
  readonly corrections: readonly CorrectionLine[]
  /** What waits for a second person, and whether that can be this one. */
  readonly open: (CorrectionLine & { readonly own: boolean; readonly decideBy: Day; readonly becomesBy: Day }) | undefined
}

export function readCorrecting(actor: Official, id: string, today: Day): Promise<Correcting> {
  permit(correcting.includes(actor.role))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const all = await FactCorrection.allOf(id)
    const waiting = all.find(({ closedOn }) => !closedOn)
    return {
      id, caseNumber: application.caseNumber,
      acts: actsOf(application, today),
      corrections: all.filter(({ closedOn }) => closedOn).map((each) => lineOf(application, each)),
      open: waiting && { ...lineOf(application, waiting), own: (await accountsOf(actor)).includes(waiting.proposedBy), ...movesTo(application, waiting) },
    }
  })
}

function actsOf(application: Application, today: Day): CorrectableAct[] {
  const facts = application.facts()
  return (application.acts ?? []).flatMap(({ id, act }, place) => {
    const bounds = boundsOf(today, facts, place)
    const on = facts.acts[place]?.on
    return bounds && on ? [{ id: String(id), act, on, ...bounds }] : []
  })
}

function lineOf({ acts = [] }: Application, { actId, was, becomes, proposedOn, closedOn, agreed }: FactCorrection): CorrectionLine {
  return { act: acts.find(({ id }) => String(id) === String(actId))?.act, was, becomes, proposedOn, closedOn, agreed }
}

/** The last day to decide as it is, and as it becomes. */
function movesTo(application: Application, { actId, becomes }: FactCorrection): { decideBy: Day; becomesBy: Day } {
  const place = placeOf(application, actId)
  const facts = application.facts()
  const { receivedOn } = application
  if (!receivedOn) throw new NotFound()
  const right = facts.acts[place]?.act === 'submit' ? becomes : receivedOn
  return { decideBy: lastDayToDecide(receivedOn, facts), becomesBy: lastDayToDecide(right, withDay(facts, place, becomes)) }
}

function placeOf({ acts = [] }: Application, actId: string): number {
  return acts.findIndex(({ id, act }) => String(id) === String(actId) && isCorrectable(act))
}

/** One at a time: what waits for a second person is closed first. */
export async function proposeCorrection(actor: Official, id: string, form: CorrectingForm, today: Day): Promise<void> {
  permit(correcting.includes(actor.role))
  await inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    const place = placeOf(application, form.actId)
    const was = application.facts().acts[place]?.on
    if (!was) throw new NotFound()
    refuse(cannotCorrect(today, application.facts(), place, form.rightDay))
    if (await FactCorrection.openOf(id)) refuse(closedBy('A33_CORRECT_FACT', 'not-open-now'))
    const { personId, municipality } = application
    const sealedReason = await seal(application, 'correspondence', 'factCorrection', { reason: form.correctingReason })
    await FactCorrection.create({ actId: form.actId, applicationId: id, personId, municipality: municipality ?? '', was, becomes: form.rightDay, sealedReason, proposedBy: actor.id, proposedOn: today })
    await audit(actor, 'fact.correctionProposed', application)
  }).catch((error: unknown) => (isTaken(error) ? refuse(closedBy('A33_CORRECT_FACT', 'not-open-now')) : Promise.reject(error as Error)))
}

/** The words of who proposed it; looking is on record. */
export function openCorrection(actor: Official, id: string): Promise<string> {
  permit(correcting.includes(actor.role))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const waiting = await FactCorrection.openOf(id)
    if (!waiting) throw new NotFound()
    const purpose = actor.role === 'decisionMaker' ? 'decide' : 'handle-case'
    return (await open(actor, application, { compartment: 'correspondence', kind: 'factCorrection', purpose, sealedId: waiting.sealedReason }))?.reason ?? ''
  })
}

/** Agreed or not, by someone else; agreed, the day and everything that follows from it changes at once. */
export function closeCorrection(actor: Official, id: string, agreed: boolean, today: Day): Promise<void> {
  permit(correcting.includes(actor.role))
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id, ['second'])
    const waiting = await FactCorrection.openOf(id)
    if (!waiting) return refuse(closedBy('A33_CORRECT_FACT', 'not-open-now'))
    if (agreed && (await accountsOf(actor)).includes(waiting.proposedBy)) refuse(closedBy('A20_FOUR_EYES', 'same-official'))
    if (agreed) refuse(cannotCorrect(today, application.facts(), placeOf(application, waiting.actId), waiting.becomes))
    await waiting.update({ closedBy: actor.id, closedOn: today, agreed })
    await audit(actor, agreed ? 'fact.corrected' : 'fact.correctionRefused', application)
    if (agreed) await correct(actor, application, waiting, today)
  })
}

/** And she is told, in the same transaction, when it moves what she was told before. */
async function correct(actor: Official, application: Application, { actId, was, becomes }: FactCorrection, today: Day): Promise<void> {
  const act = application.acts?.[placeOf(application, actId)]
  if (!act || !isCorrectable(act.act) || !application.receivedOn) throw new NotFound()
  const before = { ...application.facts(), receivedOn: application.receivedOn }
  changeLater<Act>(act, { correctedDay: becomes })
  if (act.act === 'submit') await application.update({ receivedOn: becomes })
  application.keep()
  await recount(application)
  const moved = movedBy(act.act, before, { ...application.facts(), receivedOn: application.receivedOn })
  if (moved) await sendOfClock(actor, application, { kind: 'dayCorrected', act: act.act, was, becomes, ...moved }, today)
}
