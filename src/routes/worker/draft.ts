/** How far she is with what she did not send yet. */
import { draftUntil } from '../../actions/application/draft.ts'
import { ownAnswers } from '../../actions/applications.ts'
import type { DraftLine } from '../../pages/shapes.ts'
import type { Worker } from '../../policies/actor.ts'

export async function draftOf(actor: Worker): Promise<DraftLine | null> {
  const until = await draftUntil(actor)
  if (!until) return null
  const { asks, missing } = await ownAnswers(actor)
  return { until, answered: asks.length - missing.length, of: asks.length }
}
