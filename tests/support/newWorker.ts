/** People of a test alone, made by the service's own actions in this process. */
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments } from '../../src/actions/application/moments.ts'
import { ownApplication, saveAnswer, startApplication, submit } from '../../src/actions/applications.ts'
import { decide, propose } from '../../src/actions/decisions.ts'
import { holdInterview, identify, saveView, shareReport } from '../../src/actions/interviews.ts'
import { useQueue } from '../../src/actions/letters.ts'
import { enterAsStaff, enterAsWorker } from '../../src/actions/signIn.ts'
import { useKeyring } from '../../src/actions/vault.ts'
import { demonstrationIssuer } from '../../src/config.ts'
import type { ViewForm } from '../../src/forms/case.ts'
import { type Day, day, dayIn } from '../../src/law/day.ts'
import { criteria, informationItems } from '../../src/law/interview.ts'
import { connectDatabase, disconnectDatabase, executeInTransaction } from '../../src/platform/db.ts'
import { createLog } from '../../src/platform/log.ts'
import { createQueue } from '../../src/platform/queue.ts'
import type { Official, Worker } from '../../src/policies/actor.ts'
import { drawnPortrait } from '../../seeders/portraits.ts'
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

export async function withApplication(municipality: string, on = today): Promise<Worker> {
  const actor = await withAnswers(municipality)
  await submit(actor, randomUUID(), on)
  return actor
}

const towns = ['GM0344', 'GM0363', 'GM0014'] as const
let town = 0

/** Granted on that day; the number is on her card. */
export async function withLicence(on = today, municipality: string = towns[(town += 1) % towns.length] ?? ''): Promise<Worker> {
  const actor = await withApplication(municipality, on)
  await grant(actor, municipality, on)
  return actor
}

/** Her application through the hands of the municipality, all on one day. */
export async function grant(actor: Worker, municipality: string, on: Day): Promise<void> {
  const { id } = (await ownApplication(actor)) ?? { id: '' }
  const subjects = [1, 2, 3, 4, 5].map((index) => `staff-${municipality}-${index}`)
  const [desk, first, second, caseworker, decider] = (await Promise.all(subjects.map((subject) => enterAsStaff({ issuer: demonstrationIssuer, subject }, today)))) as [Official, Official, Official, Official, Official]
  await identify(desk, id, { document: 'passport', seen: 'yes' }, await drawnPortrait(1), on)
  await holdInterview(first, id, { information: [...informationItems], told: 'Kiest zelf waar en wanneer zij werkt.', aloneHeld: 'yes' }, on)
  const view = Object.fromEntries(criteria.flatMap((criterion) => [[criterion, 'met'], [`${criterion}Fact`, '']])) as ViewForm
  for (const official of [first, second]) await saveView(official, id, view, on)
  await shareReport(first, id, on)
  await propose(caseworker, id, { outcome: 'grant', grounds: [], reason: 'U voldoet aan de voorwaarden.', weighing: '', note: '' }, on)
  await decide(decider, id, on)
}
