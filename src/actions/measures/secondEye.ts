/** What a second pair of eyes sees of a proposal for a licence: what it rests on, its letter, and what every check answers from when. */
import type { ReviewForm } from '../../forms/licence/measures.ts'
import type { Day } from '../../law/day.ts'
import type { GroundCode } from '../../law/deciding/decision.ts'
import { type Impediment, refuse } from '../../law/impediment.ts'
import { type Answer, answersFrom, standingOn, suspensionOn } from '../../law/licence/licence.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { hearingOn, type Measured } from '../../law/measures/revocation.ts'
import { closedBy } from '../../law/rules.ts'
import { sameProposer, suspensionPeriod } from '../../law/measures/suspension.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { LicenceProposal } from '../../models/licence/LicenceProposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { purposeOf } from '../cases.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { mandateOf } from '../deciding/words.ts'
import { preview } from '../letters.ts'
import type { Common, LetterDraft, LetterFacts } from '../letterTexts.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { type Held, type Hearing, hearingOf, lockLicence, putOnLicence, wordsUnder } from './held.ts'
import type { DecidedMeasure } from './letterBlocks.ts'

type Words = Contents['licenceProposal']

/** Of one about which she is heard first. */
export interface Decided {
  readonly act: Measured
}

export const isMeasure = (proposal: LicenceProposal): proposal is LicenceProposal & Decided => proposal.act !== 'reinstate'

/** Whoever told her, or left that out, does not decide on it. */
export function sameAsHeard({ rows }: Hearing, own: readonly string[]): Impediment | undefined {
  const worked = rows.some(({ step, actorId }) => (step === 'intend' || step === 'skip') && own.includes(actorId))
  return worked ? closedBy('A20_FOUR_EYES', 'same-official') : undefined
}

export async function wordsOfMeasure(actor: Official, application: Application, { sealedWords }: LicenceProposal): Promise<Words> {
  const words = await open(actor, application, { compartment: 'correspondence', kind: 'licenceProposal', purpose: 'decide', sealedId: sealedWords })
  if (!words) throw new NotFound()
  return words
}

/** What the letter of the decision says, of one that lies there or is being written. */
export async function decidedOf(actor: Official, { application, licence }: Held, proposal: Decided & Pick<LicenceProposal, 'fromDay' | 'weeks' | 'grounds'>, words: Words, today: Day): Promise<DecidedMeasure> {
  const hearing = await hearingOf(licence, proposal.act)
  const opened = async <K extends 'viewStatement' | 'hearingSkipped'>(kind: K, sealedId: string | undefined) =>
    sealedId ? open(actor, application, { compartment: 'correspondence', kind, purpose: purposeOf(actor), sealedId }) : undefined
  const said: string[] = []
  for (const { step, sealedWords } of hearing.rows) if (step === 'giveView' && sealedWords) said.push((await opened('viewStatement', sealedWords))?.text ?? '')
  const skip = await opened('hearingSkipped', wordsUnder(hearing, 'skip'))
  const silent = hearingOn(today, hearing.steps) === 'silent'
  return {
    ...suspensionPeriod(today, proposal.fromDay, proposal.weeks ?? 0), grounds: proposal.grounds as GroundCode[],
    reason: words.reason, facts: words.facts, said, answer: words.answer, weighing: words.weighing,
    hearing: said.length ? 'heard' : silent ? 'silent' : 'none', skipped: skip?.ground, skippedBecause: skip?.facts ?? '',
    objectUntil: objectionUntil(today), mandateOn: await mandateOf(actor),
  }
}

export interface Measure {
  readonly id: string
  readonly caseNumber: string
  /** Why it is not for this official: theirs, or nothing lies there; empty when it is for them. */
  readonly closed: '' | 'own' | 'nothing'
  readonly proposal: { readonly id: string; readonly act: LicenceProposal['act']; readonly fromDay: Day; readonly weeks: number | null; readonly grounds: readonly string[] } | undefined
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
    const words = await wordsOfMeasure(actor, held.application, proposal)
    return { ...measure, words, letter: await preview(held.application, today, await letterOf(actor, held, proposal, words, today)) }
  })
}

async function measureOf(actor: Official, caseId: string, today: Day): Promise<{ measure: Measure; proposal?: LicenceProposal; held?: Held }> {
  const application = await Application.get({ ...applicationsOf(actor), id: caseId })
  const { id, caseNumber } = application
  const licence = await Licence.find({ applicationId: id })
  const proposal = licence && (await LicenceProposal.openOf(licence.id))
  if (!licence || !proposal) return { measure: { id, caseNumber, closed: 'nothing', proposal: undefined, answers: [] } }
  const own = await accountsOf(actor)
  const isOwn = sameProposer(proposal.actorId, ...own) ?? (isMeasure(proposal) ? sameAsHeard(await hearingOf(licence, proposal.act), own) : undefined)
  const { act, weeks, grounds } = proposal
  const { from, until } = suspensionPeriod(today, proposal.fromDay, weeks ?? 0)
  const added = { act, takesEffect: from, untilDay: act === 'suspend' ? until : null }
  const measure: Measure = {
    id, caseNumber, closed: isOwn ? 'own' : '', answers: answersFrom(today, licence.facts(), [added]),
    proposal: { id: proposal.id, act, fromDay: from, weeks, grounds },
  }
  return { measure, proposal, held: { application, licence } }
}

async function letterOf(actor: Official, held: Held, proposal: LicenceProposal, words: Words, today: Day): Promise<(common: Common) => LetterFacts> {
  if (!isMeasure(proposal)) {
    const known = { reason: words.reason, from: suspensionPeriod(today, proposal.fromDay, 0).from, objectUntil: objectionUntil(today), mandateOn: await mandateOf(actor) }
    return (common) => ({ ...common, kind: 'reinstated', ...known })
  }
  const facts = await decidedOf(actor, held, proposal, words, today)
  return (common) => ({ ...common, kind: proposal.act === 'revoke' ? 'revoked' : 'suspended', ...facts })
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
