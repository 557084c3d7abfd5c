/** The decision on an objection: proposed by who handled it, taken by someone else, with what it does to the licence in the same breath. */
import type { OutcomeForm } from '../../forms/objecting/objectionDesk.ts'
import type { CommentForm } from '../../forms/case/case.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { type ObjectionAct, objectionUntil, type ObjectionOutcome } from '../../law/objecting/objection.ts'
import { anewBy, cannotProposeOutcome, effectOf, handledIt, isHeard } from '../../law/objecting/objectionDesk.ts'
import { closedBy } from '../../law/rules.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { purposeOf } from '../cases.ts'
import type { Contents } from '../contents.ts'
import type { AboutLetter } from '../letterTexts.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { carryOut } from './effects.ts'
import { findObjected, lockObjected, type Objected, partIn, worksAtDesk } from './held.ts'
import type { DecidedKind } from './letterBlocks.ts'
import { sendObjectionDecided } from './letters.ts'

/** Founded, unfounded or not to be gone into, each with its reasons; for someone else to decide on. */
export function proposeOutcome(actor: Official, id: string, form: OutcomeForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection, application } = await lockObjected(actor, id, 'propose', today)
    refuse(cannotProposeOutcome(today, objection.facts(), form.objectionOutcome))
    const words = { outcome: form.objectionOutcome, reason: form.outcomeReason, weighing: form.outcomeWeighing, note: form.outcomeNote }
    const sealedWords = await seal(application, 'correspondence', 'objectionProposal', words)
    await objection.record('propose', actor.id, today, null, { outcome: form.objectionOutcome, sealedWords })
    await audit(actor, 'objection.proposed', objection, { details: { outcome: form.objectionOutcome } })
  })
}

/** What was done with an objection after its proposal was read. */
export interface ObjectionHappened {
  readonly act: ObjectionAct
  readonly on: Day
}

/** Not agreed: back to who proposed, with what must change, in all or part by part. */
export function sendBackOutcome(actor: Official, id: string, { comment: text, sections }: CommentForm, today: Day, version?: string): Promise<ObjectionHappened[]> {
  return asRead(actor, id, { today, version }, async ({ objection, application }) => {
    const sealedWords = await seal(application, 'correspondence', 'comment', { text, ...(sections && { sections }) })
    await objection.record('sendBack', actor.id, today, null, { sealedWords })
    await audit(actor, 'objection.sentBack', objection)
  })
}

/** Agrees with the proposal that was read: the decision, its letter, and what it does to the licence; all of it or nothing. */
export function decideObjection(actor: Official, id: string, version: string, today: Day): Promise<ObjectionHappened[]> {
  return asRead(actor, id, { today, version }, async (objected) => {
    const { objection, application } = objected
    const row = objection.acts?.findLast(({ act }) => act === 'propose')
    if (!row?.outcome || row.id !== version) return refuse(closedBy('O08_DECIDE', 'not-open-now'))
    const words = await wordsOfProposal(actor, objected)
    await objection.record('decide', actor.id, today, null, { outcome: row.outcome, sealedWords: await seal(application, 'correspondence', 'objectionDecision', { outcome: row.outcome, reason: words.reason, weighing: words.weighing }) })
    await objection.update({ closedOn: today })
    await audit(actor, 'objection.decided', objection, { details: { outcome: row.outcome } })
    const done = await carryOut(actor, objected, effectOf(row.outcome, objection.letter?.kind ?? ''), today)
    await sendObjectionDecided(actor, application, { ...letterOf(objected, row.outcome, words, today), ...done, mandateOn: await mandateOf(actor) }, today)
  })
}

/** By someone who neither handled it nor had a part in the decision, on the proposal as it was read; else what was done since. */
function asRead(actor: Official, id: string, { today, version }: { today: Day; version?: string | undefined }, work: (objected: Objected) => Promise<void>): Promise<ObjectionHappened[]> {
  return inTransaction(actor, async () => {
    const happened = version === undefined ? [] : await happenedSince(actor, id, version)
    if (happened.length) return happened
    const objected = await lockObjected(actor, id, 'decide', today)
    refuse(handledIt(objected.objection.facts(), await accountsOf(actor)))
    await work(objected)
    return []
  })
}

async function happenedSince(actor: Official, id: string, version: string): Promise<ObjectionHappened[]> {
  permit(worksAtDesk(actor))
  await Objection.lock({ id, municipality: actor.municipality })
  const { objection, application } = await findObjected(actor, id)
  refuse(await partIn(actor, application))
  const { acts = [] } = objection
  const read = acts.findIndex((act) => act.id === version)
  return read < 0 ? [] : acts.slice(read + 1).map(({ act, onDay }) => ({ act, on: onDay }))
}

export async function wordsOfProposal(actor: Official, { objection, application }: Objected): Promise<Contents['objectionProposal']> {
  const sealedId = objection.acts?.findLast(({ act }) => act === 'propose')?.sealedWords
  const words = sealedId ? await open(actor, application, { compartment: 'correspondence', kind: 'objectionProposal', purpose: purposeOf(actor), sealedId }) : undefined
  if (!words) throw new NotFound()
  return words
}

/** What the letter says, before it is known what could be carried out. */
export function letterOf({ objection }: Objected, outcome: ObjectionOutcome, { reason, weighing }: Contents['objectionProposal'], today: Day): AboutLetter<DecidedKind> {
  const effect = effectOf(outcome, objection.letter?.kind ?? '')
  const kind = ({ founded: 'objectionFounded', unfounded: 'objectionUnfounded', inadmissible: 'objectionInadmissible' } as const)[outcome]
  return {
    kind, reason, weighing, decisionOn: objection.letter?.sentOn ?? today, heard: isHeard(objection.facts()) && (objection.acts ?? []).some(({ act }) => act === 'reportHearing'),
    effect, number: '', validFrom: today, validUntil: undefined, anewBy: anewBy(effect, today), appealUntil: objectionUntil(today), mandateOn: undefined,
  }
}
