/** What waits about licences: for a second pair of eyes, for the second who reads what a court ordered, or to be looked at again. */
import type { Day } from '../../law/day.ts'
import { toReview } from '../../law/measures/suspension.ts'
import { CourtOrder } from '../../models/licence/CourtOrder.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { LicenceProposal, type ProposedAct } from '../../models/licence/LicenceProposal.ts'
import { hasCases, type Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'
import { mayHandleOrders } from './courts.ts'

export interface LicenceTask {
  /** Of the case. */
  readonly id: string
  readonly caseNumber: string
  readonly what: ProposedAct | 'court' | 'review'
  /** When it is to take effect, or to be looked at. */
  readonly on: Day
}

/** For this official, the nearest day first; what they put forward themselves waits for others. */
export function licenceTasks(actor: Official, today: Day): Promise<LicenceTask[]> {
  permit(hasCases(actor.role))
  return inTransaction(actor, async () => {
    const { municipality, role } = actor
    const own = await accountsOf(actor)
    const [proposals, orders, suspended] = await Promise.all([
      role === 'decisionMaker' ? LicenceProposal.waiting(municipality, own) : [],
      mayHandleOrders(actor) ? CourtOrder.waiting(municipality, own) : [],
      role === 'caseworker' ? Licence.suspendedOn(municipality, today) : [],
    ])
    const reviews = suspended.flatMap(({ licence, caseNumber }) => {
      const on = toReview(today, licence.facts())
      return on ? [{ id: licence.applicationId, caseNumber, what: 'review' as const, on }] : []
    })
    return [...proposals, ...orders.map((order) => ({ ...order, what: 'court' as const })), ...reviews].toSorted((one, other) => one.on.localeCompare(other.on))
  })
}
