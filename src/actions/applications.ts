/** What the worker does with her own application. */
import { randomInt } from 'node:crypto'
import { type Asked, impediment, incomplete, missingFrom, stageOn } from '../law/application.ts'
import { addDays, type Day } from '../law/day.ts'
import { decideBy } from '../law/decisionTerm.ts'
import { refuse } from '../law/impediment.ts'
import { talkTooNear } from '../law/interview.ts'
import { closedBy } from '../law/rules.ts'
import { tooYoung } from '../law/applicant.ts'
import { Application } from '../models/Application.ts'
import { Municipality } from '../models/Municipality.ts'
import { Slot } from '../models/Slot.ts'
import { isTaken, NotFound } from '../platform/errors.ts'
import type { Worker } from '../policies/actor.ts'
import { mayAct } from '../policies/application.ts'
import { permit } from '../policies/permit.ts'
import { applicationsOf } from '../policies/reach.ts'
import { audit } from './audit.ts'
import type { Contents } from './contents.ts'
import { reportOf } from './interviews.ts'
import { sendReceipt, sendWithdrawal } from './letters.ts'
import { open, reseal } from './vault.ts'
import { inTransaction } from './work.ts'

/** The open application of this worker; begun today if there is none. */
export function startApplication(actor: Worker, today: Day): Promise<Application> {
  return inTransaction(actor, async () => {
    const open = await Application.open(actor.personId)
    if (open) return open

    const application = await Application.create({ personId: actor.personId, caseNumber: newCaseNumber(), startedOn: today })
    await audit(actor, 'application.started', application)
    return Application.get({ id: application.id })
  })
}

type Answer = 'contact' | 'wishes' | 'identityConfirmed'
const compartmentOf = { contact: 'contact', wishes: 'interview', identityConfirmed: 'identity' } as const

/** Keeps an answer of the draft, added to what was answered under the same heading. */
export function saveAnswer<K extends Answer>(actor: Worker, kind: K, answer: Contents[K]): Promise<void> {
  return inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    const purpose = 'own-data'
    const before = await open(actor, draft, { compartment: compartmentOf[kind], kind, purpose })
    await reseal(draft, compartmentOf[kind], kind, { ...before, ...answer })
  })
}

/** Chooses the municipality of the talk; a moment elsewhere is let go. */
export function choosePlace(actor: Worker, code: string): Promise<void> {
  return inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    const municipality = await Municipality.findOne({ where: { code, designated: true } })
    if (!municipality) throw new NotFound()
    if (draft.municipality !== code) await draft.update({ municipality: code, slotId: null })
  })
}

/** Takes a moment; when someone else was first, everything else is kept and she chooses again. */
export function chooseMoment(actor: Worker, slotId: string, today: Day): Promise<boolean> {
  return inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    if (draft.slotId !== slotId && !(await isFree(draft, slotId, today))) return false
    await draft.update({ slotId })
    return true
  }).catch((error: unknown) => {
    if (isTaken(error)) return false
    throw error
  })
}

/** Moments from tomorrow on: a talk is never today. */
const freeAt = (municipality: string, today: Day) => Slot.free(municipality, addDays(today, 1))

async function isFree({ municipality }: Application, slotId: string, today: Day): Promise<boolean> {
  return (await freeAt(municipality ?? '', today)).some(({ id }) => id === slotId)
}

/** Her talk that is planned, and whether she can still move it herself. */
export interface OwnTalk {
  readonly municipality: string
  readonly day: Day
  readonly time: string
  readonly wishes: Partial<Contents['wishes']>
  readonly canMove: boolean
}

export function ownTalk(actor: Worker, now: Date, today: Day): Promise<OwnTalk> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application?.slot || !application.receivedOn || stageOn(today, application.facts()) !== 'interview planned') throw new NotFound()
    const { slot, municipality } = application
    const wishes = (await open(actor, application, { compartment: 'interview', kind: 'wishes', purpose: 'own-data' })) ?? {}
    return { municipality: await Municipality.named(municipality ?? ''), day: slot.day, time: slot.time, wishes, canMove: !talkTooNear(now, slot) }
  })
}

/** Moves the talk to a free moment at the same municipality; false when someone else was first. */
export function moveTalk(actor: Worker, slotId: string, now: Date, today: Day): Promise<boolean> {
  return inTransaction(actor, async () => {
    const application = await Application.lock({ personId: actor.personId, ...(await newest(actor)) })
    permit(mayAct(actor, 'moveTalk', application))
    refuse(impediment('moveTalk', today, application.facts()))
    refuse(application.slot ? talkTooNear(now, application.slot) : undefined)
    if (application.slotId === slotId) return true
    if (!(await isFree(application, slotId, today))) return false

    await application.update({ slotId })
    await application.record('moveTalk', actor.id, today)
    await audit(actor, 'talk.moved', application)
    return true
  }).catch((error: unknown) => {
    if (isTaken(error)) return false
    throw error
  })
}

