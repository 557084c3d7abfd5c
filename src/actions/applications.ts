/** What the worker does with her own application. */
import { randomInt } from 'node:crypto'
import { type Asked, incomplete, missingFrom } from '../law/application.ts'
import { asksOf } from '../law/asking.ts'
import { impediment } from '../law/openActs.ts'
import type { Day } from '../law/day.ts'
import { decideBy } from '../law/terms/decisionTerm.ts'
import { type Impediment, refuse } from '../law/impediment.ts'
import { tooYoung } from '../law/person/applicant.ts'
import { closedBy } from '../law/rules.ts'
import { Application } from '../models/Application.ts'
import { Slot } from '../models/calendar/Slot.ts'
import { Municipality } from '../models/office/Municipality.ts'
import { isTaken, NotFound } from '../platform/errors.ts'
import type { Worker } from '../policies/actor.ts'
import { mayAct } from '../policies/application.ts'
import { permit } from '../policies/permit.ts'
import { lockDraft } from './application/draft.ts'
import { keepFittingMoment } from './application/moments.ts'
import { noLongerWithheld } from './application/withheld.ts'
import { noteOpen } from './across/elsewhere.ts'
import { noteApplicant } from './across/knownAgain.ts'
import { audit } from './audit.ts'
import { changeContact } from './contact/own.ts'
import type { Contents } from './contents.ts'
import { reportOf } from './interviews.ts'
import { hasPortrait, hasProof } from './papers/papers.ts'
import { lettersAsk, readyLetters, sendReceipt, sendWithdrawal } from './letters.ts'
import { sendInvitation } from './talking/inviting.ts'
import { macIn } from './worklist/talkLanguage.ts'
import { open, openAll, type Opened, reseal } from './vault.ts'
import { inTransaction } from './work.ts'

/** The open application of this worker; begun today if there is none. */
export function startApplication(actor: Worker, today: Day): Promise<Application> {
  const begun = () => inTransaction(actor, () => begin(actor, today))
  // Two pages opened at once begin one application: who comes second finds the first.
  return begun().catch((error: unknown) => {
    if (isTaken(error)) return begun()
    throw error
  })
}

/** As `startApplication`, within a transaction that runs. */
export async function begin(actor: Worker, today: Day): Promise<Application> {
  const opened = await Application.open(actor.personId)
  if (opened) return opened
  const identity = await open(actor, { personId: actor.personId }, { compartment: 'identity', kind: 'identity', purpose: 'own-data' })
  // Told at once, before anything is asked; nothing is kept of it.
  refuse(identity && tooYoung(identity.birthdate, today))
  const application = await Application.create({ personId: actor.personId, caseNumber: newCaseNumber(), startedOn: today })
  await audit(actor, 'application.started', application)
  return Application.get({ id: application.id })
}

type Answer = 'contact' | 'wishes' | 'identityConfirmed' | 'papers'
const compartmentOf = { contact: 'contact', wishes: 'interview', identityConfirmed: 'identity', papers: 'documents' } as const

/** Keeps an answer of the draft, added to what was answered under the same heading. How she is reached is not of one draft. */
export function saveAnswer<K extends Answer>(actor: Worker, kind: K, answer: Contents[K]): Promise<void> {
  return inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    if (kind === 'contact') return void (await changeContact(actor, (contact) => ({ ...contact, ...answer })))
    const purpose = 'own-data'
    const before = await open(actor, draft, { compartment: compartmentOf[kind], kind, purpose })
    await reseal(draft, compartmentOf[kind], kind, { ...before, ...answer })
    await noLongerWithheld(actor, draft, answer)
    if (kind === 'wishes') await keepFittingMoment(actor, draft)
  })
}

