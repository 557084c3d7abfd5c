/** The letters of the desk of objections, each sent in the act it is about. */
import type { Day } from '../../law/day.ts'
import type { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import type { ObjectionDecided, ObjectionDeferral, ObjectionHearing } from './letterBlocks.ts'

export function sendHearing(actor: Actor, application: Application, { on, time, place, papersFrom, papersUntil }: Omit<ObjectionHearing, 'kind'>, today: Day): Promise<void> {
  return send(actor, application, today, papersUntil, (common) => ({ ...common, kind: 'objectionHearing', on, time, place, papersFrom, papersUntil }))
}

export function sendObjectionDeferred(actor: Actor, application: Application, facts: Omit<ObjectionDeferral, 'kind'>, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'objectionDeferred', ...facts }))
}

export function sendObjectionDecided(actor: Actor, application: Application, facts: ObjectionDecided, today: Day): Promise<void> {
  return send(actor, application, today, facts.appealUntil, (common) => ({ ...common, ...facts }))
}
