/** What waits about licences: for a second pair of eyes, for the second who reads what a court ordered, or to be looked at again. */
import type { Day } from '../../law/day.ts'
import type { LicenceFacts } from '../../law/licence/licence.ts'
import { toReview } from '../../law/measures/suspension.ts'
import type { ProposedAct } from '../../models/licence/LicenceProposal.ts'
import { glance } from '../../platform/database/connection.ts'
import { hasCases, type Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { mayHandleOrders } from './courts.ts'

export interface LicenceTask {
  /** Of the case. */
  readonly id: string
  readonly caseNumber: string
  readonly what: ProposedAct | 'court' | 'review'
  /** When it is to take effect, or to be looked at. */
  readonly on: Day
}

type Suspended = Pick<LicenceTask, 'id' | 'caseNumber'> & LicenceFacts

/** What was asked, null where there is none. */
export interface TasksFound {
  readonly proposals: LicenceTask[] | null
  readonly orders: LicenceTask[] | null
  readonly suspended: Suspended[] | null
}

/** For this official, the nearest day first; what they put forward themselves waits for others. */
export async function licenceTasks(actor: Official, today: Day): Promise<LicenceTask[]> {
  permit(hasCases(actor.role))
  const [row] = await glance<{ tasks: TasksFound }>('licence-tasks', 'select licence_tasks($1, $2, $3, $4) as tasks', [actor.municipality, actor.id, today, tasksFor(actor)])
  return row ? tasksIn(row.tasks, today) : []
}

/** Which lists there are for this official. */
export function tasksFor(official: Official): (keyof TasksFound)[] {
  const { role } = official
  return [...(role === 'decisionMaker' ? ['proposals' as const] : []), ...(mayHandleOrders(official) ? ['orders' as const] : []), ...(role === 'caseworker' ? ['suspended' as const] : [])]
}

export function tasksIn({ proposals, orders, suspended }: TasksFound, today: Day): LicenceTask[] {
  const reviews = (suspended ?? []).flatMap(({ id, caseNumber, ...facts }) => {
    const on = toReview(today, facts)
    return on ? [{ id, caseNumber, what: 'review' as const, on }] : []
  })
  return [...(proposals ?? []), ...(orders ?? []), ...reviews].toSorted((one, other) => one.on.localeCompare(other.on))
}
