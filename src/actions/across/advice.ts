/** Advice on a case: exactly the fields that were chosen go along and nothing else; what came back lies with the file. */
import type { AdviceAnswerForm, AdviceForm } from '../../forms/case/advice.ts'
import { type AdviceField, type AdviceGround, type AdviceKind, adviceOn, badAdviceDay, cannotRecord, tooMuch } from '../../law/deciding/advice.ts'
import { isOpen, stageOn } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { AdviceRequest } from '../../models/AdviceRequest.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import type { Contents } from '../contents.ts'
import { open, seal } from '../vault.ts'
import { lockCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'

/** What goes along, in words of the file: a line per field. */
export type AdviceLine = Contents['advice']['lines'][number]

export interface AdviceRow {
  readonly id: string
  readonly kind: AdviceKind
  readonly ground: AdviceGround
  readonly fields: readonly AdviceField[]
  readonly askedOn: Day
  readonly answerBy: Day
  readonly answeredOn: Day | null
  readonly standing: 'answered' | 'overdue' | 'open'
}

const rowOf = ({ id, kind, ground, fields, askedOn, answerBy, answeredOn }: AdviceRequest, today: Day): AdviceRow =>
  ({ id, kind, ground, fields, askedOn, answerBy, answeredOn, standing: adviceOn(today, { askedOn, answerBy, answeredOn }) })

const asks = ({ role }: Official): boolean => role === 'caseworker'
const reads = ({ role }: Official): boolean => role === 'caseworker' || role === 'decisionMaker'

export interface CaseAdvice {
  readonly id: string
  readonly caseNumber: string
  readonly decideBy: Day | null
  readonly canAsk: boolean
  readonly rows: readonly AdviceRow[]
}

/** What was asked about a case, newest first. */
export function adviceOf(actor: Official, id: string, today: Day): Promise<CaseAdvice> {
  permit(reads(actor))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const rows = await AdviceRequest.findAll({ where: { applicationId: id }, order: [['askedOn', 'DESC'], ['id', 'ASC']] })
    return { id, caseNumber: application.caseNumber, decideBy: application.decideBy, canAsk: asks(actor) && isOpen(stageOn(today, application.facts())), rows: rows.map((row) => rowOf(row, today)) }
  })
}

/** What would go along: these lines, and no more. Looking is on record. */
export function previewAdvice(actor: Official, id: string, form: AdviceForm, today: Day): Promise<AdviceLine[]> {
  return asking(actor, id, form, today, (application) => linesOf(actor, application, form.adviceFields))
}

/** Asks, and keeps what was sent as it was sent. */
export function askAdvice(actor: Official, id: string, form: AdviceForm, today: Day): Promise<void> {
  return asking(actor, id, form, today, async (application) => {
    const { adviceKind: kind, adviceGround: ground, adviceFields: fields, adviceBy: answerBy, adviser, adviceQuestion: question } = form
    const lines = await linesOf(actor, application, fields)
    const sealedWords = await seal(application, 'correspondence', 'advice', { adviser, question, lines })
    const { personId, municipality } = application
    const advice = await AdviceRequest.create({ applicationId: id, personId, municipality: municipality ?? '', kind, ground, fields, sealedWords, askedBy: actor.id, askedOn: today, answerBy })
    await audit(actor, 'advice.asked', application, { details: { advice: advice.id, kind, ground, fields: fields.join(' ') } })
  })
}

function asking<T>(actor: Official, id: string, form: AdviceForm, today: Day, work: (application: Application) => Promise<T>): Promise<T> {
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    permit(asks(actor))
    refuse(isOpen(stageOn(today, application.facts())) ? undefined : closedBy('N01_ADVICE', 'already-decided'))
    refuse(tooMuch(form.adviceGround, form.adviceKind, form.adviceFields) ?? badAdviceDay(today, form.adviceBy, application.decideBy))
    return work(application)
  })
}

