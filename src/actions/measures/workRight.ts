/** A right to work that ends within a licence: on that day it is looked at again, and seen to go on; or the licence is suspended or taken back (V02). */
import type { WorkRightForm } from '../../forms/licence/measures.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { cannotGoOn } from '../../law/person/workRight.ts'
import { Licence } from '../../models/licence/Licence.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'

export interface WorkRightTask {
  readonly id: string
  readonly caseNumber: string
  readonly until: Day
}

/** Licences that hold and whose right to work ends today or ended before; for whoever handles them. */
export function workRightsToSee(actor: Official, today: Day): Promise<WorkRightTask[]> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const due = await Licence.workRightEnded(actor.municipality, today)
    return due.flatMap(({ licence, caseNumber, until }) => (holds(licence, today) ? [{ id: licence.applicationId, caseNumber, until }] : []))
  })
}

const holds = (licence: Licence, today: Day): boolean => ['valid', 'suspended', 'not yet valid'].includes(standingOn(today, licence.facts()))

/** It was seen that it goes on: to a later day, or without an end. What was shown is not kept. */
export function seeWorkRight(actor: Official, caseId: string, { goesOnUntil: until }: WorkRightForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, caseId, 'seeWorkRight', today)
    refuse(cannotGoOn(today, until || undefined))
    await application.record('seeWorkRight', actor.id, today, { ...(until && { untilDay: until }) })
    await audit(actor, 'licence.workRightSeen', application)
  })
}
