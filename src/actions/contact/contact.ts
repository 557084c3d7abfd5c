/** How she is reached: hers alone to change, one change at a time. */
import { Op } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { tellsOfWork } from '../../law/neutrality.ts'
import { code as codeLimits, leavesRoom, minutesAfter } from '../../law/hers/messages.ts'
import { Message } from '../../models/letters/Message.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { noLongerWithheld } from '../application/withheld.ts'
import { type AuditEvent, audit } from '../audit.ts'
import type { Channel, Contact } from '../contents.ts'
import { isFailing, planCode } from '../messages/outbox.ts'
import { fits, quietOf } from '../messages/texts.ts'
import { senderTo } from '../senderName.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { changeContact, contactOf, lockOwn } from './own.ts'
import { forgetCode, hasCode, tryCode, type Tried } from './codes.ts'

export interface OwnContact {
  readonly contact: Contact
  /** Something did not arrive; and the same of the last code. */
  readonly failing: boolean
  readonly codeFailed: boolean
  /** One works, or is on its way. */
  readonly hasCode: boolean
  readonly messages: readonly Message[]
  /** By which name they come. */
  readonly sender: string
}

/** What she sees of it herself, and what did not arrive. */
export function ownContact(actor: Worker, now: Date): Promise<OwnContact> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const { personId } = actor
    const messages = await Message.findAll({ where: { personId }, order: [['madeAt', 'DESC']], limit: 20 })
    const last = messages.find(({ key }) => key === 'newchannel')
    const isWaiting = last !== undefined && !last.sentAt && !last.failedAt
    const code = { codeFailed: Boolean(last?.failedAt), hasCode: isWaiting || (await hasCode(personId, now)) }
    return { contact: await contactOf(actor), failing: await isFailing(personId), ...code, messages, sender: await senderTo(personId) }
  })
}

/** For her first page: only whether something did not arrive; nothing is opened. */
export function ownChannelFails(actor: Worker): Promise<boolean> {
  permit(actor.role === 'worker')
  return inTransaction(actor, () => isFailing(actor.personId))
}

interface Where {
  readonly channel: Channel
  readonly address: string
}

/** What a code can go to must be proven first; the old one stays until then, and hears nothing. */
const isProvenByCode = ({ channel }: Where) => channel === 'sms' || channel === 'email'

/** Another way of reaching her. Until she says in which language, messages have that of the page. */
export function chooseChannel(actor: Worker, where: Where, language?: string): Promise<void> {
  return inTransaction(actor, async () => {
    const { personId } = actor
    const works = !(await isFailing(personId))
    await changeContact(actor, ({ next: _next, ...before }) => {
      const { channel, address } = where
      const contact = { ...(language && { messageLanguage: language }), ...before }
      const isProven = works && contact.channel === channel && contact.address === address
      return isProvenByCode(where) && !isProven ? { ...contact, next: { channel, address } } : { ...contact, channel, address }
    })
    await forgetCode(personId)
    await Message.destroy({ where: { [Op.and]: [Message.waiting(personId), { key: 'newchannel' }] } })
    if (!isProvenByCode(where)) await forgetFailed(personId)
    await noted(actor, 'contact.changed')
  })
}

/** What failed was another way of reaching her. */
async function forgetFailed(personId: string): Promise<void> {
  await Message.destroy({ where: Message.failed(personId) })
}

/** Whether one is on its way; none when there is nothing to prove, or she asked for as many as a day allows. */
export type Asking = 'sent' | 'nothing' | 'noMore'

/** `anew` also when the last one still works. */
export function askForCode(actor: Worker, now: Date, { anew = false } = {}): Promise<Asking> {
  return inTransaction(actor, async () => {
    await lockOwn(actor)
    const { next } = await contactOf(actor)
    if (!next) return 'nothing'
    if (!anew && (await hasCode(actor.personId, now))) return 'sent'
    return planAnother(actor.personId, now)
  })
}

