/** The letters of the desk of objections, each sent in the act it is about. */
import type { Day } from '../../law/day.ts'
import type { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import type { AboutLetter } from '../letterTexts.ts'
import type { DecidedKind, ObjectionDeferral, ObjectionHearing } from './letterBlocks.ts'

export function sendHearing(actor: Actor, application: Application, { on, time, place, papersFrom, papersUntil }: ObjectionHearing, today: Day): Promise<void> {
  return send(actor, application, today, papersUntil, (common) => ({ ...common, kind: 'objectionHearing', on, time, place, papersFrom, papersUntil }))
}

export function sendObjectionDeferred(actor: Actor, application: Application, facts: ObjectionDeferral, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'objectionDeferred', ...facts }))
}

export function sendObjectionDecided(actor: Actor, application: Application, facts: AboutLetter<DecidedKind>, today: Day): Promise<void> {
  return send(actor, application, today, facts.appealUntil, (common) => ({ ...common, ...facts }))
}
