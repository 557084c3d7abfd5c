/** Where and when: places with their waiting times, moments that fit the interpreter she wants, and the list for who waits. */
import type { Day } from '../../law/day.ts'
import { firstTalkDay, hasMomentInTime } from '../../law/talking/interview.ts'
import { Application } from '../../models/Application.ts'
import { Municipality, type Place } from '../../models/office/Municipality.ts'
import { Offer } from '../../models/calendar/Offer.ts'
import { type InterpreterWish, Slot } from '../../models/calendar/Slot.ts'
import { isGone, isTaken, NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import type { Wishes } from '../contents.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockDraft } from './draft.ts'

/** Any moment will do. */
export const noInterpreter: InterpreterWish = { mode: 'none', language: 'nl' }

const interpreterOf = ({ interpreter = 'none', language = 'nl' }: Wishes): InterpreterWish => ({ mode: interpreter, language })

export async function interpreterFor(actor: Worker, application: Application | null): Promise<InterpreterWish> {
  if (!application) return noInterpreter
  return interpreterOf((await open(actor, application, { compartment: 'interview', kind: 'wishes', purpose: 'own-data' })) ?? {})
}

/** Every place with the day of its first moment that fits her; without an actor, the first of all. */
export async function placesFor(actor: Worker | undefined, today: Day): Promise<Place[]> {
  const wish = actor ? await inTransaction(actor, async () => interpreterFor(actor, await Application.latest(actor.personId))) : noInterpreter
  return Municipality.places(today, firstTalkDay(today), wish)
}

/** The moments she can choose at this municipality. */
export function freeMoments(actor: Worker, municipality: string, today: Day): Promise<Slot[]> {
  return inTransaction(actor, async () => {
    const wish = await interpreterFor(actor, await Application.latest(actor.personId))
    return Slot.free(municipality, firstTalkDay(today), wish)
  })
}

/** Chooses the municipality of the talk; a moment elsewhere is let go. */
export function choosePlace(actor: Worker, code: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    if (!(await Municipality.isDesignated(code, today))) throw new NotFound()
    if (draft.municipality !== code) await draft.update({ municipality: code, slotId: null, waitingSince: null })
  })
}

/** Takes a moment; when someone else was first, everything else is kept and she chooses again. */
export function chooseMoment(actor: Worker, slotId: string, today: Day): Promise<boolean> {
  return unlessTaken(actor, async () => {
    const draft = await lockDraft(actor)
    if (draft.slotId !== slotId && !(await isFree(actor, draft, slotId, today))) return false
    await draft.update({ slotId, waitingSince: null })
    return true
  })
}

/** Waits on the list when there is no moment in time; false when one came free. */
export function waitForMoment(actor: Worker, today: Day): Promise<boolean> {
  return inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    if (!draft.municipality || (await hasMoment(actor, draft, today))) return false
    await draft.update({ slotId: null, waitingSince: draft.waitingSince ?? today })
    return true
  })
}

/** A moment without the interpreter she now wants is let go. */
export async function keepFittingMoment(actor: Worker, draft: Application): Promise<void> {
  if (draft.slotId && !(await Slot.fits(draft.slotId, await interpreterFor(actor, draft)))) await draft.update({ slotId: null })
}

/** Until when a moment is kept for her while she waits; null when none is. */
export function keptUntil(actor: Worker, now: Date): Promise<Date | null> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    return application ? Offer.runningFor(application.id, now) : null
  })
}

/** Whether there is a moment that fits her, in time. */
export async function hasMoment(actor: Worker, application: Application, today: Day): Promise<boolean> {
  return hasMomentInTime(today, await Slot.free(application.municipality ?? '', firstTalkDay(today), await interpreterFor(actor, application)))
}

export async function isFree(actor: Worker, application: Application, slotId: string, today: Day): Promise<boolean> {
  return Slot.isFree(slotId, application.municipality ?? '', firstTalkDay(today), await interpreterFor(actor, application))
}

/** The work in one transaction; false when someone else was first, or the moment is not there any more. */
export function unlessTaken(actor: Worker, work: () => Promise<boolean>): Promise<boolean> {
  return inTransaction(actor, work).catch((error: unknown) => {
    if (isTaken(error) || isGone(error)) return false
    throw error
  })
}
