/** A proposal for a licence before a second pair of eyes: what it rests on, its letter, and what every check answers from when. */
import type { ReviewForm } from '../../forms/measures.ts'
import type { Day } from '../../law/day.ts'
import type { GroundCode } from '../../law/decision.ts'
import { refuse } from '../../law/impediment.ts'
import { type Answer, answersFrom, impediment, standingOn, suspensionOn } from '../../law/licence.ts'
import { objectionUntil } from '../../law/objection.ts'
import { groundNotTold, hearingOn, notAnswered, notHeardYet } from '../../law/revocation.ts'
import { closedBy } from '../../law/rules.ts'
import { sameProposer, suspensionPeriod } from '../../law/suspension.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/Licence.ts'
import { LicenceProposal } from '../../models/LicenceProposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { preview } from '../letters.ts'
import type { Common, LetterDraft, LetterFacts } from '../letterTexts.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type Held, type Hearing, hearingOf, lockLicence, putOnLicence, takeStep, wordsUnder } from './held.ts'
import type { Revoked } from './letterBlocks.ts'
import { sendRevocation } from './letters.ts'

type Words = Contents['licenceProposal']

/** The licence is taken back; called inside the agreeing. */
export async function revoke(actor: Official, held: Held, proposal: LicenceProposal, words: Words, today: Day): Promise<void> {
  const { application, licence } = held
  const hearing = await hearingOf(licence)
  refuse(sameAsHeard(hearing, await accountsOf(actor)))
  const from = proposal.fromDay > today ? proposal.fromDay : today
  refuse(impediment('revoke', from, licence.facts()))
  refuse(notHeardYet(today, hearing.steps) ?? groundNotTold(proposal.grounds, hearing.steps))
  const letter = await revocationOf(actor, held, proposal, words, today)
  refuse(notAnswered(letter.answer, hearing.steps))
  const { reason, facts, said, answer, weighing, grounds } = letter
  const ofAct = await putOnLicence(actor, licence, { act: 'revoke', takesEffect: from, untilDay: null, proposalId: proposal.id })
  await takeStep(actor, licence, { step: 'decide', onDay: today })
  await seal(application, 'correspondence', 'revocation', { reason, facts, said: said.join('\n\n'), answer, weighing })
  await audit(actor, 'licence.revoked', licence, { details: { grounds: grounds.join(' ') } })
  await sendRevocation(actor, application, letter, today, ofAct)
}

/** Whoever told her, or left that out, does not decide on it. */
function sameAsHeard({ rows }: Hearing, own: readonly string[]) {
  const worked = rows.some(({ step, actorId }) => (step === 'intend' || step === 'skip') && own.includes(actorId))
  return worked ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
}

async function revocationOf(actor: Official, { application, licence }: Held, proposal: LicenceProposal, words: Words, today: Day): Promise<Revoked> {
  const hearing = await hearingOf(licence)
  const opened = async <K extends 'viewStatement' | 'hearingSkipped'>(kind: K, sealedId: string | undefined) =>
    sealedId ? open(actor, application, { compartment: 'correspondence', kind, purpose: 'decide', sealedId }) : undefined
  const views: string[] = []
  for (const { step, sealedWords } of hearing.rows) if (step === 'giveView' && sealedWords) views.push((await opened('viewStatement', sealedWords))?.text ?? '')
  const skip = await opened('hearingSkipped', wordsUnder(hearing, 'skip'))
  const how = hearingOn(today, hearing.steps)
  return {
    grounds: proposal.grounds as GroundCode[], from: proposal.fromDay > today ? proposal.fromDay : today,
    reason: words.reason, facts: words.grounded ?? [], said: views, answer: words.answer ?? '', weighing: words.weighing ?? '',
    hearing: views.length ? 'heard' : how === 'silent' ? how : 'none', skipped: skip?.ground, skippedBecause: skip?.facts ?? '',
    objectUntil: objectionUntil(today), mandateOn: await mandateOf(actor),
  }
}