/** Hands the draft in. The same key again is the same submission. */
export function submit(actor: Worker, key: string, today: Day): Promise<Application> {
  return inTransaction(actor, async () => {
    const application = await Application.lockLatest(actor.personId)
    if (application.submissionKey === key) return application

    permit(mayAct(actor, 'submit', application))
    refuse(impediment('submit', today, application.facts()))
    const { slotId } = application
    // All that is read from here on is asked at once.
    const [{ identity, wishes, missing }, placed, ended] = await Promise.all([answersToSend(actor, application), slotId ? Slot.placed(slotId) : null, placeEnded(application, today)])
    refuse(incomplete(missing))
    refuse(tooYoung(identity.birthdate, today))
    refuse(ended)

    const received = { submissionKey: key, receivedOn: today, decideBy: decideBy(today) ?? null, talkLanguage: await macIn(wishes) }
    await application.record('submit', actor.id, today, { with: received })
    if (!placed) await application.record('awaitTalk', actor.id, today)
    await noteOpen(application, identity)
    await noteApplicant(application, identity)
    await audit(actor, 'application.submitted', application)
    await sendReceipt(actor, application, today)
    if (placed) await sendInvitation(actor, application, placed, today)
    return application
  })
}

/** Between her choice and this the municipality can have stopped taking in. */
async function placeEnded({ municipality }: Application, today: Day): Promise<Impediment | undefined> {
  return municipality && !(await Municipality.isDesignated(municipality, today)) ? closedBy('Y06_END_DESIGNATION', 'place-ended') : undefined
}

/** Withdraws: at once, no reason asked. */
export function withdraw(actor: Worker, today: Day): Promise<Application> {
  return inTransaction(actor, async () => {
    const application = await Application.lockLatest(actor.personId)
    permit(mayAct(actor, 'withdraw', application))
    refuse(impediment('withdraw', today, application.facts()))

    await application.record('withdraw', actor.id, today)
    await application.update({ closedOn: today, slotId: null, waitingSince: null })
    await audit(actor, 'application.withdrawn', application)
    if (application.receivedOn) await sendWithdrawal(actor, application, today)
    return application
  })
}

/** Random, so it counts nothing and follows nothing: 4821-KM. */
export function newCaseNumber(): string {
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
  /** What she keeps to herself. */
  readonly withheld: readonly Asked[]
  readonly papers: Contents['papers']
  /** What is asked of her at all. */
  readonly asks: readonly Asked[]
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
  return answersFrom(application, await openAll(actor, answersIn(actor, application)))
}

/** As `answersOf`, and what her letters are written by. */
async function answersToSend(actor: Worker, application: Application): Promise<Answers> {
  const [forLetters, ...answers] = await openAll(actor, [lettersAsk(application), ...answersIn(actor, application)])
  readyLetters(application, forLetters)
  return answersFrom(application, answers)
}

function answersIn({ personId }: Worker, application: Application) {
  const purpose = 'own-data'
  return [
    { about: { personId }, compartment: 'identity', kind: 'identity', purpose },
    { about: { personId }, compartment: 'contact', kind: 'contact', purpose },
    { about: application, compartment: 'interview', kind: 'wishes', purpose },
    { about: application, compartment: 'identity', kind: 'identityConfirmed', purpose },
    { about: application, compartment: 'contact', kind: 'withheld', purpose },
    { about: application, compartment: 'documents', kind: 'papers', purpose },
  ] as const
}

function answersFrom(application: Application, opened: Opened<ReturnType<typeof answersIn>>): Answers {
  const [identity, contact = {}, wishes = {}, identityConfirmed, { questions: withheld } = { questions: [] }, papers = {}] = opened
  if (!identity) throw new NotFound()
  const asks = asksOf(identity.nationality, application.startedOn)
  const missing = missingFrom({
    channel: Boolean(contact.channel ?? contact.next),
    limits: Boolean(contact.codeWord),
    channelCode: Boolean(contact.channel) && !contact.next,
    language: Boolean(wishes.language),
    identity: Boolean(identityConfirmed),
    document: hasProof(papers),
    permit: Boolean(papers.work),
    photo: hasPortrait(papers),
    interpreter: Boolean(wishes.interpreter),
    place: Boolean(application.municipality),
    support: Boolean(wishes.company),
    moment: Boolean(application.slotId ?? application.waitingSince),
    adPhones: contact.adPhones !== undefined,
  }).filter((name) => asks.includes(name) && !withheld.includes(name))
  return { identity, contact, wishes, identityConfirmed, papers, withheld, asks, missing }
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
