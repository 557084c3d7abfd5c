/** Who has someone that helps: admitted, sent along with an answer, and one whom the municipality does not admit. */
import { randomUUID } from 'node:crypto'
import { enterAsHelper, takeMandate } from '../src/actions/helping/helping.ts'
import { nameHelper, ownMandates } from '../src/actions/helping/mandates.ts'
import { refuseHelper } from '../src/actions/helping/refusing.ts'
import type { Day } from '../src/law/day.ts'
import type { Official, Worker } from '../src/policies/actor.ts'

interface Helped {
  readonly subject: string
  readonly actor: Worker
  readonly team: readonly Official[]
  readonly id: string
  readonly issuer: string
}

const lawyer = { by: 'helper-2', helper: 'Mijn advocaat', label: 'Cliënt tulp' }
const helpers: Readonly<Record<string, typeof lawyer>> = {
  'worker-24': lawyer,
  'worker-41': { ...lawyer, by: 'helper-3' },
  'worker-42': { by: 'helper-4', helper: 'Mijn huisgenoot', label: 'Maan' },
}
const isRefused = 'worker-42'

/** By a code, as she would give it. */
export async function helpSome({ subject, actor, team, id, issuer }: Helped, today: Day): Promise<void> {
  const helped = helpers[subject]
  if (!helped) return
  const { by, helper, label } = helped
  await nameHelper(actor, { key: randomUUID(), helper, label, scope: 'act', helpDays: 30 }, today)
  const [mandate] = await ownMandates(actor, today)
  await takeMandate(await enterAsHelper({ issuer, subject: by }, today), mandate?.code ?? '', today)
  const caseworker = team.find(({ role }) => role === 'caseworker')
  if (subject !== isRefused || !caseworker || !mandate) return
  await refuseHelper(caseworker, id, mandate.id, { lawyer: 'no', helperGround: 'pressure', helperReason: 'Uw huisgenoot belde voor u en gaf steeds zelf antwoord. Wij hoorden u niet.' }, today)
}
