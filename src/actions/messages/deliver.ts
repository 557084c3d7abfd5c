/** Sending what is due. The text and the address come out of the vault now, and go back nowhere. */
import { Op } from 'sequelize'
import { stageOn } from '../../law/application.ts'
import { addDays, dayIn } from '../../law/day.ts'
import { code, failing, minutesAfter, nextMoment } from '../../law/hers/messages.ts'
import { Application } from '../../models/Application.ts'
import { Message } from '../../models/letters/Message.ts'
import { type Parcel, SenderAway, Undeliverable, type Way } from '../../platform/sending/mail.ts'
import { audit } from '../audit.ts'
import { newCode } from '../contact/codes.ts'
import type { Contact } from '../contents.ts'
import { senderTo } from '../senderName.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { delayed, messenger, sender } from './outbox.ts'
import { quietOf, sentence, subjectFor } from './texts.ts'
import { translator } from '../../platform/page/translate.ts'

/** Everything that is due, each on its own: what fails for one does not keep the others. */
export async function deliverDue(now: Date): Promise<void> {
  const ids = await inTransaction(messenger, () => Message.due(now))
  const faults: unknown[] = []
  for (const id of ids) await deliver(id, now).catch((error: unknown) => void faults.push(error))
  if (faults.length) throw new AggregateError(faults, 'not everything that was due is handled')
}

/** One, if it is due and nobody else is busy with it. */
export function deliver(id: string, now: Date): Promise<void> {
  return inTransaction(messenger, async () => {
    const message = await Message.take(id)
    if (!message || message.plannedAt > now) return
    const contact = (await open(messenger, { personId: message.personId }, { compartment: 'contact', kind: 'contact', purpose: 'send-message' })) ?? {}
    if (message.key === 'newchannel') return deliverCode(message, contact, now)
    const way = wayOf(contact)
    if (!way) return message.destroy()
    const at = nextMoment(now, quietOf(contact), await Message.lastSent(message.personId))
    if (at > now) return postpone(message, delayed(at))
    const firmer = message.key === 'generic' ? await Message.firmer(message.personId) : null
    if (firmer) return postpone(message, minutesAfter(firmer.plannedAt > now ? firmer.plannedAt : now, 1))
    await deliverSentence(message, contact, way, now)
  })
}

/** No way when she looks herself, when someone reads along, or when none was proven yet. */
function wayOf({ channel, address, frozenOn }: Contact): Way | undefined {
  return frozenOn || !channel || channel === 'portal' || !address ? undefined : channel
}

/** What no longer makes sense by then falls away: she was told that there was something, or the day is over. */
async function postpone(message: Message, plannedAt: Date): Promise<void> {
  if (message.lastDay && dayIn(plannedAt) > message.lastDay) return message.destroy()
  await message.update({ plannedAt })
}

async function deliverSentence(message: Message, contact: Contact, way: Way, now: Date): Promise<void> {
  const time = message.key === 'appt' ? await talkTomorrow(message.personId, contact, now) : ''
  if (time === undefined || (message.lastDay && dayIn(now) > message.lastDay)) return message.destroy()
  const sent = await handOver(message, await parcelOf(message, contact, { way, to: contact.address ?? '' }, sentence(message.key, contact, { time })), now)
  if (sent) await bundle(message)
}

/** The time of her talk, if it is tomorrow and she wanted to hear of it. */
async function talkTomorrow(personId: string, { reminder }: Contact, now: Date): Promise<string | undefined> {
  const today = dayIn(now)
  const application = reminder ? await Application.latest(personId) : undefined
  if (!application?.slot || stageOn(today, application.facts()) !== 'interview planned') return undefined
  return application.slot.day === addDays(today, 1) ? application.slot.time : undefined
}

/** Who is asked to sign in today finds everything there; who is reminded of a talk is not. */
async function bundle({ personId, key }: Message): Promise<void> {
  if (key !== 'appt') await Message.destroy({ where: { [Op.and]: [Message.waiting(personId), { key: 'generic' }] } })
  await Message.destroy({ where: Message.failed(personId) })
}

/** Made here and now, so that it is nowhere but in the message. */
async function deliverCode(message: Message, contact: Contact, now: Date): Promise<void> {
  const { next } = contact
  if (!next || next.channel === 'portal' || now > minutesAfter(message.madeAt, code.minutes)) return message.destroy()
  const made = await newCode(message.personId, now)
  await handOver(message, await parcelOf(message, contact, { way: next.channel, to: next.address }, sentence('newchannel', contact, { code: made })), now)
}

async function parcelOf(message: Message, contact: Contact, where: Pick<Parcel, 'way' | 'to'>, text: string): Promise<Parcel> {
  const t = translator('nl')
  const notes = where.way === 'phone' ? (contact.limits ?? []).map((limit) => t(`option.limits.${limit}`)) : []
  return { id: message.id, ...where, from: await senderTo(message.personId), subject: subjectFor(contact), text, notes }
}

async function handOver(message: Message, parcel: Parcel, now: Date): Promise<boolean> {
  const said: unknown = await sender(parcel.way).send(parcel).then(() => undefined, (error: unknown) => error)
  if (said instanceof SenderAway) return again(message, minutesAfter(now, message.key === 'newchannel' ? 1 : failing.awayMinutes), message.tries)
  if (said instanceof Undeliverable) return refused(message, now)
  if (said) throw said
  await message.update({ sentAt: now })
  await audit(messenger, 'message.sent', { id: message.id, personId: message.personId }, { details: { key: message.key, channel: parcel.way } })
  return true
}

async function again(message: Message, plannedAt: Date, tries: number): Promise<false> {
  await message.update({ plannedAt, tries })
  return false
}

/** A code she asks for again herself. Of everything else the channel does not work after a few tries; then it rests. */
async function refused(message: Message, now: Date): Promise<false> {
  const tries = message.tries + 1
  const isOver = message.key === 'newchannel' || tries >= failing.tries
  if (!isOver) return again(message, minutesAfter(now, failing.minutes), tries)
  await message.update({ tries, failedAt: now })
  if (message.key !== 'newchannel') await Message.destroy({ where: { [Op.and]: [Message.waiting(message.personId), { key: { [Op.ne]: 'newchannel' } }] } })
  await audit(messenger, 'message.failed', { id: message.id, personId: message.personId }, { details: { key: message.key } })
  return false
}
