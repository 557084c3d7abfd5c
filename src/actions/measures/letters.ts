/** The letters after a grant, each sent in the act it is about. */
import type { Day } from '../../law/day.ts'
import type { Measured } from '../../law/measures/revocation.ts'
import type { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import type { AboutLetter } from '../letterTexts.ts'
import type { DecidedMeasure, IntendedMeasure, Reinstatement, TalkDropped } from './letterBlocks.ts'

export function sendIntendedMeasure(actor: Actor, application: Application, about: Measured, facts: IntendedMeasure, today: Day): Promise<void> {
  return send(actor, application, today, facts.untilDay, (common) => ({ ...common, kind: about === 'revoke' ? 'intendedRevocation' : 'intendedSuspension', ...facts }))
}

export function sendRevocation(actor: Actor, application: Application, facts: DecidedMeasure, today: Day, ofAct: string): Promise<void> {
  return send(actor, application, today, facts.objectUntil, (common) => ({ ...common, kind: 'revoked', ...facts }), ofAct)
}

export function sendSuspension(actor: Actor, application: Application, facts: DecidedMeasure, today: Day, ofAct: string): Promise<void> {
  return send(actor, application, today, facts.objectUntil, (common) => ({ ...common, kind: 'suspended', ...facts }), ofAct)
}

export function sendReinstatement(actor: Actor, application: Application, facts: Reinstatement, today: Day, ofAct: string): Promise<void> {
  return send(actor, application, today, facts.objectUntil, (common) => ({ ...common, kind: 'reinstated', ...facts }), ofAct)
}

export function sendCourtOrder(actor: Actor, application: Application, facts: AboutLetter<'courtStayed' | 'courtStayEnded'>, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, ...facts }))
}

export function sendRepeatTalk(actor: Actor, application: Application, due: Day, today: Day): Promise<void> {
  return send(actor, application, today, due, (common) => ({ ...common, kind: 'repeatTalk', due }))
}

export function sendRepeatReminder(actor: Actor, application: Application, due: Day, today: Day): Promise<void> {
  return send(actor, application, today, due, (common) => ({ ...common, kind: 'repeatReminder', due }))
}

export function sendRepeatDone(actor: Actor, application: Application, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'repeatDone' }))
}

export function sendTalkDropped(actor: Actor, application: Application, facts: TalkDropped, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'talkDropped', ...facts }))
}

export function sendTalkAsked(actor: Actor, application: Application, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'talkAsked' }))
}
