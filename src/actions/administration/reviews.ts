/** Every night: of mandates that are soon to be looked at administrators are told, and one that nobody looked at ends. */
import type { Day } from '../../law/day.ts'
import { FEWEST_ADMINISTRATORS, isSoon, lapses, mandateOn } from '../../law/office/appointing.ts'
import { Official } from '../../models/office/Official.ts'
import { ask, inReach } from '../../platform/database/db.ts'
import type { Actor } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { endNow } from './people.ts'

const keeper: Actor = { role: 'system', id: 'job:terms' }

/** Gives how many ended. */
export async function reviewMandates(today: Day): Promise<number> {
  const towns = await inTransaction(keeper, () => ask<{ town: string }>('select distinct municipality as town from officials where municipality is not null', []))
  let ended = 0
  for (const { town } of towns) ended += await reviewMandatesOf(town, today)
  return ended
}

export function reviewMandatesOf(municipality: string, today: Day): Promise<number> {
  return inReach({ municipality, actor: keeper.id, door: 'people' }, async () => {
    const rows = await Official.findAll({ where: { municipality }, order: [['id', 'ASC']], lock: true })
    const running = rows.filter(({ role, mandateFrom: from, mandateUntil: until }) => mandateOn(today, { role, from, until }) === 'running')
    const due = running.filter((row) => lapses(today, lookedAt(row)))
    const kept = due.filter(({ role }) => role === 'administrator').slice(0, spared(running, due))
    const ending = due.filter((row) => !kept.includes(row))
    for (const row of ending) {
      await endNow(keeper, row, today)
      await audit(keeper, 'mandate.lapsed', { id: row.id, municipality })
    }
    for (const row of running) if (!ending.includes(row) && !row.warnedOn && isSoon(today, lookedAt(row))) await row.update({ warnedOn: today })
    return ending.length
  })
}

/** So many administrators stay as are needed to give anyone a mandate again. */
function spared(running: readonly Official[], due: readonly Official[]): number {
  const administrators = (rows: readonly Official[]) => rows.filter(({ role }) => role === 'administrator').length
  return Math.max(0, FEWEST_ADMINISTRATORS - (administrators(running) - administrators(due)))
}

const lookedAt = ({ reviewedOn, mandateFrom, warnedOn }: Official) => ({ lastOn: reviewedOn ?? mandateFrom, warnedOn: warnedOn ?? null })
