/** Numbers that stand in advertisements: each checked and on record, nothing of the text kept. */
import { type Day, instantOf } from '../../law/day.ts'
import type { LicenceNumber } from '../../law/licence/licenceNumber.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { hot } from '../../platform/database/connection.ts'
import type { Inspector } from '../../policies/actor.ts'
import { advertisedBudget } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import type { Unanswered } from '../checks.ts'
import { factsOf, type FactsRow } from './valid.ts'
import { keys } from '../keys.ts'

export interface AdvertisedAnswer {
  readonly number: LicenceNumber
  readonly valid: boolean
}

interface AdvertisedRow extends FactsRow {
  outcome: Unanswered | 'none' | 'found'
  place: number
}

/** In the order they were given; or why none of them is answered. */
export async function checkAdvertised(actor: Inspector, numbers: readonly LicenceNumber[], now: Date, today: Day): Promise<AdvertisedAnswer[] | Unanswered> {
  permit(actor.role === 'inspector')
  const macs = await Promise.all(numbers.map((number) => keys().mac('licence', number)))
  const rows = await hot<AdvertisedRow>(
    'check-advertised',
    'select outcome, place, valid_from::text, valid_until::text, acts from check_advertised($1, $2, $3, $4, $5, $6, $7)',
    [macs, actor.id, actor.unit, now, instantOf(today, '00:00'), advertisedBudget.hour, advertisedBudget.day],
  )
  const refused = rows.map(({ outcome }) => outcome).find((outcome) => outcome !== 'none' && outcome !== 'found')
  if (refused) return refused
  const valid = new Set(rows.filter((row) => row.outcome === 'found' && standingOn(today, factsOf(row)) === 'valid').map(({ place }) => place))
  return numbers.map((number, index) => ({ number, valid: valid.has(index + 1) }))
}
