/** What she asks: about a look, or that something held about her is put right. And the answer of the municipality. */
import type { CorrectionForm, LookAnswerForm, LookRequestForm } from '../../forms/hers/herSide.ts'
import { type Day, dayIn } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { answerBy, cannotAnswer, cannotExtend, extendedBy, type RequestKind } from '../../law/hers/requests.ts'
import { Application } from '../../models/Application.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Request } from '../../models/Request.ts'
import { RequestProposal } from '../../models/people/RequestProposal.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { correctable } from '../ownData.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { sendOfRight } from './letters.ts'
import { entryOf } from './looks.ts'

/** Asks about a look, or complains of it, to the municipality that looked, or to that of the licence that was checked. */
export function askAboutLook(actor: Worker, lookId: string, form: LookRequestForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return once(() => inTransaction(actor, async () => {
    const entry = await entryOf(actor, lookId, today)
    const application = await handledAt(actor, entry?.municipality ?? '')
    if (!entry || !application) throw new NotFound()
    const look = { lookedBy: entry.actorId, lookOrganisation: entry.organisation, lookRole: entry.role, lookPurpose: entry.purpose, lookedAt: entry.at }
    await ask(actor, application, { kind: form.request, about: lookId, ...look }, { text: form.why, reply: form.reply }, today)
  }))
}

/** Says that a thing held about her is not right. The clock starts, and a letter says when it ends. */
export function askCorrection(actor: Worker, itemId: string, form: CorrectionForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return once(() => inTransaction(actor, async () => {
    const { itemKind, application } = await correctable(actor, itemId, today)
    await ask(actor, application, { kind: 'correction', about: itemId, itemKind }, { text: form.why, reply: form.reply }, today)
    await sendOfRight(actor, application, { kind: 'correctionReceipt', item: itemKind, answerBy: answerBy('correction', today) }, today)
  }))
}

/** The kind of a thing of hers that she can ask to put right. */
export function correctionSubject(actor: Worker, itemId: string, today: Day): Promise<string> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => (await correctable(actor, itemId, today)).itemKind)
}

/** What she asked, by what it is about: the newest of each. */
export function ownRequests(actor: Worker): Promise<ReadonlyMap<string, Pick<Request, 'askedOn' | 'answerBy' | 'answeredOn'>>> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const requests = await Request.findAll({ where: { personId: actor.personId }, order: [['askedOn', 'ASC']] })
    return new Map(requests.map(({ about, askedOn, answerBy: by, answeredOn }) => [about, { askedOn, answerBy: by, answeredOn }]))
  })
}

/** Of what is asked about it already, a second time is the first. */
export async function once(asking: () => Promise<void>): Promise<void> {
  await asking().catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
}

function handledAt({ personId }: Worker, municipality: string): Promise<Application | null> {
  return Application.findOne({ where: { personId, municipality }, order: [['startedOn', 'DESC']] })
}

export type Asked = Pick<Request, 'kind' | 'about'> & Partial<Pick<Request, 'lookedBy' | 'lookOrganisation' | 'lookRole' | 'lookPurpose' | 'lookedAt' | 'itemKind'>>

/** Puts down what she asks; the clock starts. */
export async function ask(actor: Worker, application: Application, asked: Asked, words: Contents['request'], today: Day): Promise<void> {
  const { personId, id: applicationId, municipality } = application
  const sealedText = await seal(application, 'correspondence', 'request', words)
  const terms = { askedOn: today, answerBy: answerBy(asked.kind, today) }
  const request = await Request.create({ personId, applicationId, municipality: municipality ?? '', ...asked, ...terms, sealedText })
  await audit(actor, 'data.asked', { id: request.id, personId, municipality }, { details: { kind: asked.kind } })
}

const answering: readonly string[] = ['caseworker', 'decisionMaker']

/** On the page of staff: what and by when, of nobody that is named. */
export interface OpenRequest {
  readonly id: string
  readonly kind: RequestKind
  readonly askedOn: Day
  readonly answerBy: Day
  readonly look: { readonly organisation: string; readonly role: string; readonly purpose: string; readonly at: Date } | null
  readonly itemKind: string
  /** It waits for a second pair of eyes. */
  readonly waits: boolean
  /** It counts from this day, after an objection that was right. */
  readonly reopenedOn: Day | null
  readonly extendedOn: Day | null
  /** What it becomes when it is put off; null when that is not open. */
  readonly extendTo: Day | null
}

/** The open ones of the own municipality, in the order of their last day. */
export function openRequests(actor: Official, today: Day): Promise<OpenRequest[]> {
  permit(answering.includes(actor.role))
  return inTransaction(actor, async () => {
    const requests = await Request.findAll({ where: { municipality: actor.municipality, answeredOn: null }, order: [['answerBy', 'ASC'], ['id', 'ASC']], limit: 200 })
    return Promise.all(requests.map((request) => openOne(request, today)))
  })
}

export function readRequest(actor: Official, id: string, today: Day): Promise<OpenRequest> {
  permit(answering.includes(actor.role))
  return inTransaction(actor, async () => openOne(await Request.get({ id, municipality: actor.municipality, answeredOn: null }), today))
}

async function openOne(request: Request, today: Day): Promise<OpenRequest> {
  const { id, kind, askedOn, answerBy: by, lookOrganisation, lookRole, lookPurpose, lookedAt, itemKind, reopenedOn, extendedOn } = request
  const organisation = lookOrganisation?.startsWith('GM') ? await Municipality.named(lookOrganisation) : (lookOrganisation ?? '')
  const look = lookedAt ? { organisation, role: lookRole ?? '', purpose: lookPurpose ?? '', at: lookedAt } : null
  const extendTo = cannotExtend(today, request) ? null : extendedBy(reopenedOn ?? askedOn)
  return { id, kind, askedOn, answerBy: by, look, itemKind: itemKind ?? '', waits: (await RequestProposal.openOf(id)) !== null, reopenedOn, extendedOn, extendTo }
}

/** Her words. Looking is on record, and she sees it. */
export function openRequest(actor: Official, id: string): Promise<Contents['request']> {
  permit(answering.includes(actor.role))
  return inTransaction(actor, async () => {
    const { personId, applicationId, municipality, sealedText } = await Request.get({ id, municipality: actor.municipality })
    const about = { personId, id: applicationId, municipality }
    const words = await open(actor, about, { compartment: 'correspondence', kind: 'request', purpose: 'answer-request', sealedId: sealedText })
    if (!words) throw new NotFound()
    return words
  })
}

/** The answer about a look, as a letter to her; a decision too (UAVG 34), with remedies. What grants or refuses is decided by two. */
export function answerRequest(actor: Official, id: string, { answer }: LookAnswerForm, today: Day): Promise<void> {
  permit(answering.includes(actor.role))
  return inTransaction(actor, async () => {
    const request = await Request.lock({ id, municipality: actor.municipality })
    refuse(cannotAnswer(request, await accountsOf(actor)))
    const { kind, personId, applicationId, municipality, lookedAt } = request
    if (!lookedAt) throw new NotFound()
    await request.update({ answeredOn: today, outcome: 'answered' })
    await audit(actor, 'data.answered', { id, personId, municipality }, { details: { kind, outcome: 'answered' } })
    const objectUntil = objectionUntil(today)
    await sendOfRight(actor, await Application.get({ id: applicationId }), { kind: 'lookAnswer', answer, lookedOn: dayIn(lookedAt), objectUntil }, today, objectUntil)
  })
}
