/** Codes of cards that have ended lead nowhere, and are not kept. */
import { Op } from 'sequelize'
import { Showing } from '../../models/licence/Licence.ts'
import type { Actor } from '../../policies/actor.ts'
import { inTransaction } from '../work.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** Gives how many went. */
export function forgetCodes(now: Date): Promise<number> {
  return inTransaction(keeper, () => Showing.destroy({ where: { expiresAt: { [Op.lte]: now } } }))
}
