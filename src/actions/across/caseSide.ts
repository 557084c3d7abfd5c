/** What a case has to do with others: an application elsewhere, advice that should be there, and going to another municipality. */
import { adviceOn } from '../../law/deciding/advice.ts'
import type { Day } from '../../law/day.ts'
import { type HandoverStanding, standingOf } from '../../law/office/handover.ts'
import { AdviceRequest } from '../../models/AdviceRequest.ts'
import type { Application } from '../../models/Application.ts'
import { Handover } from '../../models/office/Handover.ts'
import { putRightAt, type SeenWrong } from '../looks/recipients.ts'
import { runsElsewhere } from './elsewhere.ts'

export interface CaseAcross {
  readonly elsewhere: boolean
  readonly overdueAdvice: number
  /** Of what runs now. */
  readonly handover: HandoverStanding | null
  /** What another municipality put right, and nobody here has read yet. */
  readonly putRight: readonly SeenWrong[]
}

/** Call inside a transaction. */
export async function caseAcross(application: Application, today: Day): Promise<CaseAcross> {
  const open = await AdviceRequest.findAll({ where: { applicationId: application.id, answeredOn: null } })
  const running = await Handover.running(application.id)
  return {
    elsewhere: !application.closedOn && (await runsElsewhere(application)),
    overdueAdvice: open.filter((advice) => adviceOn(today, advice.facts()) === 'overdue').length,
    handover: running && standingOf(running.facts()),
    putRight: await putRightAt(application),
  }
}
