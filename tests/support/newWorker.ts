/** People of a test alone, made by the service's own actions in this process. */
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments } from '../../src/actions/application/moments.ts'
import { saveAnswer, startApplication, submit } from '../../src/actions/applications.ts'
import { decide, intendRefusal, propose } from '../../src/actions/decisions.ts'
import { holdInterview, identify, saveView, shareReport } from '../../src/actions/interviews.ts'
import { useQueue } from '../../src/actions/letters.ts'
import { enterAsStaff, enterAsWorker } from '../../src/actions/signIn.ts'
import { useKeyring } from '../../src/actions/vault.ts'
import { day, dayIn } from '../../src/law/day.ts'
import { connectDatabase, disconnectDatabase, executeInTransaction } from '../../src/platform/db.ts'
import { createLog } from '../../src/platform/log.ts'
import { createQueue } from '../../src/platform/queue.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import { criteria, informationItems } from '../../src/law/interview.ts'
import { Application } from '../../src/models/Application.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
import { officials } from '../../seeders/people.ts'
import { keyring, serviceUrl } from './database.ts'

export const today = dayIn(new Date())

/** As the service, without its doors; gives how to end it. */
export async function withoutDoors(): Promise<() => Promise<void>> {
  useKeyring(keyring)
  const url = await serviceUrl()
  connectDatabase(url)
  const queue = await createQueue({ url, log: createLog({ level: 'silent' }), execute: executeInTransaction })
  useQueue(queue)
  return async () => {
    await queue.stop()
    await disconnectDatabase()
  }
}

export async function withDraft(): Promise<Worker> {
  const identity = { given: 'Verzonnen', family: 'Persoon', birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }
  const actor = await enterAsWorker({ issuer: 'test', subject: randomUUID(), identity }, today)
  await startApplication(actor, today)
  await saveAnswer(actor, 'contact', { channel: 'portal', codeWord: 'tulp', limits: [] })
  return actor
}

/** Everything answered, for one municipality, for as late as there is a moment. */
export async function withAnswers(municipality: string): Promise<Worker> {
  const actor = await withDraft()
  await saveAnswer(actor, 'identityConfirmed', { correct: true, remark: '' })
  await saveAnswer(actor, 'wishes', { language: 'nl', letters: 'nl', interpreter: 'none', company: 'alone', interviewer: 'any' })
  await choosePlace(actor, municipality)
  // Another test may take the last one meanwhile.
  for (const { id } of (await freeMoments(actor, municipality, today)).toReversed()) if (await chooseMoment(actor, id, today)) return actor
  throw new Error(`no moment in ${municipality}`)
}

export async function withApplication(municipality: string): Promise<Worker> {
  const actor = await withAnswers(municipality)
  await submit(actor, randomUUID(), today)
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
  return { desk, first, second, caseworker, decider }
}

/** The newest application of someone, as it is now. */
export async function caseOf(actor: Worker): Promise<Application> {
  const application = await inTransaction(actor, () => Application.latest(actor.personId))
  if (!application) throw new Error('no application')
  return application
}

/** Talked with and assessed: whatever is proposed comes next. */
export async function withAssessment(municipality: string): Promise<{ actor: Worker; id: string; team: Team }> {
  const actor = await withApplication(municipality)
  const { id } = await caseOf(actor)
  const team = await teamOf(municipality)
  await identify(team.desk, id, { document: 'passport', seen: 'yes' }, await drawnPortrait(1), today)
  await holdInterview(team.first, id, { information: [...informationItems], told: 'Vertelde dat zij zelf kiest waar en wanneer zij werkt.', aloneHeld: 'yes' }, today)
  const view = Object.fromEntries(criteria.flatMap((criterion) => [[criterion, 'met'], [`${criterion}Fact`, '']])) as never
  for (const official of [team.first, team.second]) await saveView(official, id, view, today)
  await shareReport(team.first, id, today)
  return { actor, id, team }
}

export async function withLicence(municipality: string): Promise<{ actor: Worker; id: string; team: Team }> {
  const made = await withAssessment(municipality)
  await propose(made.team.caseworker, made.id, { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }, today)
  await decide(made.team.decider, made.id, today)
  return made
}

export async function withIntention(municipality: string): Promise<{ actor: Worker; id: string; team: Team }> {
  const made = await withAssessment(municipality)
  await intendRefusal(made.team.caseworker, made.id, { facts: 'Het paspoort was niet meer geldig.', reason: 'Uw paspoort is niet geldig.', grounds: ['R06_IDENTITY'] }, today)
  return made
}
