/** Leaving an application out of handling (Awb 4:5): proposed by one, decided by another; and that she was not at her talk. */
import type { CommentForm } from '../../forms/case/case.ts'
import type { LeavingOutForm } from '../../forms/clock/handling.ts'
import type { Day } from '../../law/day.ts'
import { notProcessedBy } from '../../law/terms/decisionTerm.ts'
import { type Impediment, refuse } from '../../law/impediment.ts'
import { afterNotProcessing, type Since } from '../../law/terms/notProcessing.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { impediment } from '../../law/openActs.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { type Happened, happenedSince, mustBeApart, versionOf } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { opened } from '../interviews.ts'
import { preview } from '../letters.ts'
import type { AboutLetter, LetterDraft } from '../letterTexts.ts'
import { open, reseal, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { getCase, lockCase } from '../ownWork.ts'
import { sendOfClock } from './letters.ts'

/** She was not there, on the day of her talk or after it; the moment is gone, and she can choose another. */
export function missTalk(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'notAppeared', today)
    const { slot } = application
    if (!slot || slot.day > today) return refuse(closedBy('R05_NO_INTERVIEW', 'not-open-now'))
    await application.record('notAppeared', actor.id, today)
    await audit(actor, 'talk.notAppeared', application)
    await sendOfClock(actor, application, { kind: 'talkMissed', on: slot.day }, today)
  })
}

export function proposeLeavingOut(actor: Official, id: string, { leavingReason: reason }: LeavingOutForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'proposeNotProcess', today)
    await reseal(application, 'correspondence', 'leavingOut', { reason })
    await application.record('proposeNotProcess', actor.id, today)
    await audit(actor, 'leavingOut.proposed', application)
  })
}

export interface ToLeaveOut {
  readonly application: Application
  readonly version: string
  readonly since: Since
  readonly by: Day
  /** Why it is not for this official; undefined when it is. */
  readonly closed: Impediment | undefined
}

/** What is proposed and by when it must be decided; nothing of her opens. */
export function readLeavingOut(actor: Official, id: string, today: Day): Promise<ToLeaveOut> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, () => toLeaveOut(actor, id, today))
}

async function toLeaveOut(actor: Official, id: string, today: Day): Promise<ToLeaveOut> {
  const application = await Application.get({ ...applicationsOf(actor), id })
  const since = afterNotProcessing(application.facts())
  if (!since) throw new NotFound()
  const closed = impediment('notProcess', today, application.facts()) ?? (await mustBeApart(actor, 'notProcess', application))
  return { application, version: versionOf(application), since, by: notProcessedBy(since.on), closed }
}

export interface LeavingOutReview extends ToLeaveOut {
  readonly reason: string
  readonly letter: LetterDraft
}

/** What a proposal that is being written would say to her; nothing is kept. */
export function previewLeavingOut(actor: Official, id: string, { leavingReason: reason }: LeavingOutForm, today: Day): Promise<LetterDraft> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await getCase(actor, id)
    const since = afterNotProcessing(application.facts())
    if (!since) throw new NotFound()
    return preview(application, today, (common) => ({ ...common, kind: 'notProcessed', ...since, reason, objectUntil: objectionUntil(today), mandateOn: undefined }))
  })
}

/** The reason beside the letter it becomes. */
export function openLeavingOut(actor: Official, id: string, today: Day): Promise<LeavingOutReview | ToLeaveOut> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const found = await toLeaveOut(actor, id, today)
    if (found.closed) return found
    const facts = await lettersFacts(actor, found.application, today)
    return { ...found, reason: facts.reason, letter: await preview(found.application, today, (common) => ({ ...common, ...facts })) }
  })
}

export const isOpenedToLeaveOut = (found: LeavingOutReview | ToLeaveOut): found is LeavingOutReview => 'letter' in found

/** Agrees: the case is closed, and she reads why and how to object. */
export function leaveOut(actor: Official, id: string, today: Day, version?: string): Promise<Happened[]> {
  return asRead(actor, id, { today, version }, async (application) => {
    const facts = await lettersFacts(actor, application, today)
    await application.record('notProcess', actor.id, today)
    await application.update({ closedOn: today, slotId: null, waitingSince: null })
    await audit(actor, 'application.leftOut', application, { details: { because: facts.because } })
    await sendOfClock(actor, application, facts, today, facts.objectUntil)
  })
}

/** Back to who proposed it; the case stands where it stood. */
export function sendBackLeavingOut(actor: Official, id: string, { comment: text }: CommentForm, today: Day, version?: string): Promise<Happened[]> {
  return asRead(actor, id, { today, version }, async (application) => {
    await seal(application, 'correspondence', 'comment', { text })
    await application.record('sendBack', actor.id, today)
    await audit(actor, 'leavingOut.sentBack', application)
  })
}

function asRead(actor: Official, id: string, { today, version }: { today: Day; version?: string | undefined }, work: (application: Application) => Promise<void>): Promise<Happened[]> {
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    permit(actor.role === 'decisionMaker')
    const happened = version === undefined ? [] : happenedSince(application, version)
    if (happened.length) return happened
    refuse(impediment('notProcess', today, application.facts()))
    refuse(await mustBeApart(actor, 'notProcess', application))
    await work(application)
    return []
  })
}

async function lettersFacts(actor: Official, application: Application, today: Day): Promise<AboutLetter<'notProcessed'>> {
  const since = afterNotProcessing(application.facts())
  const words = await open(actor, application, { compartment: 'correspondence', kind: 'leavingOut', purpose: 'decide' })
  if (!since || !words) throw new NotFound()
  return { kind: 'notProcessed', ...since, reason: words.reason, objectUntil: objectionUntil(today), mandateOn: await mandateOf(actor) }
}
