/** Handing over, as each sees it: who gives it, she, and who gets it. */
import type { Day } from '../../law/day.ts'
import { cannotConfirm, cannotHandOver, type HandoverGround, type HandoverStanding, runs, type SendBackReason, standingOf, talkGoesAlong } from '../../law/office/handover.ts'
import { Application } from '../../models/Application.ts'
import { Handover } from '../../models/office/Handover.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Request } from '../../models/Request.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'

export interface HandoverLine {
  readonly id: string
  readonly other: string
  readonly ground: HandoverGround
  readonly standing: HandoverStanding
  readonly withTalk: boolean
  readonly sendBack: SendBackReason | null
  readonly on: Day
}

async function lineOf(handover: Handover, here: string): Promise<HandoverLine> {
  const { id, fromMunicipality, toMunicipality, ground, withTalk, sendBack, proposedOn, receivedOn, sentBackOn, confirmedOn } = handover
  const other = await Municipality.named(fromMunicipality === here ? toMunicipality : fromMunicipality)
  return { id, other, ground, withTalk, sendBack, standing: standingOf(handover.facts()), on: receivedOn ?? sentBackOn ?? confirmedOn ?? proposedOn }
}

export interface CaseHandover {
  readonly id: string
  readonly caseNumber: string
  readonly canPropose: boolean
  readonly canConfirm: boolean
  readonly canWithdraw: boolean
  readonly talkGoesAlong: boolean
  readonly lines: readonly HandoverLine[]
}

export function handoverOf(actor: Official, id: string, today: Day): Promise<CaseHandover> {
  permit(['caseworker', 'decisionMaker', 'teamLead'].includes(actor.role))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const all = await Handover.findAll({ where: { applicationId: id, fromMunicipality: actor.municipality }, order: [['proposedOn', 'DESC'], ['id', 'ASC']] })
    const running = all.find((handover) => runs(handover.facts()))
    const goes = !cannotHandOver(today, application.facts(), await Request.openIn(id))
    const confirming = actor.role !== 'caseworker' && running !== undefined && !cannotConfirm(running.facts(), running.proposedBy, await accountsOf(actor))
    return {
      id, caseNumber: application.caseNumber, talkGoesAlong: talkGoesAlong(application.facts()),
      canPropose: actor.role === 'caseworker' && !running && goes,
      canConfirm: confirming && goes,
      canWithdraw: running !== undefined,
      lines: await Promise.all(all.map((handover) => lineOf(handover, actor.municipality))),
    }
  })
}

export interface OfferedCase extends HandoverLine {
  readonly receivedApplication: Day
  readonly decideBy: Day
}

export interface Given extends HandoverLine {
  readonly caseNumber: string
}

/** What is offered here, of nobody named and without its number; and what went from here: that it went, and when. */
export function handoversHere(actor: Official): Promise<{ offered: OfferedCase[]; given: Given[] }> {
  permit(['decisionMaker', 'teamLead'].includes(actor.role))
  return inTransaction(actor, async () => {
    const all = await Handover.at(actor.municipality)
    const offered = all.filter((one) => one.toMunicipality === actor.municipality && standingOf(one.facts()) === 'offered')
    const given = all.filter((one) => one.fromMunicipality === actor.municipality && one.confirmedOn)
    return {
      offered: await Promise.all(offered.map(async (one) => ({ ...(await lineOf(one, actor.municipality)), receivedApplication: one.receivedApplication, decideBy: one.decideBy }))),
      given: await Promise.all(given.map(async (one) => ({ ...(await lineOf(one, actor.municipality)), caseNumber: one.caseNumber }))),
    }
  })
}

export interface AskedHer {
  readonly to: string
  readonly ground: HandoverGround
  readonly withTalk: boolean
  readonly decideBy: Day
}

/** What she is asked now; null when there is nothing to answer. */
export function ownHandover(actor: Worker): Promise<AskedHer | null> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    const handover = application && (await Handover.running(application.id))
    if (!handover || standingOf(handover.facts()) !== 'asks her') return null
    const { toMunicipality, ground, withTalk, decideBy } = handover
    return { to: await Municipality.named(toMunicipality), ground, withTalk, decideBy: application.decideBy ?? decideBy }
  })
}

/** As `ownHandover`, where there must be one. */
export async function askedHer(actor: Worker): Promise<AskedHer> {
  const asked = await ownHandover(actor)
  if (!asked) throw new NotFound()
  return asked
}
