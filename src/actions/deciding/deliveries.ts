/** How each letter of a case reached her: since when it lies here, when she was told, whether she opened it, and what went by hand (Awb 2:25). */
import { Op } from 'sequelize'
import type { Day } from '../../law/day.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { type DeliveryStep, LetterDelivery } from '../../models/letters/LetterDelivery.ts'
import { Message } from '../../models/letters/Message.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { letterFileOf } from '../letters.ts'
import { isFailing } from '../messages/outbox.ts'
import { lockCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'

export interface Delivery {
  readonly id: string
  readonly kind: string
  readonly template: number
  readonly sentOn: Day
  readonly accessibleAt: Date | null
  /** When a message said that there was something; null when none went, or it is too long ago to know. */
  readonly toldAt: Date | null
  readonly readOn: Day | null
  readonly steps: Readonly<Partial<Record<DeliveryStep, Day>>>
  /** What can be done by hand now; nothing once she has it. */
  readonly next: DeliveryStep | undefined
}

export interface Deliveries {
  readonly caseNumber: string
  readonly letters: readonly Delivery[]
  /** A message to her did not arrive. */
  readonly channelFails: boolean
}

export function deliveries(actor: Official, id: string): Promise<Deliveries> {
  permit(isForDelivery(actor))
  return inTransaction(actor, async () => {
    const { caseNumber, personId, id: applicationId } = await Application.get({ ...applicationsOf(actor), id })
    const letters = await Letter.findAll({ where: { applicationId }, include: 'read', order: [['sentOn', 'DESC'], ['accessibleAt', 'DESC NULLS LAST'], ['id', 'DESC']] })
    const steps = await LetterDelivery.findAll({ where: { letterId: letters.map(({ id: letterId }) => letterId) } })
    const told = await Message.findAll({ where: { personId, key: 'generic', sentAt: { [Op.not]: null } }, order: [['sentAt', 'ASC']] })
    const channelFails = await isFailing(personId)
    return { caseNumber, channelFails, letters: letters.map((letter) => lineOf(letter, steps, told.flatMap(({ sentAt }) => sentAt ?? []))) }
  })
}

const isForDelivery = ({ role }: Official): boolean => role === 'caseworker' || role === 'decisionMaker'

function lineOf({ id, kind, template, sentOn, accessibleAt, read }: Letter, all: readonly LetterDelivery[], told: readonly Date[]): Delivery {
  const steps = Object.fromEntries(all.filter(({ letterId }) => letterId === id).map(({ step, onDay }) => [step, onDay])) as Delivery['steps']
  const toldAt = (accessibleAt && told.find((at) => at >= accessibleAt)) ?? null
  return { id, kind, template, sentOn, accessibleAt, toldAt, readOn: read?.readOn ?? null, steps, next: nextOf(steps, Boolean(read)) }
}

function nextOf(steps: Delivery['steps'], isRead: boolean): DeliveryStep | undefined {
  if (isRead || steps.handedOver) return undefined
  return steps.laidReady ? 'handedOver' : 'laidReady'
}

/** Lies ready at the desk, or was handed over there; each once, and nothing goes to a home. */
export function deliverByHand(actor: Official, id: string, letterId: string, step: DeliveryStep, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const letter = await lockLetter(actor, id, letterId)
    const before = await LetterDelivery.findAll({ where: { letterId } })
    if (before.some((done) => done.step === step)) return
    if (step === 'handedOver' && before.length === 0) throw new NotFound()
    const { personId, municipality } = letter
    await LetterDelivery.create({ letterId, personId, municipality, step, onDay: today, actorId: actor.id })
    await audit(actor, `letter.${step}`, letter)
  })
}

/** The file, to be printed for the desk; opening it is on record, and she sees it. */
export function printLetter(actor: Official, id: string, letterId: string): Promise<{ letter: Letter; pdf: Buffer }> {
  return inTransaction(actor, async () => {
    const letter = await lockLetter(actor, id, letterId)
    const file = await letterFileOf(actor, letter, 'handle-case')
    await audit(actor, 'letter.printed', letter)
    return file
  })
}

/** A letter of this case, held until this is done, so that each step is put down once. */
async function lockLetter(actor: Official, id: string, letterId: string): Promise<Letter> {
  const application = await lockCase(actor, id)
  permit(actor.role === 'caseworker')
  const letter = await Letter.findOne({ where: { id: letterId, applicationId: application.id } })
  if (!letter) throw new NotFound()
  return letter
}
