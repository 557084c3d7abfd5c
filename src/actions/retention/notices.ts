/** What was said above pages and set for a while goes some months after it was over, and with it who said and set it. */
import { type Day, instantOf } from '../../law/day.ts'
import { keptSince } from '../../law/retention.ts'
import { ask } from '../../platform/database/db.ts'
import type { Actor } from '../../policies/actor.ts'
import { inTransaction } from '../work.ts'
import { type Erased, goneOf } from './erased.ts'

const keeper: Actor = { role: 'system', id: 'job:retention' }

export function eraseNotices(today: Day): Promise<Erased> {
  const before = (what: 'announcement' | 'tightening') => instantOf(keptSince(what, today), '00:00')
  return inTransaction(keeper, async () => {
    const said = await ask<{ id: string }>('delete from announcements where until_at < $1 returning id', [before('announcement')])
    const set = await ask<{ id: string }>('delete from tightenings where until_at < $1 returning id', [before('tightening')])
    return goneOf([...said, ...set])
  })
}
