/** Worries that officials of the demonstration wrote down after a talk: one that waits for its second reader, one that was read. */
import { randomUUID } from 'node:crypto'
import { concernsOfCase, readAsSecond, recordConcern } from '../src/actions/care/concerns.ts'
import type { ConcernForm } from '../src/forms/care/concern.ts'
import type { Day } from '../src/law/day.ts'
import type { Official } from '../src/policies/actor.ts'
import type { Worker } from './people.ts'

export const worryOf = (more: Partial<ConcernForm> = {}): ConcernForm => ({
  key: randomUUID(),
  concernSeen: 'Een man wachtte bij de deur. Hij hield haar telefoon vast.',
  concernTold: '“Hij bewaart mijn papieren. Ik krijg ze als ik heb afbetaald.”',
  concernFrom: 'herself',
  concernOwn: 'Wij denken dat zij niet over haar eigen papieren gaat.',
  concernUrgency: 'week',
  concernChild: 'unknown',
  careConsent: 'yes',
  careConsentWhy: '',
  concernExpert: 'none',
  ...more,
})

/** Of talks on which two officials differ, and of those that were only just held. */
export async function worry({ stage }: Worker, { team: [, first, second], id }: { readonly team: readonly Official[]; readonly id: string }, today: Day): Promise<void> {
  if (!first || !second || (stage !== 'differing' && stage !== 'held')) return
  await recordConcern(first, id, worryOf(stage === 'held' ? { careConsent: 'notAsked', careConsentWhy: 'Er stond iemand bij de deur.' } : {}), today)
  const [line] = stage === 'differing' ? (await concernsOfCase(second, id, today)).lines : []
  if (line) await readAsSecond(second, line.id, { concernFound: 'enough' }, today)
}
