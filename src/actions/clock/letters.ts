/** The letters of the clock, each sent in the act it is about. */
import type { Day } from '../../law/day.ts'
import type { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import type { AboutLetter } from '../letterTexts.ts'
import type { ClockFacts } from './letterBlocks.ts'

/** @param lastDay of what she can do about it; null when there is nothing. */
export function sendOfClock(actor: Actor, application: Application, facts: AboutLetter<keyof ClockFacts>, today: Day, lastDay: Day | null = null): Promise<void> {
  return send(actor, application, today, lastDay, (common) => ({ ...common, ...facts }))
}
