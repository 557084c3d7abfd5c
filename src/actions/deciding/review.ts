/** The second pair of eyes: what is proposed beside the letter it becomes, and what the proposer hears back. */
import { type ApplicationFacts, type Stage, stageOn } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { intendedOn, type Section, sections } from '../../law/deciding/proposal.ts'
import type { Impediment } from '../../law/impediment.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { impediment } from '../../law/openActs.ts'
import { validityAfter } from '../../law/licence/renewal.ts'
import type { ProposalForm } from '../../forms/case/case.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import type { Contents } from '../contents.ts'
import { preview } from '../letters.ts'
import type { LetterDraft } from '../letterTexts.ts'
import { open, openAll } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { mustBeApart, versionOf } from './fourEyes.ts'
import { getCase } from '../ownWork.ts'
import { groundsOf, mandateOf, refusalWords, toldOf, viewsIn } from './words.ts'

export interface ToDecide {
  readonly application: Application
  readonly stage: Stage
  readonly version: string
  readonly outcome: 'grant' | 'refuse' | undefined
  /** Why it is not for this official; undefined when it is. */
  readonly closed: Impediment | undefined
}

/** Whether there is something to decide here, and for whom; nothing of her opens. */
export function readToDecide(actor: Official, id: string, today: Day): Promise<ToDecide> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, () => toDecide(actor, id, today))
}

async function toDecide(actor: Official, id: string, today: Day): Promise<ToDecide> {
  const application = await Application.get({ ...applicationsOf(actor), id })
  const facts = application.facts()
  const outcome = facts.acts.findLast(({ act }) => act === 'propose')?.outcome
  const closed = impediment('grant', today, facts) ?? (await mustBeApart(actor, outcome ?? 'grant', application))
  return { application, stage: stageOn(today, facts), version: versionOf(application), outcome, closed }
}

export interface Review extends ToDecide {
  readonly proposal: Contents['proposal'] | undefined
  /** The parts that differ from the proposal that was sent back; none when nothing was. */
  readonly changed: readonly Section[]
  /** What the desk saw of who she is; the ground of R01, R02 and R06. */
  readonly identityCheck: Contents['identityCheck'] | undefined
  readonly views: readonly string[]
  readonly hearingSkipped: Contents['hearingSkipped'] | undefined
  readonly reportAnswer: Contents['reportAnswer'] | undefined
  readonly report: Contents['report'] | undefined
  readonly letter: LetterDraft
}

/** Opens the proposal with what it rests on, and writes its letter as it would go today. Only for who may decide on it. */
export function openReview(actor: Official, id: string, today: Day): Promise<Review | ToDecide> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const ahead = await toDecide(actor, id, today)
    if (ahead.closed) return ahead
    const { application } = ahead
    const said = { about: application, compartment: 'correspondence', purpose: 'decide' } as const
    const told = { about: application, compartment: 'interview', purpose: 'decide' } as const
    const [proposal, hearingSkipped, report, reportAnswer, identityCheck] = await openAll(actor, [
      { ...said, kind: 'proposal' }, { ...said, kind: 'hearingSkipped' }, { ...told, kind: 'report' }, { ...told, kind: 'reportAnswer' },
      { about: application, compartment: 'identity', purpose: 'decide', kind: 'identityCheck' },
    ])
    const opened = { proposal, views: await viewsIn(actor, application, 'decide'), hearingSkipped }
    const letter = await decisionLetter(application, ahead.outcome ?? 'grant', opened, today, await mandateOf(actor))
    return { ...ahead, ...opened, identityCheck, report, reportAnswer, letter, changed: await changedSince(actor, application, proposal) }
  })
}

export const isOpened = (review: Review | ToDecide): review is Review => 'letter' in review

/** The same words as the letter that is sent; of a licence that is not there yet no number. */
async function decisionLetter(application: Application, outcome: 'grant' | 'refuse', opened: Parameters<typeof refusalWords>[1], today: Day, mandateOn: Day | undefined): Promise<LetterDraft> {
  if (outcome === 'refuse') return preview(application, today, (common) => ({ ...common, kind: 'refused', ...refusalWords(application, opened, today, mandateOn) }))
  const before = await Licence.followedBy(application.id)
  const validity = validityAfter(today, before?.facts)
  return preview(application, today, (common) => ({ ...common, kind: 'granted', number: '····-····-····', ...validity, objectUntil: objectionUntil(today), mandateOn }))
}

