/** The letters between sending and the end, each sent in the act it is about. */
import type { Day } from '../../law/day.ts'
import type { ObjectionClock } from '../../law/objecting/objection.ts'
import type { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import type { AskedItem } from '../contents.ts'
import { send } from '../letters.ts'
import type { Deferral, ObjectionReceipt } from './letterBlocks.ts'

export function sendRequest(actor: Actor, application: Application, facts: { items: readonly AskedItem[]; untilDay: Day }, today: Day): Promise<void> {
  const decideBy = application.decideBy ?? today
  return send(actor, application, today, facts.untilDay, (common) => ({ ...common, kind: 'completionRequest', ...facts, decideBy }))
}

export function sendDeferral(actor: Actor, application: Application, facts: Deferral, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'deferred', ...facts }))
}

export function sendObjectionReceived(actor: Actor, application: Application, facts: ObjectionClock & Pick<ObjectionReceipt, 'decisionOn' | 'urgent' | 'hearing'>, today: Day): Promise<void> {
  const { decisionOn, urgent, hearing, inTime, reasonsUntil, decideBy } = facts
  return send(actor, application, today, reasonsUntil ?? null, (common) => ({ ...common, kind: 'objectionReceived', decisionOn, urgent, hearing, inTime, reasonsUntil, decideBy }))
}

export function sendObjectionWithdrawn(actor: Actor, application: Application, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'objectionWithdrawn' }))
}