/** Hands the draft in. The same key again is the same submission. */
export function submit(actor: Worker, key: string, today: Day): Promise<Application> {
  return inTransaction(actor, async () => {
    const application = await Application.lock({ personId: actor.personId, ...(await newest(actor)) })
    if (application.submissionKey === key) return application

    permit(mayAct(actor, 'submit', application))
    refuse(impediment('submit', today, application.facts()))
    const { identity, missing } = await answersOf(actor, application)
    refuse(incomplete(missing))
    refuse(tooYoung(identity.birthdate, today))

    await application.update({ submissionKey: key, receivedOn: today, decideBy: decideBy(today) ?? null })
    await application.record('submit', actor.id, today)
    await audit(actor, 'application.submitted', application)
    await sendReceipt(actor, application, today)
    return application
  })
}

/** Withdraws: at once, no reason asked. */
export function withdraw(actor: Worker, today: Day): Promise<Application> {
  return inTransaction(actor, async () => {
    const application = await Application.lock({ ...applicationsOf(actor), ...(await newest(actor)) })
    permit(mayAct(actor, 'withdraw', application))
    refuse(impediment('withdraw', today, application.facts()))

    await application.record('withdraw', actor.id, today)
    await application.update({ closedOn: today, slotId: application.receivedOn ? application.slotId : null })
    await audit(actor, 'application.withdrawn', application)
    if (application.receivedOn) await sendWithdrawal(actor, application, today)
    return application
  })
}

async function newest(actor: Worker): Promise<{ id: string }> {
  const application = await Application.latest(actor.personId)
  if (!application) throw new NotFound()
  return { id: application.id }
}

async function lockDraft(actor: Worker): Promise<Application> {
  const draft = await Application.open(actor.personId)
  if (!draft) throw new NotFound()
  permit(mayAct(actor, 'submit', draft))
  if (draft.receivedOn) refuse(closedBy('A01_SUBMIT', 'already-submitted'))
  return Application.lock({ id: draft.id })
}

/** Random, so it counts nothing and follows nothing: 4821-KM. */
function newCaseNumber(): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZ'
  const letter = () => letters.charAt(randomInt(letters.length))
  return `${randomInt(100_000, 999_999)}-${letter()}${letter()}${letter()}`
}

/** Her newest application with its stage, and what she answered. */
export function ownApplication(actor: Worker): Promise<Application | null> {
  return inTransaction(actor, () => Application.latest(actor.personId))
}

export interface Answers {
  readonly contact: Contents['contact']
  readonly wishes: Contents['wishes']
  readonly identityConfirmed: Contents['identityConfirmed'] | undefined
  readonly identity: Contents['identity']
  /** What the application still lacks. */
  readonly missing: readonly Asked[]
}

export function ownAnswers(actor: Worker): Promise<Answers> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application) throw new NotFound()
    return answersOf(actor, application)
  })
}

async function answersOf(actor: Worker, application: Application): Promise<Answers> {
  const purpose = 'own-data'
  const identity = await open(actor, { personId: actor.personId }, { compartment: 'identity', kind: 'identity', purpose })
  if (!identity) throw new NotFound()
  const contact = (await open(actor, application, { compartment: 'contact', kind: 'contact', purpose })) ?? {}
  const wishes = (await open(actor, application, { compartment: 'interview', kind: 'wishes', purpose })) ?? {}
  const identityConfirmed = await open(actor, application, { compartment: 'identity', kind: 'identityConfirmed', purpose })
  const missing = missingFrom({
    channel: Boolean(contact.channel),
    limits: Boolean(contact.codeWord),
    identity: Boolean(identityConfirmed),
    wishes: Boolean(wishes.language),
    place: Boolean(application.municipality),
    moment: Boolean(application.slotId),
  })
  return { identity, contact, wishes, identityConfirmed, missing }
}

/** The moments she can choose at the municipality of her choice. */
export function freeMoments(actor: Worker, municipality: string, today: Day): Promise<Slot[]> {
  return inTransaction(actor, () => freeAt(municipality, today))
}

/** The report of her talk, once it was given to her, and whether she may still answer it. */
export function ownReport(actor: Worker): Promise<{ report: Contents['report'] | undefined; answer: Contents['reportAnswer'] | undefined }> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application) throw new NotFound()
    const report = await reportOf(actor, application)
    const answer = await open(actor, application, { compartment: 'interview', kind: 'reportAnswer', purpose: 'own-data' })
    return { report, answer }
  })
}
