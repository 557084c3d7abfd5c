/** People of a test alone, made by the service's own actions in this process. */
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments } from '../../src/actions/application/moments.ts'
import { ownAnswers, saveAnswer, startApplication, submit } from '../../src/actions/applications.ts'
import { decide, giveView, intendRefusal, propose } from '../../src/actions/decisions.ts'
import { identify } from '../../src/actions/desk/identity.ts'
import { shareReport } from '../../src/actions/interviews.ts'
import { addDocument, addPhoto, approvePhoto, chooseProof } from '../../src/actions/papers/uploads.ts'
import { enterAsStaff, enterAsWorker } from '../../src/actions/signIn.ts'
import { useOutbox } from '../../src/actions/messages/outbox.ts'
import { useWaiting } from '../../src/actions/messages/waiting.ts'
import { useSenderName } from '../../src/actions/senderName.ts'
import { useKeyring } from '../../src/actions/keys.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import type { ProposalForm } from '../../src/forms/case/case.ts'
import { type Day, day, dayIn } from '../../src/law/day.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { Application } from '../../src/models/Application.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { giveBack, take } from '../../src/actions/worklist/division.ts'
import { byFirstTwo } from '../../seeders/calendar.ts'
import { drawnDocument, drawnPortrait } from '../../seeders/portraits.ts'
import { officials } from '../../seeders/people.ts'
import type { Sender } from '../../src/platform/sending/mail.ts'
import { aNewHourOf, keyring } from './database.ts'
import { standing } from './process/standing.ts'
import { agreeOnViews, holdTalk } from './talking.ts'
import { seenAtDesk } from './atDesk.ts'

export const today = dayIn(new Date())

/** As the service, without its doors; nothing is left of what a suite before it put in its place. */
export async function withoutDoors(): Promise<void> {
  useKeyring(keyring)
  useSenderName('')
  useWaiting({ forget: async () => [] })
  await standing()
  useOutbox({ senders: { sms: nowhere, email: nowhere, phone: nowhere }, delayMinutes: 0, queue: { send: async () => undefined } })
}

const nowhere: Sender = { send: async () => undefined, stop: () => undefined }

export async function withDraft(): Promise<Worker> {
  // Each someone of her own: whoever is refused is known again by her name.
  const own = randomUUID().replaceAll(/[\d-]/g, (sign) => String.fromCharCode(103 + (sign.charCodeAt(0) % 20)))
  const identity = { given: 'Verzonnen', family: `Persoon ${own}`, birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
  const actor = await enterAsWorker({ issuer: 'test', subject: randomUUID(), identity }, today)
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'tulp', limits: [] })
  return actor
}

/** A draft with the front of a document and a photo of her own choice. */
export async function withUploads(): Promise<Worker> {
  const actor = await withDraft()
  await chooseProof(actor, 'upload')
  await addDocument(actor, 'front', await drawnDocument(1))
  await addPhoto(actor, await drawnPortrait(1))
  await approvePhoto(actor, (await ownAnswers(actor)).papers.photo?.id ?? '')
  return actor
}

/** Everything answered, for one municipality, for as late as there is a moment. */
export async function withAnswers(municipality: string): Promise<Worker> {
  const actor = await withDraft()
  await saveAnswer(actor, 'papers', { proof: 'bring', portrait: 'desk' })
  return answered(actor, municipality)
}

/** What is left to answer, and off it goes, to whoever handles it there. */
export async function submitted(actor: Worker, municipality: string): Promise<Worker> {
  await submit(await answered(actor, municipality), randomUUID(), today)
  await taken(actor)
  return actor
}

/** It is the work of the caseworker of that municipality from now on; gives which case it is. */
export async function taken(actor: Worker): Promise<string> {
  const { id, municipality } = await caseOf(actor)
  const subject = officials.find((official) => official.municipality === municipality && official.role === 'caseworker')?.subject ?? ''
  await take((await enterAsStaff({ issuer: demonstrationIssuer, subject }, today)) as Official, id, today)
  return id
}