/** Only what is chosen is opened. */
async function linesOf(actor: Official, application: Application, fields: readonly AdviceField[]): Promise<AdviceLine[]> {
  const has = (...names: readonly AdviceField[]) => fields.some((field) => names.includes(field))
  const purpose = 'handle-case'
  const person = { personId: application.personId, municipality: application.municipality }
  const identity = has('name', 'birthdate', 'nationality') ? await open(actor, person, { compartment: 'identity', kind: 'identity', purpose }) : undefined
  const seen = has('document') ? await open(actor, application, { compartment: 'identity', kind: 'identityCheck', purpose }) : undefined
  const report = has('report') ? await open(actor, application, { compartment: 'interview', kind: 'report', purpose }) : undefined
  const values: Readonly<Record<AdviceField, string | undefined>> = {
    caseNumber: application.caseNumber,
    terms: [application.receivedOn, application.decideBy].join(' – '),
    name: identity && `${identity.given} ${identity.family}`,
    birthdate: identity?.birthdate,
    nationality: identity?.nationality,
    document: seen && `${seen.document}|${seen.seenOn}`,
    report: report?.blocks.map(({ told }) => told).filter(Boolean).join('\n'),
  }
  return fields.map((field) => ({ field, value: values[field] ?? '' }))
}

/** What is right, of what went along and was not: for whoever tells the adviser. */
export function rightLines(actor: Official, id: string, fields: readonly AdviceField[]): Promise<AdviceLine[]> {
  permit(asks(actor))
  return inTransaction(actor, async () => linesOf(actor, await Application.get({ ...applicationsOf(actor), id }), fields))
}

export interface OpenedAdvice {
  readonly row: AdviceRow
  readonly caseNumber: string
  readonly words: Contents['advice']
  readonly answer: Contents['adviceAnswer'] | undefined
}

/** The question, what went along, and what came back; for the page and for the sheet that goes out. */
export function openAdvice(actor: Official, id: string, adviceId: string, today: Day): Promise<OpenedAdvice> {
  permit(reads(actor))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const advice = await AdviceRequest.get({ id: adviceId, applicationId: id })
    const which = { compartment: 'correspondence', purpose: actor.role === 'caseworker' ? 'handle-case' : 'decide' } as const
    const words = await open(actor, application, { ...which, kind: 'advice', sealedId: advice.sealedWords })
    const answer = advice.sealedAnswer ? await open(actor, application, { ...which, kind: 'adviceAnswer', sealedId: advice.sealedAnswer }) : undefined
    if (!words) throw new NotFound()
    return { row: rowOf(advice, today), caseNumber: application.caseNumber, words, answer }
  })
}

/** What came back, with the day it came. Once. */
export function recordAdvice(actor: Official, id: string, adviceId: string, form: AdviceAnswerForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    permit(asks(actor))
    const advice = await AdviceRequest.get({ id: adviceId, applicationId: id }, true)
    refuse(cannotRecord(today, advice.facts(), form.adviceOn))
    const sealedAnswer = await seal(application, 'correspondence', 'adviceAnswer', { text: form.adviceAnswer })
    await advice.update({ sealedAnswer, answeredBy: actor.id, answeredOn: form.adviceOn })
    await audit(actor, 'advice.answered', application, { details: { advice: adviceId } })
  })
}

export interface AdviceTask extends AdviceRow {
  readonly caseId: string
  readonly caseNumber: string
}

/** What has not come back yet, in the order of its last day. */
export function adviceHere(actor: Official, today: Day): Promise<AdviceTask[]> {
  permit(reads(actor))
  return inTransaction(actor, async () => {
    const rows = await AdviceRequest.findAll({ where: { municipality: actor.municipality, answeredOn: null }, order: [['answerBy', 'ASC'], ['id', 'ASC']], limit: 200 })
    const cases = await Application.findAll({ where: { municipality: actor.municipality, id: rows.map(({ applicationId }) => applicationId) } })
    return rows.flatMap((row) => {
      const found = cases.find(({ id }) => id === row.applicationId)
      return found ? [{ ...rowOf(row, today), caseId: found.id, caseNumber: found.caseNumber }] : []
    })
  })
}
