/** A request about data is decided by two: one proposes the answer, another agrees or sends it back. Then it acts and its letter goes. */
import type { ProposedAnswerForm } from '../../forms/hers/herSide.ts'
import { effectOf, type HeldPart } from '../../law/hers/dataEffects.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { cannotAgree, cannotAnswer, isDataRight, isDecided } from '../../law/hers/requests.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { Request } from '../../models/Request.ts'
import { RequestProposal } from '../../models/people/RequestProposal.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { preview } from '../letters.ts'
import type { AboutLetter, LetterDraft } from '../letterTexts.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { carryOut, actableParts } from './effects.ts'
import type { AnswerKind } from './letterBlocks.ts'
import { sendOfRight } from './letters.ts'
import { mustBeThere, rectify, type Right } from './rectifying.ts'

const answering = ({ role }: Official): boolean => role === 'caseworker' || role === 'decisionMaker'

export function proposeAnswer(actor: Official, id: string, form: ProposedAnswerForm, today: Day, right: Right = {}): Promise<void> {
  permit(answering(actor))
  return inTransaction(actor, async () => {
    const request = await Request.lock({ id, municipality: actor.municipality })
    if (!isDecided(request.kind)) throw new NotFound()
    const own = await accountsOf(actor)
    refuse(cannotAnswer(request, own) ?? ((await RequestProposal.openOf(id)) ? closedBy('D05_TWO', 'already-handled') : undefined))
    const parts = await mustHaveEffect(request, form, today)
    const { photo, ...rest } = right
    const words = { answer: form.answer, right: { ...rest, ...(photo && { photo: photo.toString('base64') }) } }
    const sealedWords = await seal(aboutOf(request), 'correspondence', 'answerProposal', words)
    await RequestProposal.create({ requestId: id, municipality: request.municipality, outcome: form.answered, parts, sealedWords, madeOn: today, actorId: actor.id })
    await audit(actor, 'data.proposed', subjectOf(request), { details: { kind: request.kind, outcome: form.answered } })
  })
}

/** A yes does something: which parts it is about, or what is right in the place of what is wrong. */
async function mustHaveEffect(request: Request, { answered, parts }: ProposedAnswerForm, today: Day): Promise<HeldPart[]> {
  if (answered !== 'granted') return []
  if (request.kind === 'correction') await mustBeThere(request)
  const effect = effectOf(request.kind)
  if (!effect) return []
  const can = await actableParts(request, effect, today)
  const chosen = parts.filter((part) => can.has(part))
  refuse(chosen.length ? undefined : closedBy('D06_EFFECT', 'not-open-now'))
  return chosen
}

const aboutOf = ({ personId, applicationId, municipality }: Request) => ({ personId, id: applicationId, municipality })
const subjectOf = ({ id, personId, municipality }: Request) => ({ id, personId, municipality })

export interface AnswerProposed {
  readonly id: string
  readonly outcome: 'granted' | 'denied'
  readonly parts: readonly HeldPart[]
  readonly madeOn: Day
  /** It waits for someone else than this official. */
  readonly own: boolean
}

export interface Deciding {
  readonly proposed: AnswerProposed | undefined
  /** Which parts a yes could be about, and how much lies there; nothing when a yes does nothing by itself. */
  readonly effect: 'erase' | 'limit' | ''
  readonly parts: readonly { readonly part: HeldPart; readonly count: number }[]
}

/** How far a request is; of her nothing opens. */
export function decidingOn(actor: Official, id: string, today: Day): Promise<Deciding> {
  permit(answering(actor))
  return inTransaction(actor, async () => {
    const request = await Request.get({ id, municipality: actor.municipality, answeredOn: null })
    const effect = effectOf(request.kind)
    const can = effect ? await actableParts(request, effect, today) : new Map<HeldPart, readonly unknown[]>()
    return { proposed: await proposedOf(actor, id), effect: effect ?? '', parts: [...can].map(([part, rows]) => ({ part, count: rows.length })) }
  })
}

async function proposedOf(actor: Official, requestId: string): Promise<AnswerProposed | undefined> {
  const proposal = await RequestProposal.openOf(requestId)
  if (!proposal) return undefined
  const { id, outcome, parts, madeOn, actorId } = proposal
  return { id, outcome, parts, madeOn, own: (await accountsOf(actor)).includes(actorId) }
}

export interface ProposalWords {
  /** What was proposed and lies there. */
  readonly words: Contents['answerProposal'] | undefined
  /** Of the last one: why it came back. */
  readonly comment: string
}

