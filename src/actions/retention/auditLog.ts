/** The record of what was done and seen goes when its years have passed; the database takes away nothing younger. */
import { type Day, instantOf } from '../../law/day.ts'
import { keptSince } from '../../law/retention.ts'
import { ask } from '../../platform/database/db.ts'
import type { Actor } from '../../policies/actor.ts'
import { inTransaction } from '../work.ts'
import type { Erased } from './erased.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }
const AT_ONCE = 5_000

export async function eraseAuditLog(today: Day): Promise<Erased> {
  const before = instantOf(keptSince('auditLog', today), '00:00')
  const gone: string[] = []
  for (let more = true; more; ) {
    const ids = await inTransaction(keeper, () => ask<{ id: string }>(oldest, [before, AT_ONCE]))
    gone.push(...ids.map(({ id }) => id))
    more = ids.length === AT_ONCE
  }
  return { gone, faults: [] }
}

const oldest = `select erased::text as id from erase_audit_log($1, $2) as erased`
