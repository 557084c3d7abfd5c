/** Which municipalities may be chosen, from when and until when; each change by two. */
import type { DesignationForm, EndDesignationForm } from '../../forms/office/register.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotDesignate, cannotEndDesignation, isDesignatedOn, openDesignation } from '../../law/register/designation.ts'
import { Application } from '../../models/Application.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Designation } from '../../models/register/Designation.ts'
import { Proposal } from '../../models/register/Proposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { type WaitingLine, waitingFor } from './waiting.ts'

export interface DesignationLine {
  readonly municipality: string
  readonly name: string
  readonly from: Day
  readonly until: Day | null
  readonly standing: 'coming' | 'designated' | 'ended'
  readonly phone: string
  readonly desk: string
  /** By which name it writes; empty: by that of the service. */
  readonly senderName: string
  /** Whether its end can be proposed. */
  readonly canEnd: boolean
}

export interface Designations {
  readonly lines: readonly DesignationLine[]
  readonly waiting: readonly WaitingLine[]
}

/** Those that are and will be first, then those that were. */
export function designations(actor: RegisterManager, today: Day): Promise<Designations> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const all = await Designation.findAll({ order: [['fromDay', 'DESC']] })
    const places = new Map((await Municipality.findAll({ where: { code: all.map(({ municipality }) => municipality) } })).map((place) => [place.code, place]))
    const lines = all.map((one) => lineOf(one, places.get(one.municipality), today)).toSorted((one, other) => Number(one.standing === 'ended') - Number(other.standing === 'ended') || one.name.localeCompare(other.name, 'nl'))
    return { lines, waiting: await waitingFor(actor, ['designate', 'endDesignation']) }
  })
}

function lineOf(one: Designation, place: Municipality | undefined, today: Day): DesignationLine {
  const { from, until } = one.facts()
  const standing = isDesignatedOn(today, [one.facts()]) ? 'designated' : from > today ? 'coming' : 'ended'
  return { municipality: one.municipality, name: place?.name ?? '', from, until, standing, phone: place?.phone ?? '', desk: place?.desk ?? '', senderName: place?.senderName ?? '', canEnd: until === null }
}

/** Every municipality that can be designated, by code. */
export function notDesignated(actor: RegisterManager, today: Day): Promise<{ value: string; label: string }[]> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const open = new Set((await Designation.findAll()).filter((one) => openDesignation(today, [one.facts()])).map(({ municipality }) => municipality))
    return (await Municipality.findAll({ order: ['name'] })).filter(({ code }) => !open.has(code)).map(({ code, name }) => ({ value: code, label: name }))
  })
}

/** One whose end can be proposed. */
export function designationOf(actor: RegisterManager, municipality: string, today: Day): Promise<DesignationLine> {
  return designations(actor, today).then(({ lines }) => {
    const found = lines.find((line) => line.municipality === municipality && line.canEnd)
    if (!found) throw new NotFound()
    return found
  })
}

/** Changes nothing yet. Of two who ask it at once one does, and the other hears so. */
export function proposeDesignation(actor: RegisterManager, { designated, designatedFrom: onDay }: DesignationForm, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    await Proposal.hold()
    if (!(await Municipality.count({ where: { code: designated } }))) throw new NotFound()
    refuse(cannotDesignate(onDay, await factsIn(designated), await Proposal.waits('designate', designated)))
    const { id } = await Proposal.create({ kind: 'designate', subject: designated, onDay, proposedBy: actor.id, proposedAt: now })
    await audit(actor, 'municipality.designationProposed', { id }, { details: { municipality: designated } })
  })
}

export function proposeEnd(actor: RegisterManager, municipality: string, { designatedUntil: onDay }: EndDesignationForm, now: Date, today: Day): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    await Proposal.hold()
    refuse(cannotEndDesignation(onDay, today, await factsIn(municipality), await Proposal.waits('endDesignation', municipality)))
    const { id } = await Proposal.create({ kind: 'endDesignation', subject: municipality, onDay, proposedBy: actor.id, proposedAt: now })
    await audit(actor, 'municipality.endProposed', { id }, { details: { municipality } })
  })
}

const factsIn = async (municipality: string) => (await Designation.of(municipality)).map((one) => one.facts())

/** What a second person agreed to, in the transaction of that; what came in between is asked again. */
export async function designate(actor: RegisterManager, { id, subject: municipality, onDay: fromDay }: Proposal): Promise<void> {
  refuse(cannotDesignate(fromDay, await factsIn(municipality), false))
  await Designation.create({ id, municipality, fromDay })
  await audit(actor, 'municipality.designated', { id }, { details: { municipality, from: fromDay } })
}

export async function endDesignation(actor: RegisterManager, { id, subject: municipality, onDay: untilDay }: Proposal, today: Day): Promise<void> {
  const all = await Designation.of(municipality)
  refuse(cannotEndDesignation(untilDay, today, all.map((one) => one.facts()), false))
  await all.find(({ untilDay: last }) => last === null)?.update({ untilDay, endedBy: id })
  await audit(actor, 'municipality.ended', { id }, { details: { municipality, until: untilDay } })
}

const keeper: Actor = { role: 'system', id: 'job:designations' }

/** After the last day: whoever had chosen it and not sent anything chooses again. How many had. */
export function letGoOfEnded(today: Day): Promise<number> {
  return inTransaction(keeper, async () => {
    const ended = (await Municipality.atWork(today)).map(({ code }) => code)
    const open = new Set((await Municipality.designated(today)).map(({ code }) => code))
    const drafts = await Application.findAll({ where: { municipality: ended.filter((code) => !open.has(code)), receivedOn: null, closedOn: null }, lock: true })
    for (const draft of drafts) {
      await draft.update({ municipality: null, slotId: null, waitingSince: null })
      await audit(keeper, 'place.ended', draft)
    }
    return drafts.length
  })
}
