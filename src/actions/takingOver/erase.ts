/** What waited for a second person, and did not get one within a day. */
import { WAITS_HOURS } from '../../law/office/takingOver.ts'
import { Import } from '../../models/office/Import.ts'
import type { Actor } from '../../policies/actor.ts'
import { type Erased, eachOf } from '../retention/erased.ts'
import { inTransaction } from '../work.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

export async function eraseImports(now: Date): Promise<Erased> {
  const before = new Date(now.getTime() - WAITS_HOURS * 3_600_000)
  const late = await inTransaction(keeper, () => Import.waitingSince(before))
  return eachOf(late, ({ id }) => id, ({ id }) => inTransaction(keeper, async () => (await Import.destroy({ where: { id, doneOn: null } })) > 0))
}
