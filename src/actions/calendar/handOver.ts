/** A talk that cannot be held as it stands: to a free colleague, to another moment, or it stays. She is told that there is something. */
import { impediment } from '../../law/openActs.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { firstTalkDay } from '../../law/talking/interview.ts'
import { besides, freeFor, reseat } from '../../models/calendar/Agenda.ts'
import { Application } from '../../models/Application.ts'
import { closeFree, SlotRule } from '../../models/calendar/Calendar.ts'
import { type InterpreterWish, Slot } from '../../models/calendar/Slot.ts'
import { isOverlap, isTaken, NotFound } from '../../platform/errors.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { mayAct } from '../../policies/application.ts'
import { mayPlan } from '../../policies/calendar.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { tellLater } from '../messages/outbox.ts'
import { sendInvitation } from '../talking/inviting.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'

export const planner: Actor = { role: 'system', id: 'job:calendar' }

/** Gives the seat of one to another; false when the other has a talk by then. */
export function handOver(actor: Official, id: string, { from, to }: { from: string; to: string }, today: Day): Promise<boolean> {
  permit(mayPlan(actor) || (actor.role === 'interviewer' && actor.id === from))
  const work = async () => {
    await SlotRule.onlyOne(actor.municipality)
    const application = await talkAt(actor, id)
    permit(mayAct(actor, 'handOver', application))
    refuse(impediment('handOver', today, application.facts()))
    if (!(await freeFor(id)).includes(to)) return false
    await closeFree(actor.municipality, await besides(id, to))
    if (!(await reseat(id, from, to))) return false
    await application.record('handOver', actor.id, today)
    await audit(actor, 'talk.handedOver', application)
    await tellLater(application.id)
    return true
  }
  return unlessOverlap(actor, work)
}

/** The free moments a talk can be moved to: those with the interpreter that she wants. */
export function momentsFor(actor: Official, id: string, today: Day): Promise<Slot[]> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    const application = await talkAt(actor, id)
    return Slot.free(actor.municipality, firstTalkDay(today), await wishOf(application))
  })
}

/** Moves a talk to a free moment that fits; false when that was taken. */
export function moveFor(actor: Official, id: string, slotId: string, today: Day): Promise<boolean> {
  permit(mayPlan(actor))
  const work = async () => {
    const application = await talkAt(actor, id)
    permit(mayAct(actor, 'moveTalk', application))
    refuse(impediment('moveTalk', today, application.facts()))
    if (!(await Slot.isFree(slotId, actor.municipality, firstTalkDay(today), await wishOf(application)))) return false
    await application.update({ slotId, waitingSince: null })
    await application.record('moveTalk', actor.id, today)
    await audit(actor, 'talk.moved', application)
    await sendInvitation(actor, application, await Slot.placed(slotId), today)
    return true
  }
  return unlessOverlap(actor, work)
}

/** It stays as it is, though its rule is over. */
export function settle(actor: Official, id: string, today: Day): Promise<void> {
  permit(mayPlan(actor))
  return inTransaction(actor, async () => {
    const application = await talkAt(actor, id)
    await Slot.update({ settledOn: today }, { where: { id } })
    await audit(actor, 'talk.settled', application)
  })
}

/** Nobody who plans opens what she wants: the service looks whether a moment fits, on record. */
export async function wishOf(application: Application): Promise<InterpreterWish> {
  const { interpreter = 'none', language = 'nl' } = (await open(planner, application, { compartment: 'interview', kind: 'wishes', purpose: 'plan-interview' })) ?? {}
  return { mode: interpreter, language }
}

/** The handled case whose talk this is, locked. */
export async function talkAt({ municipality }: Official, slotId: string): Promise<Application> {
  const found = await Application.findOne({ where: { slotId, municipality, closedOn: null }, attributes: ['id'] })
  if (!found) throw new NotFound()
  return Application.lock({ id: found.id, municipality })
}

function unlessOverlap(actor: Official, work: () => Promise<boolean>): Promise<boolean> {
  return inTransaction(actor, work).catch((error: unknown) => {
    if (isOverlap(error) || isTaken(error)) return false
    throw error
  })
}
