/** The door to worries: for who holds talks and is trained for it today. For everyone else there is nothing behind it. */
import { isTrained } from '../../law/care/concern.ts'
import type { Day } from '../../law/day.ts'
import { Official as OfficialRow } from '../../models/office/Official.ts'
import { ask, inReach } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { reachOf } from '../../policies/reach.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'

/** Until when; inside a transaction of theirs. */
export async function isTrainedToday({ id, role }: Official, today: Day): Promise<boolean> {
  if (role !== 'interviewer') return false
  const row = await OfficialRow.findByPk(id, { attributes: ['trainedUntil'] })
  return isTrained(today, row?.trainedUntil ?? null)
}

/** With every account of whoever asks. */
export async function asTrained<T>(actor: Official, today: Day, work: (own: readonly string[]) => Promise<T>): Promise<T> {
  if (!(await inTransaction(actor, () => isTrainedToday(actor, today)))) throw new NotFound()
  return inReach({ ...reachOf(actor), door: `trained:${actor.municipality}` }, async () => work(await accountsOf(actor)))
}

/** People whose file this official must not see. */
export async function closedPeople(): Promise<readonly string[]> {
  const [row] = await ask<{ people: string[] }>('select closed_people()::text[] as people', [])
  return row?.people ?? []
}
