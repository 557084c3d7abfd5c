/** A way out that only remembers, and people who are reached by it. Days are far ahead, so that the running service leaves them alone. */
import { expect } from '@jest/globals'
import { askForCode, chooseChannel, ownContact, proveChannel, saveLimits } from '../../src/actions/contact/contact.ts'
import type { Contact } from '../../src/actions/contents.ts'
import { deliver } from '../../src/actions/messages/deliver.ts'
import { messenger, plan, useOutbox } from '../../src/actions/messages/outbox.ts'
import { inTransaction } from '../../src/actions/work.ts'
import { day, instantOf } from '../../src/law/day.ts'
import { minutesAfter } from '../../src/law/hers/messages.ts'
import type { Parcel, Sender } from '../../src/platform/sending/mail.ts'
import type { Worker } from '../../src/policies/actor.ts'
import { asSuperuser } from './database.ts'
import { withoutDoors } from './newWorker.ts'

export const superuser = asSuperuser()
export const outgoing: Parcel[] = []
/** What the way out says to everything; undefined: it takes it. */
let answer: Error | undefined

export function wayOutSays(said?: Error): void {
  answer = said
}

const remembering: Sender = {
  async send(parcel) {
    if (answer) throw answer
    outgoing.push(parcel)
  },
  stop: () => undefined,
}

/** As the service, without its doors. */
export async function remembered(): Promise<void> {
  await withoutDoors()
  useOutbox({ senders: { sms: remembering, email: remembering, phone: remembering }, delayMinutes: 0, queue: { send: async () => undefined } })
  await superuser.connect()
}

export const noon = instantOf(day('2035-03-05'), '12:00')
export const later = (minutes: number): Date => minutesAfter(noon, minutes)
export const DAY = 24 * 60

export interface Row {
  readonly id: string
  readonly key: string
  readonly planned_at: Date
  readonly sent_at: Date | null
  readonly failed_at: Date | null
}

export async function messagesOf({ personId }: Worker): Promise<Row[]> {
  return (await superuser.query<Row>('select * from messages where person_id = $1 order by made_at, key', [personId])).rows
}

/** Everything of hers that is due by then. */
export async function deliverTo(actor: Worker, now: Date): Promise<Parcel[]> {
  const before = outgoing.length
  for (const { id } of await messagesOf(actor)) await deliver(id, now)
  return outgoing.slice(before)
}

export const planned = (actor: Worker, now: Date): Promise<boolean> => inTransaction(messenger, () => plan(actor.personId, 'generic', now))
export const codeIn = ([parcel]: readonly Parcel[]): string => parcel?.text.slice(0, 6) ?? ''

export async function codeTo(actor: Worker, now: Date): Promise<string> {
  await askForCode(actor, now, { anew: true })
  return codeIn(await deliverTo(actor, now))
}

/** Reached by mail, proven. */
export async function reached(by: Worker): Promise<Worker> {
  await saveLimits(by, { limits: [], messageLanguage: 'nl', codeWord: 'boter' })
  await chooseChannel(by, { channel: 'email', address: `${by.id}@post.example` })
  expect(await proveChannel(by, await codeTo(by, later(-3 * DAY)), later(-3 * DAY))).toBe('right')
  return by
}

export const contactOf = async (actor: Worker): Promise<Contact> => (await ownContact(actor, noon)).contact
