/** The letter of a case that went to another municipality, from who has it now. */
import type { Day } from '../../law/day.ts'
import type { Application } from '../../models/Application.ts'
import type { Actor } from '../../policies/actor.ts'
import { send } from '../letters.ts'
import type { HandedOver } from './letterBlocks.ts'

export function sendHandedOver(actor: Actor, application: Application, facts: Omit<HandedOver, 'decideBy'>, today: Day): Promise<void> {
  const decideBy = application.decideBy ?? today
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'handedOver', ...facts, decideBy }))
}
