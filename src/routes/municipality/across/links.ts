import type { CaseFile } from '../../../actions/cases.ts'
import type { Way } from '../../../pages/case.ts'
import { paths } from '../../../paths.ts'
import type { Official } from '../../../policies/actor.ts'

/** From a case to advice on it, and to handing it over; of a closed one to the advice there was. */
export function acrossLinks({ role }: Official, { application: { id, closedOn } }: CaseFile): Way[] {
  const reads = role === 'caseworker' || role === 'decisionMaker'
  const advice = reads ? [{ href: paths.advice.with({ id }), act: closedOn ? 'adviceRead' : 'advice' }] : []
  const handover = !closedOn && (reads || role === 'teamLead') ? [{ href: paths.handover.with({ id }), act: 'handover' }] : []
  return [...advice, ...handover]
}