async function answered(actor: Worker, municipality: string): Promise<Worker> {
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'wishes', { language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any' })
  await choosePlace(actor, municipality, today)
  // Another test may take the last one meanwhile.
  for (const { id } of (await freeMoments(actor, municipality, today)).filter(byFirstTwo).toReversed()) if (await chooseMoment(actor, id, today)) return actor
  throw new Error(`no moment in ${municipality}`)
}

/** From one to another, as a caseworker who goes away gives a case back. */
export async function passedOn(id: string, from: Official, to: Official): Promise<void> {
  await giveBack(from, id, 'workload', today)
  await take(to, id, today)
}

/** Handed in, and nobody's work yet. */
export async function withNewApplication(municipality: string, on = today): Promise<Worker> {
  const actor = await withAnswers(municipality)
  await submit(actor, randomUUID(), on)
  return actor
}

export async function withApplication(municipality: string, on = today): Promise<Worker> {
  const actor = await withNewApplication(municipality, on)
  await taken(actor)
  return actor
}

export interface Team {
  readonly desk: Official
  readonly first: Official
  readonly second: Official
  readonly caseworker: Official
  readonly decider: Official
}

/** The officials of a municipality of the demonstration. */
export async function teamOf(municipality: string): Promise<Team> {
  const here = officials.filter((official) => official.municipality === municipality)
  const [desk, first, second, caseworker, decider] = await Promise.all(here.map(async ({ subject }) => (await enterAsStaff({ issuer: demonstrationIssuer, subject }, today)) as Official))
  if (!desk || !first || !second || !caseworker || !decider) throw new Error('not every post is filled')
  await aNewHourOf([desk, first, second, caseworker, decider].map(({ id }) => id))
  return { desk, first, second, caseworker, decider }
}

/** The newest application of someone, as it is now. */
export async function caseOf(actor: Worker): Promise<Application> {
  const application = await inTransaction(actor, () => Application.latest(actor.personId))
  if (!application) throw new Error('no application')
  return application
}

interface Handled {
  readonly id: string
  readonly team: Team
}

/** Her application through the talk and both views, all on one day: whatever is proposed comes next. */
export async function assess(actor: Worker, municipality: string, on: Day, seen = seenAtDesk): Promise<Handled> {
  const id = await taken(actor)
  const team = await teamOf(municipality)
  await identify(team.desk, id, seen, await drawnPortrait(1), on)
  await holdTalk([team.first, team.second], id, on)
  await agreeOnViews([team.first, team.second], id, on)
  await shareReport(team.first, id, on)
  return { id, team }
}

/** As `assess`, and granted by two people. */
export async function grant(actor: Worker, municipality: string, on: Day, seen = seenAtDesk): Promise<Handled> {
  const handled = await assess(actor, municipality, on, seen)
  const { id, team } = handled
  await propose(team.caseworker, id, { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }, on)
  await decide(team.decider, id, on)
  return handled
}

export async function withAssessment(municipality: string): Promise<Handled & { actor: Worker }> {
  const actor = await withApplication(municipality)
  return { actor, ...(await assess(actor, municipality, today)) }
}

export async function withGrant(municipality: string): Promise<Handled & { actor: Worker }> {
  const actor = await withApplication(municipality)
  return { actor, ...(await grant(actor, municipality, today)) }
}

export async function withIntention(municipality: string): Promise<Handled & { actor: Worker }> {
  const made = await withAssessment(municipality)
  await intendRefusal(made.team.caseworker, made.id, { facts: 'Het paspoort was niet meer geldig.', reason: 'Uw paspoort is niet geldig.', grounds: ['R06_IDENTITY'] }, today)
  return made
}

/** What a refusal rests on, and how it is told. */
export const refusal: ProposalForm = {
  outcome: 'refuse', grounds: ['R06_IDENTITY'], facts: [{ ground: 'R06_IDENTITY', fact: 'Uw paspoort was niet meer geldig.', source: 'document' }],
  reason: 'Uw paspoort is niet geldig.', weighing: 'Wij gaven u meer tijd. Iets lichters kan niet.', answer: 'Wij hebben gewacht op een nieuw paspoort.', note: '', change: '',
}

/** As `withIntention`, heard, and a refusal proposed. */
export async function withRefusalProposed(municipality: string): Promise<Handled & { actor: Worker }> {
  const made = await withIntention(municipality)
  await giveView(made.actor, { statement: 'Mijn nieuwe paspoort komt.' }, today)
  await propose(made.team.caseworker, made.id, refusal, today)
  return made
}

const towns = ['GM0344', 'GM0363', 'GM0014'] as const
let town = 0

/** Granted on that day; the number is on her card. */
export async function withLicence(on = today, municipality: string = towns[(town += 1) % towns.length] ?? ''): Promise<Worker> {
  const actor = await withApplication(municipality, on)
  await grant(actor, municipality, on)
  return actor
}
