/** Which limits are stricter now, as any process may know it. */
import type { Tightened } from '../../law/register/tightening.ts'
import { glance } from '../../platform/database/connection.ts'

export function tightenedAt(now: Date): Promise<Tightened[]> {
  return glance<Tightened>('tightened', 'select sort, parts, until_at as "until" from tightened($1)', [now])
}
