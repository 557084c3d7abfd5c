/** After an objection was lodged: following it, adding the reasons, taking it back. */
import type { MorePapersForm, ReasonsForm } from '../../forms/objecting/objection.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotGiveReasons, cannotWithdrawObjection, isRunning, type ObjectionClock, objectionClock } from '../../law/objecting/objection.ts'
import { type HearingPlan, hearingPlan, isHeard, proposedOutcome } from '../../law/objecting/objectionDesk.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import type { LetterKind } from '../../law/deciding/letters.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { ObjectionWords } from '../contents.ts'
import { type CasePapers, casePapers } from '../objectionDesk/casePapers.ts'
import { noticeIn } from '../objectionDesk/late.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { sendObjectionWithdrawn } from './letters.ts'
import { keepWords, wordsOf } from './objections.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import { attach } from '../papers/attachments.ts'

export interface OwnObjection {
  readonly id: string
  readonly letter: { readonly id: string; readonly kind: LetterKind; readonly sentOn: Day }
  readonly clock: ObjectionClock
  readonly words: ObjectionWords
  /** When and where she is heard, and by when the file lies open and papers can be added; as long as that is to come. */
  readonly hearing: (HearingPlan & { readonly time: string; readonly place: string; readonly papers: CasePapers }) | undefined
  /** We are late, or it is past that: there is a page about it. */
  readonly late: boolean
  /** She can still add something. */
  readonly canAdd: boolean
}

export function ownObjection(actor: Worker, id: string, today: Day): Promise<OwnObjection> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const objection = await Objection.get({ id, personId: actor.personId })
    const clock = objectionClock(objection.facts())
    if (!clock || !objection.letter) throw new NotFound()
    const { id: letterId, kind, sentOn } = objection.letter
    return { id, letter: { id: letterId, kind, sentOn }, clock, words: await wordsOf(actor, objection), hearing: await hearingOf(actor, objection), late: isLate(objection, today), canAdd: isRunning(objection.facts()) && !proposedOutcome(objection.facts()) }
  })
}

function isLate(objection: Objection, today: Day): boolean {
  const { canGive, penalty } = noticeIn(objection, today)
  return canGive || penalty !== undefined
}

async function hearingOf(actor: Worker, objection: Objection): Promise<OwnObjection['hearing']> {
  const plan = hearingPlan(objection.facts())
  const sealedId = objection.acts?.findLast(({ act }) => act === 'planHearing')?.sealedWords
  if (!plan || !sealedId || isHeard(objection.facts()) || !isRunning(objection.facts())) return undefined
  const about = { personId: objection.personId, id: objection.applicationId, municipality: objection.municipality }
  const where = await open(actor, about, { compartment: 'correspondence', kind: 'objectionHearing', purpose: 'own-data', sealedId })
  if (!where) return undefined
  const papers = await casePapers(actor, await Application.get({ id: objection.applicationId, personId: actor.personId }), 'own-data')
  return { ...plan, time: where.time, place: where.place, papers }
}

/** What she wants to add, in words: what it is, and how it comes. */
export function addPapers(actor: Worker, id: string, form: MorePapersForm, today: Day, files: readonly PaperFile[] = []): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const objection = await Objection.lock({ id, personId: actor.personId })
    const facts = objection.facts()
    if (!isRunning(facts) || proposedOutcome(facts)) refuse(closedBy('O07_PAPERS', 'not-open-now'))
    const words = await wordsOf(actor, objection)
    await keepWords(objection, { ...words, papersText: [words.papersText, form.morePapers].filter(Boolean).join('\n') })
    await attach(actor, await Application.get({ id: objection.applicationId, personId: actor.personId }), { to: 'objection', objection: id, files }, today)
    await objection.record('addPapers', actor.id, today)
    await audit(actor, 'objection.papersAdded', objection)
  })
}

export interface ObjectionLine {
  readonly id: string
  readonly letter: string
  readonly kind: LetterKind
  readonly lodgedOn: Day
  readonly withdrawnOn: Day | undefined
}

/** Her objections that were lodged, newest first. */
export function ownObjections(actor: Worker): Promise<ObjectionLine[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => (await Objection.lodged({ personId: actor.personId })).flatMap(lineOf))
}

function lineOf(objection: Objection): ObjectionLine[] {
  const { id, letter } = objection
  const clock = objectionClock(objection.facts())
  return clock && letter ? [{ id, letter: letter.id, kind: letter.kind, lodgedOn: clock.lodgedOn, withdrawnOn: clock.withdrawnOn }] : []
}

/** The reasons she left for later. */
export function giveReasons(actor: Worker, id: string, form: ReasonsForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const objection = await Objection.lock({ id, personId: actor.personId })
    refuse(cannotGiveReasons(objection.facts()))
    await keepWords(objection, { ...(await wordsOf(actor, objection)), reasons: form.reasons })
    await objection.record('giveReasons', actor.id, today)
    await objection.update({ decideBy: objectionClock(objection.facts())?.decideBy ?? null })
    await audit(actor, 'objection.reasoned', objection)
  })
}

/** Takes it back: at once, no reason asked. */
export function withdrawObjection(actor: Worker, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const objection = await Objection.lock({ id, personId: actor.personId })
    await endObjection(actor, objection, today)
    await sendObjectionWithdrawn(actor, await Application.get({ id: objection.applicationId }), today)
  })
}

async function endObjection(actor: Worker, objection: Objection, today: Day): Promise<void> {
  refuse(cannotWithdrawObjection(objection.facts()))
  await objection.record('withdraw', actor.id, today)
  await objection.update({ closedOn: today })
  await audit(actor, 'objection.withdrawn', objection)
}

/** Stopping ends what runs here too, and what was never sent is gone. */
export async function stopObjecting(actor: Worker, today: Day): Promise<void> {
  await Objection.destroy({ where: { personId: actor.personId, lodgedOn: null } })
  for (const objection of await Objection.lodged({ personId: actor.personId, closedOn: null })) await endObjection(actor, objection, today)
}