export interface Measure {
  readonly id: string
  readonly caseNumber: string
  /** Why it is not for this official: theirs, or nothing lies there; empty when it is for them. */
  readonly closed: '' | 'own' | 'nothing'
  readonly proposal: { readonly id: string; readonly act: LicenceProposal['act']; readonly fromDay: Day; readonly weeks: number | null; readonly grounds: readonly string[]; readonly hearing: string | null } | undefined
  readonly answers: readonly Answer[]
}

export interface OpenedMeasure extends Measure {
  readonly words: Words
  readonly letter: LetterDraft
}

/** What lies there to decide on; nothing of her opens. */
export function readMeasure(actor: Official, caseId: string, today: Day): Promise<Measure> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, async () => (await measureOf(actor, caseId, today)).measure)
}

/** As `readMeasure`, with the words and the letter it becomes; only for who may decide on it. */
export function openMeasure(actor: Official, caseId: string, today: Day): Promise<Measure | OpenedMeasure> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const { measure, proposal, held } = await measureOf(actor, caseId, today)
    if (measure.closed || !proposal || !held) return measure
    const words = await open(actor, held.application, { compartment: 'correspondence', kind: 'licenceProposal', purpose: 'decide', sealedId: proposal.sealedWords })
    if (!words) throw new NotFound()
    const facts = await letterOf(actor, held, proposal, words, today)
    return { ...measure, words, letter: await preview(held.application, today, facts) }
  })
}

async function measureOf(actor: Official, caseId: string, today: Day): Promise<{ measure: Measure; proposal?: LicenceProposal; held?: Held }> {
  const application = await Application.get({ ...applicationsOf(actor), id: caseId })
  const { id, caseNumber } = application
  const licence = await Licence.find({ applicationId: id })
  const proposal = licence && (await LicenceProposal.openOf(licence.id))
  if (!licence || !proposal) return { measure: { id, caseNumber, closed: 'nothing', proposal: undefined, answers: [] } }
  const own = await accountsOf(actor)
  const isOwn = sameProposer(proposal.actorId, ...own) ?? (proposal.act === 'revoke' ? sameAsHeard(await hearingOf(licence), own) : undefined)
  const { act, weeks, grounds, ground, hearing } = proposal
  const { from, until } = suspensionPeriod(today, proposal.fromDay, weeks ?? 0)
  const added = { act, takesEffect: from, untilDay: act === 'suspend' ? until : null }
  const measure: Measure = {
    id, caseNumber, closed: isOwn ? 'own' : '', answers: answersFrom(today, licence.facts(), [added]),
    proposal: { id: proposal.id, act, fromDay: from, weeks, hearing, grounds: ground ? [ground] : grounds },
  }
  return { measure, proposal, held: { application, licence } }
}

async function letterOf(actor: Official, held: Held, proposal: LicenceProposal, words: Words, today: Day): Promise<(common: Common) => LetterFacts> {
  const { act, ground, hearing, weeks, fromDay } = proposal
  const objectUntil = objectionUntil(today)
  const { from, until } = suspensionPeriod(today, fromDay, weeks ?? 0)
  if (act === 'revoke') {
    const facts = await revocationOf(actor, held, proposal, words, today)
    return (common) => ({ ...common, kind: 'revoked', ...facts })
  }
  if (act === 'reinstate' || !ground || !hearing) return (common) => ({ ...common, kind: 'reinstated', reason: words.reason, from, objectUntil })
  return (common) => ({ ...common, kind: 'suspended', ground, hearing, reason: words.reason, facts: words.facts, said: words.said, from, until, objectUntil })
}

/** Looked at again half-way: it stays for now, with why. Ending it sooner is a proposal of its own. */
export function reviewSuspension(actor: Official, caseId: string, form: ReviewForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { application, licence } = await lockLicence(actor, caseId, ['caseworker'], today)
    const suspension = suspensionOn(today, licence.facts())
    if (!suspension?.id || standingOn(today, licence.facts()) !== 'suspended') return refuse(closedBy('S07_HEAR', 'not-open-now'))
    await seal(application, 'correspondence', 'suspensionReview', { text: form.reviewReason })
    await putOnLicence(actor, licence, { act: 'review', takesEffect: today, untilDay: null, ofAct: suspension.id })
    await audit(actor, 'licence.reviewed', licence)
  })
}
