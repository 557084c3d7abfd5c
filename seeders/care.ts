/** Worries that officials of the demonstration wrote down after a talk: one that waits for its second reader, one that was read. */
import { randomUUID } from 'node:crypto'
import { concernsOfCase, readAsSecond, recordConcern } from '../src/actions/care/concerns.ts'
import { refer } from '../src/actions/care/referring.ts'
import type { ConcernForm } from '../src/forms/care/concern.ts'
import type { ReferralForm } from '../src/forms/care/referral.ts'
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

export const referralOf = (today: Day, more: Partial<ReferralForm> = {}): ReferralForm => ({
  careRegion: 'VR09', careReason: 'papers', careUrgency: 'week', careGround: 'consent', careYesOn: today, careGroundWhy: '', careCall: 'Mila', careLanguage: 'en',
  careWay: 'phone', careAddress: '06 00 00 00 00', careWhen: 'Op werkdagen voor twaalf uur.', careWord: 'maan', ...more,
})

/** Of talks on which two officials differ, and of those that were only just held. */
export async function worry({ stage }: Worker, { team: [, first, second], id }: { readonly team: readonly Official[]; readonly id: string }, today: Day): Promise<void> {
  if (!first || !second || (stage !== 'differing' && stage !== 'held')) return
  await recordConcern(first, id, worryOf(stage === 'held' ? { careConsent: 'notAsked', careConsentWhy: 'Er stond iemand bij de deur.' } : {}), today)
  const [line] = stage === 'differing' ? (await concernsOfCase(second, id, today)).lines : []
  if (!line) return
  await readAsSecond(second, line.id, { concernFound: 'enough' }, today)
  // One of them is sent on; the others are still to be.
  if (first.municipality === 'GM0344') await refer(first, line.id, referralOf(today), today)
}
