/** People of a test alone, made by the service's own actions in this process. */
import { randomUUID } from 'node:crypto'
import { chooseMoment, choosePlace, freeMoments } from '../../src/actions/application/moments.ts'
import { saveAnswer, startApplication, submit } from '../../src/actions/applications.ts'
import { useQueue } from '../../src/actions/letters.ts'
import { enterAsWorker } from '../../src/actions/signIn.ts'
import { useOutbox } from '../../src/actions/messages/outbox.ts'
import { useKeyring } from '../../src/actions/vault.ts'
import { day, dayIn } from '../../src/law/day.ts'
import { connectDatabase, disconnectDatabase, executeInTransaction } from '../../src/platform/db.ts'
import { createLog } from '../../src/platform/log.ts'
import { createQueue } from '../../src/platform/queue.ts'
import type { Sender } from '../../src/platform/mail.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { keyring, serviceUrl } from './database.ts'

export const today = dayIn(new Date())

/** As the service, without its doors; gives how to end it. */
export async function withoutDoors(): Promise<() => Promise<void>> {
  useKeyring(keyring)
  const url = await serviceUrl()
  connectDatabase(url)
  const queue = await createQueue({ url, log: createLog({ level: 'silent' }), execute: executeInTransaction })
  useQueue(queue)
  useOutbox({ senders: { sms: nowhere, email: nowhere, phone: nowhere }, delayMinutes: 0, queue: { send: async () => undefined } })
  return async () => {
    await queue.stop()
    await disconnectDatabase()
  }
}

const nowhere: Sender = { send: async () => undefined, stop: () => undefined }

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
