import { paths } from '../../../paths.ts'
import type { Official } from '../../../policies/actor.ts'

/** From a case to advice on it, and to handing it over. */
export function acrossLinks({ role }: Official, id: string): { href: string; act: string }[] {
  const advice = role === 'caseworker' || role === 'decisionMaker' ? [{ href: paths.advice.with({ id }), act: 'advice' }] : []
  const handover = advice.length || role === 'teamLead' ? [{ href: paths.handover.with({ id }), act: 'handover' }] : []
  return [...advice, ...handover]
}
