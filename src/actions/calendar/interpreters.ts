/** Asking an interpreter for a talk: by an address that works once, without a name on either side. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Day, instantOf } from '../../law/day.ts'
import type { InterpreterMode } from '../../law/talking/interview.ts'
import { Application } from '../../models/Application.ts'
import { Room } from '../../models/calendar/Calendar.ts'
import { type InterpreterAnswer, Invitation } from '../../models/calendar/Invitation.ts'
import { Slot } from '../../models/calendar/Slot.ts'
import { decrypt, encrypt } from '../../platform/secrets/encryption.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Wishes } from '../contents.ts'
import { keys } from '../keys.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { planner, talkAt } from './handOver.ts'

export interface Asked {
  /** The end of the address; shown once. */
  readonly token: string
  readonly wishes: Wishes
}

/** Opens what she wants, on record, and makes an invitation for it; undefined when she wants no interpreter. */
export function inviteInterpreter(actor: Official, slotId: string, now: Date): Promise<Asked | undefined> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, async () => {
    const application = await talkAt(actor, slotId)
    const slot = await Slot.findByPk(slotId, { rejectOnEmpty: true })
    const wishes = (await open(actor, application, { compartment: 'interview', kind: 'wishes', purpose: 'plan-interview' })) ?? {}
    const { interpreter = 'none', language = 'nl', otherLanguage = '' } = wishes
    const expiresAt = instantOf(slot.day, slot.time)
    if (interpreter === 'none' || expiresAt <= now) return undefined
    const token = randomBytes(24).toString('base64url')
    const id = randomUUID()
    const asked: Wanted = { mode: interpreter, language: language === 'other' && otherLanguage ? otherLanguage : language }
    const sealed = encrypt(keyOf(token), Buffer.from(JSON.stringify(asked)), `invitation|${id}`)
    await Invitation.create({ id, applicationId: application.id, municipality: actor.municipality, slotId, tokenMac: await keys().mac('interpreter', token), sealed, expiresAt, madeBy: actor.id, madeAt: now })
    await audit(actor, 'interpreter.asked', application)
    return { token, wishes }
  })
}

/** How it stands: nobody was asked, or what the last one said. */
export type InterpreterState = 'notAsked' | 'asked' | InterpreterAnswer

export function interpreterState(actor: Official, slotId: string): Promise<InterpreterState> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, async () => {
    const application = await talkAt(actor, slotId)
    const invitation = await Invitation.latest(application.id, slotId)
    return invitation ? (invitation.answer ?? 'asked') : 'notAsked'
  })
}

interface Wanted {
  readonly mode: InterpreterMode
  /** A code, or as she wrote it. */
  readonly language: string
}

/** What an interpreter reads: when, where, which language and how. Not of whom, nor what about. */
export interface Invited extends Wanted {
  readonly municipality: string
  readonly day: Day
  readonly time: string
  readonly minutes: number
  readonly room: string | null
  readonly answer: InterpreterAnswer | null
}

/** What this address leads to; undefined for one that is none, is over, or whose talk was moved. */
export function readInvitation(token: string, now: Date): Promise<Invited | undefined> {
  return inTransaction(planner, async () => {
    const found = await running(token, now)
    if (!found) return undefined
    const { invitation, slot } = found
    const wanted = JSON.parse(decrypt(keyOf(token), invitation.sealed, `invitation|${invitation.id}`).toString('utf8')) as Wanted
    const room = slot.roomId ? await Room.findByPk(slot.roomId) : null
    return { ...wanted, municipality: invitation.municipality, day: slot.day, time: slot.time, minutes: slot.minutes, room: room?.name ?? null, answer: invitation.answer ?? null }
  })
}

/** Answered once; whoever knows her is asked no further, and someone else is. False when it was too late. */
export function answerInvitation(token: string, answer: InterpreterAnswer, now: Date): Promise<boolean> {
  return inTransaction(planner, async () => {
    const found = await running(token, now, true)
    if (!found || found.invitation.answer) return false
    await found.invitation.update({ answer, answeredAt: now })
    await audit(planner, 'interpreter.answered', { id: found.invitation.applicationId, municipality: found.invitation.municipality })
    return true
  })
}

/** A talk that was moved or withdrawn asks nobody any more. */
async function running(token: string, now: Date, lock = false): Promise<{ invitation: Invitation; slot: Slot } | undefined> {
  const invitation = await Invitation.findOne({ where: { tokenMac: await keys().mac('interpreter', token) }, lock })
  if (!invitation || invitation.expiresAt <= now) return undefined
  const isStill = await Application.count({ where: { id: invitation.applicationId, slotId: invitation.slotId, closedOn: null } })
  const slot = await Slot.findByPk(invitation.slotId)
  if (!isStill || !slot) return undefined
  return { invitation, slot }
}

const keyOf = (token: string): Buffer => createHash('sha256').update(`interpreter|${token}`).digest()

