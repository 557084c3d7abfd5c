/** What she asks about her data beyond what she can do herself: one month, two more with notice; the answer is a decision. */
import type { ExtensionForm, RightForm } from '../../forms/hers/herSide.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { answerBy, cannotExtend, type DataRight, extendedBy, isDataRight } from '../../law/hers/requests.ts'
import { Application } from '../../models/Application.ts'
import { Request } from '../../models/Request.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { sendOfRight } from './letters.ts'
import { ask, once } from './requests.ts'

/** To the municipality that handled her newest application; of each right one at a time. */
export function askRight(actor: Worker, { right, why: text, reply }: RightForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return once(() => inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application?.municipality || !application.receivedOn) throw new NotFound()
    await ask(actor, application, { kind: right, about: right }, { text, reply }, today)
    await sendOfRight(actor, application, { kind: 'rightReceipt', right, answerBy: answerBy(right, today) }, today)
  }))
}

export interface OwnRight {
  readonly right: DataRight
  readonly askedOn: Day
  readonly answerBy: Day
}

/** What runs; and whether there is a municipality to ask. */
export function ownRights(actor: Worker): Promise<{ canAsk: boolean; running: OwnRight[] }> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const requests = await Request.findAll({ where: { personId: actor.personId, answeredOn: null }, order: [['askedOn', 'ASC'], ['id', 'ASC']] })
    const running = requests.flatMap(({ kind, askedOn, answerBy: by }) => (isDataRight(kind) ? [{ right: kind, askedOn, answerBy: by }] : []))
    return { canAsk: Boolean((await Application.latest(actor.personId))?.receivedOn), running }
  })
}

/** Later, told within the first month, with the reason. */
export function extendRequest(actor: Official, id: string, { extendReason: reason }: ExtensionForm, today: Day): Promise<void> {
  permit(actor.role === 'caseworker' || actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const request = await Request.lock({ id, municipality: actor.municipality })
    refuse(cannotExtend(today, request))
    const { kind, personId, applicationId, municipality, askedOn, reopenedOn, answerBy: before } = request
    const until = extendedBy(reopenedOn ?? askedOn)
    await request.update({ answerBy: until, extendedOn: today })
    await audit(actor, 'data.extended', { id, personId, municipality }, { details: { kind } })
    const right = isDataRight(kind) ? kind : 'correction'
    await sendOfRight(actor, await Application.get({ id: applicationId }), { kind: 'rightLater', right, reason, before, until }, today)
  })
}
