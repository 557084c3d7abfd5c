/** Which lines of a list are late with a notice, and what that has come to; asked only when something is late. */
import type { Day } from '../../law/day.ts'
import { penaltyTill } from '../../law/terms/defaultNotice.ts'
import { glance } from '../../platform/database/db.ts'
import type { Official } from '../../policies/actor.ts'
import type { WorkLine } from './list.ts'

export async function withNotices(official: Official, lines: readonly WorkLine[], today: Day): Promise<WorkLine[]> {
  const late = lines.filter(({ left }) => left < 0).map(({ id }) => id)
  if (!late.length) return [...lines]
  const found = await glance<{ id: string; on_day: Day }>('notices', 'select id, on_day::text from notices_of($1, $2, $3)', [official.municipality, official.id, late])
  return lines.map((line) => ({ ...line, penalty: penaltyOf(line, found.flatMap(({ id, on_day: on }) => (id === line.id ? [on] : [])), today) }))
}

/** Of a case that is still open: nothing in the list has ended. */
function penaltyOf({ decideBy }: WorkLine, notices: readonly Day[], today: Day): WorkLine['penalty'] {
  const penalty = penaltyTill(today, { acts: notices.map((on) => ({ act: 'defaultNotice', on, by: '' })) }, decideBy)
  return penalty ? { euros: penalty.euros } : null
}