/** A number can be someone else's: no more than a few a day go to it. */
async function planAnother(personId: string, now: Date): Promise<Asking> {
  const since = minutesAfter(now, -24 * 60)
  const today = await Message.count({ where: { personId, key: 'newchannel', madeAt: { [Op.gt]: since } } })
  if (today >= codeLimits.perDay) return 'noMore'
  await forgetCode(personId)
  await planCode(personId, now)
  return 'sent'
}

/** The code that came back. Right: from now on she is reached there, and nowhere else. Expired: a new one is on its way. */
export function proveChannel(actor: Worker, typed: string, now: Date): Promise<Tried | 'noMore'> {
  return inTransaction(actor, async () => {
    await lockOwn(actor)
    const { next, channel } = await contactOf(actor)
    if (!next && !channel) throw new NotFound()
    // Pressed twice: the first time did it.
    if (!next) return 'right'
    const tried = await tryCode(actor.personId, typed, now)
    if (tried === 'expired') return (await planAnother(actor.personId, now)) === 'noMore' ? 'noMore' : tried
    if (tried !== 'right') return tried
    await changeContact(actor, ({ next: _next, ...contact }) => ({ ...contact, ...next }))
    await forgetFailed(actor.personId)
    await noted(actor, 'contact.proved')
    return tried
  })
}

export type Limits = Pick<Contact, 'limits' | 'quiet' | 'messageLanguage' | 'codeWord' | 'reminder'>
export type Unfit = 'name' | 'tells' | 'long' | 'noRoom'

/** What is never done, and how she knows us. Gives what is wrong with it, if anything is. */
export function saveLimits(actor: Worker, limits: Limits): Promise<Unfit | undefined> {
  return inTransaction(actor, async () => {
    await lockOwn(actor)
    const identity = await open(actor, { personId: actor.personId }, { compartment: 'identity', kind: 'identity', purpose: 'own-data' })
    if (!identity) throw new NotFound()
    const { quiet: _quiet, ...before } = await contactOf(actor)
    const wanted: Contact = { ...before, ...limits, neverWriteHome: true }
    if (isLike(limits.codeWord ?? '', [identity.given, identity.family])) return 'name'
    if (tellsOfWork(limits.codeWord ?? '')) return 'tells'
    if (!fits(wanted)) return 'long'
    if (!leavesRoom(quietOf(wanted))) return 'noRoom'
    await changeContact(actor, ({ quiet: _old, ...contact }) => ({ ...contact, ...limits, neverWriteHome: true }))
    const draft = await Application.open(actor.personId)
    if (draft && !draft.receivedOn) await noLongerWithheld(actor, draft, limits)
    await noted(actor, 'contact.changed')
    return undefined
  })
}

/** A word that is in her name, or has a part of it in it, with or without accents. */
export function isLike(word: string, names: readonly string[]): boolean {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const parts = names.flatMap((name) => plain(name).split(/[^\p{L}]+/u)).filter((part) => part.length >= 3)
  const given = plain(word)
  return given !== '' && parts.some((part) => part.includes(given) || given.includes(part))
}

/** Someone reads along: at once nothing goes out any more, also not what was planned. */
export function freeze(actor: Worker, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    await changeContact(actor, (contact) => ({ ...contact, frozenOn: contact.frozenOn ?? today }))
    await Message.destroy({ where: Message.waiting(actor.personId) })
    await noted(actor, 'contact.frozen')
  })
}

export function lift(actor: Worker): Promise<void> {
  return inTransaction(actor, async () => {
    await changeContact(actor, ({ frozenOn: _frozenOn, ...contact }) => contact)
    await noted(actor, 'contact.lifted')
  })
}

/** Without a municipality: hers to see, and no official's. */
function noted(actor: Worker, event: AuditEvent): Promise<void> {
  return audit(actor, event, { id: actor.personId, personId: actor.personId })
}
