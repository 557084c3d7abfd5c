/** The letters about her rights over what is kept, each sent in the act it is about. */
import type { Day } from '../../law/day.ts'
import type { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import type { AboutLetter } from '../letterTexts.ts'
import type { RightsFacts } from './letterBlocks.ts'

/** @param lastDay to object; null when it is no decision. */
export function sendOfRight(actor: Actor, application: Application, facts: AboutLetter<keyof RightsFacts>, today: Day, lastDay: Day | null = null): Promise<void> {
  return send(actor, application, today, lastDay, (common) => ({ ...common, ...facts }))
}