async function changedSince(actor: Official, application: Application, now: Contents['proposal'] | undefined): Promise<Section[]> {
  const proposals = (application.acts ?? []).filter(({ act }) => act === 'propose')
  const [one, other] = [proposals.at(-2), proposals.at(-1)]
  if (!now || !one || !other) return []
  const rows = await Sealed.findAll({ where: { applicationId: application.id, kind: 'proposal' }, attributes: ['id'], order: [['createdAt', 'DESC']], limit: 2 })
  const before = await open(actor, application, { compartment: 'correspondence', kind: 'proposal', purpose: 'decide', sealedId: rows[1]?.id ?? '' })
  return before ? changedSections({ ...before, grounds: [one.outcome ?? '', ...one.grounds] }, { ...now, grounds: [other.outcome ?? '', ...other.grounds] }) : []
}

type Compared = Contents['proposal'] & { readonly grounds: readonly string[] }

/** Which parts differ between two proposals; what was done with what she said belongs to the letter. */
export function changedSections(before: Compared, now: Compared): Section[] {
  const parts: Readonly<Record<Section, (proposal: Compared) => unknown>> = {
    grounds: ({ grounds }) => grounds, facts: ({ facts = [] }) => facts, weighing: ({ weighing }) => weighing, reason: ({ reason }) => reason, letter: ({ answer = '' }) => answer,
  }
  return sections.filter((section) => JSON.stringify(parts[section](before)) !== JSON.stringify(parts[section](now)))
}

export interface Returned {
  readonly proposal: Contents['proposal'] | undefined
  readonly comment: Contents['comment'] | undefined
  readonly grounds: readonly string[]
  readonly outcome: 'grant' | 'refuse' | undefined
}

/** For who proposed: the last proposal, and part by part what must change in it. */
export function openReturned(actor: Official, id: string): Promise<Returned> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const about = { about: application, compartment: 'correspondence', purpose: 'handle-case' } as const
    const [proposal, comment] = await openAll(actor, [{ ...about, kind: 'proposal' }, { ...about, kind: 'comment' }])
    const outcome = application.facts().acts.findLast(({ act }) => act === 'propose')?.outcome
    return { proposal, comment, outcome, grounds: groundsOf(application) }
  })
}

export interface ToPropose {
  readonly application: Application
  readonly facts: ApplicationFacts
  readonly version: string
  /** The grounds she was told of. */
  readonly told: readonly string[]
}

/** A case of which this act is open today to this official. */
export function readToAct(actor: Official, id: string, act: 'propose' | 'intendRefusal' | 'skipHearing', today: Day): Promise<ToPropose & { closed: Impediment | undefined }> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await getCase(actor, id)
    const facts = application.facts()
    const closed = impediment(act, today, facts) ?? (await mustBeApart(actor, act, application))
    return { application, facts, version: versionOf(application), told: toldOf(application), closed }
  })
}

/** What a proposal that is being written would say to her; nothing is kept. */
export function previewProposal(actor: Official, id: string, form: ProposalForm, today: Day): Promise<LetterDraft> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await getCase(actor, id)
    const { outcome, grounds, reason, weighing, note, facts = [], answer = '' } = form
    if (outcome === 'grant') return decisionLetter(application, 'grant', nothing, today, undefined)
    const about = { about: application, compartment: 'correspondence', purpose: 'handle-case' } as const
    const hearingSkipped = await open(actor, application, { ...about, kind: 'hearingSkipped' })
    const words = refusalWords(application, { proposal: { reason, weighing, note, facts, answer }, views: await viewsIn(actor, application, 'handle-case'), hearingSkipped }, today, undefined)
    return preview(application, today, (common) => ({ ...common, kind: 'refused', ...words, grounds }))
  })
}

const nothing = { proposal: undefined, views: [], hearingSkipped: undefined }

/** As `previewProposal`, of what is only intended. */
export function previewIntention(actor: Official, id: string, words: { facts: string; reason: string; news: string; until: Day; moments: readonly { day: Day; time: string }[] }, today: Day): Promise<LetterDraft> {
  permit(actor.role === 'caseworker')
  const { until: untilDay, ...rest } = words
  return inTransaction(actor, async () => {
    const application = await getCase(actor, id)
    const instead = intendedOn(application.facts())
    return preview(application, today, (common) => ({ ...common, kind: 'intendedRefusal', ...rest, ...(instead && { instead }), untilDay }))
  })
}
