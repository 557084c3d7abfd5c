/** Planning what is sent: for every event the same sentence, and what waits stands for what comes after it. */
import { randomInt } from 'node:crypto'
import type { Day } from '../../law/day.ts'
import { type MessageKey, minutesAfter } from '../../law/hers/messages.ts'
import { Application } from '../../models/Application.ts'
import { Message } from '../../models/letters/Message.ts'
import type { Sender, Way } from '../../platform/sending/mail.ts'
import type { Queue } from '../../platform/database/queue.ts'
import type { Actor } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

export const messenger: Actor = { role: 'system', id: 'job:message' }

export interface Outbox {
  readonly senders: Readonly<Record<Way, Sender>>
  /** At most; so that a message does not line up with what happened. */
  readonly delayMinutes: number
  readonly queue: Pick<Queue, 'send'>
}

let outbox: Outbox

export function useOutbox(given: Outbox): void {
  outbox = given
}

export const sender = (way: Way): Sender => outbox.senders[way]

export const delayed = (from: Date): Date => minutesAfter(from, randomInt(0, outbox.delayMinutes * 60 + 1) / 60)

/** Within the transaction of what happened. Over a channel that does not work nothing more goes out. */
export async function plan(personId: string, key: Exclude<MessageKey, 'newchannel'>, now: Date, lastDay?: Day): Promise<boolean> {
  if (await isFailing(personId)) return false
  return Message.plan({ personId, key, madeAt: now, plannedAt: delayed(now), ...(lastDay && { lastDay }) })
}

/** A code goes at once: she waits for it. */
export async function planCode(personId: string, now: Date): Promise<void> {
  await Message.plan({ personId, key: 'newchannel', madeAt: now, plannedAt: now })
  await outbox.queue.send('outbox', {})
}

/** Whether something did not arrive, and nothing did since. */
export function isFailing(personId: string): Promise<boolean> {
  return Message.isFailing(personId)
}

/** After this transaction she is told that there is something. */
export async function tellLater(application: string): Promise<void> {
  await outbox.queue.send('told', { application })
}

export function tell(applicationId: string, now: Date): Promise<void> {
  return inTransaction(messenger, async () => {
    const application = await Application.findByPk(applicationId)
    if (!application) return
    await plan(application.personId, 'generic', now)
    await audit(messenger, 'message.planned', application)
  })
}