/** Opens with her words, for the same purpose. */
export function openProposed(actor: Official, id: string): Promise<ProposalWords> {
  permit(answering(actor))
  return inTransaction(actor, async () => {
    const request = await Request.get({ id, municipality: actor.municipality, answeredOn: null })
    const proposal = (await RequestProposal.openOf(id)) ?? (await RequestProposal.returnedOf(id))
    if (!proposal) return { words: undefined, comment: '' }
    const about = { compartment: 'correspondence', purpose: 'answer-request' } as const
    const words = await open(actor, aboutOf(request), { ...about, kind: 'answerProposal', sealedId: proposal.sealedWords })
    const comment = proposal.sealedComment ? await open(actor, aboutOf(request), { ...about, kind: 'comment', sealedId: proposal.sealedComment }) : undefined
    return { words, comment: comment?.text ?? '' }
  })
}

/** The decision: what is held changes, and its letter goes, in one transaction. */
export function agreeToAnswer(actor: Official, id: string, proposalId: string, today: Day): Promise<void> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const { request, proposal } = await lockProposal(actor, id, proposalId)
    const { kind } = request
    const words = await open(actor, aboutOf(request), { compartment: 'correspondence', kind: 'answerProposal', purpose: 'answer-request', sealedId: proposal.sealedWords })
    if (!words) throw new NotFound()
    await request.update({ answeredOn: today, outcome: proposal.outcome })
    await audit(actor, 'data.answered', subjectOf(request), { details: { kind, outcome: proposal.outcome } })
    const granted = proposal.outcome === 'granted'
    const told = kind === 'correction' && granted && (await rectify(actor, request, rightOf(words), today))
    const effect = granted ? effectOf(kind) : undefined
    const acted = effect ? await carryOut(actor, request, effect, proposal.parts, today) : undefined
    await proposal.update({ agreedOn: today, agreedBy: actor.id, actedCount: acted?.count ?? null, actedDigest: acted?.digest ?? null })
    const letter = answerTo(request, proposal, { answer: words.answer, told, objectUntil: objectionUntil(today) })
    await sendOfRight(actor, await Application.get({ id: request.applicationId }), letter, today, objectionUntil(today))
  })
}

/** As its letter would read, put together from what is typed. */
export function draftAnswer(actor: Official, id: string, { answered, answer, parts }: ProposedAnswerForm, today: Day): Promise<LetterDraft> {
  permit(answering(actor))
  return inTransaction(actor, async () => {
    const request = await Request.get({ id, municipality: actor.municipality, answeredOn: null })
    const letter = answerTo(request, { outcome: answered, parts: answered === 'granted' ? parts : [] }, { answer, told: false, objectUntil: objectionUntil(today) })
    return preview(await Application.get({ id: request.applicationId }), today, (common) => ({ ...common, ...letter }))
  })
}

async function lockProposal(actor: Official, id: string, proposalId: string): Promise<{ request: Request; proposal: RequestProposal }> {
  const request = await Request.lock({ id, municipality: actor.municipality })
  const proposal = await RequestProposal.openOf(id)
  const own = await accountsOf(actor)
  refuse(cannotAnswer(request, own) ?? cannotAgree(proposal, proposalId, own))
  if (!proposal) throw new NotFound()
  return { request, proposal }
}

function rightOf({ right: { photo, ...rest } }: Contents['answerProposal']): Right {
  return { ...rest, ...(photo && { photo: Buffer.from(photo, 'base64') }) }
}

/** Each is a decision with remedies (UAVG 34). */
function answerTo({ kind, itemKind }: Request, { outcome, parts }: Pick<RequestProposal, 'outcome' | 'parts'>, { answer: reason, told, objectUntil }: { answer: string; told: boolean; objectUntil: Day }): AboutLetter<Exclude<AnswerKind, 'lookAnswer'>> {
  const granted = outcome === 'granted'
  if (isDataRight(kind)) return { kind: granted ? 'rightGranted' : 'rightDenied', right: kind, reason, parts, objectUntil }
  return { kind: granted ? 'correctionGranted' : 'correctionDenied', item: itemKind ?? '', reason, told, objectUntil }
}

/** Back to whoever proposed it, with why. */
export function sendAnswerBack(actor: Official, id: string, proposalId: string, comment: string, today: Day): Promise<void> {
  permit(actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const { request, proposal } = await lockProposal(actor, id, proposalId)
    const sealedComment = await seal(aboutOf(request), 'correspondence', 'comment', { text: comment })
    await proposal.update({ returnedOn: today, returnedBy: actor.id, sealedComment })
    await audit(actor, 'data.sentBack', subjectOf(request))
  })
}
