/** Was this number valid on a day: from acts and dates, within the budget of whoever asks, and on record for her. */
import type { OnDayForm } from '../../forms/checking/check.ts'
import { cannotAskOn } from '../../law/checking/onDay.ts'
import { type Day, instantOf } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { standingOn } from '../../law/licence/licence.ts'
import type { LicenceNumber } from '../../law/licence/licenceNumber.ts'
import { hot } from '../../platform/database/connection.ts'
import { type Inspector, type Official, organisationOf } from '../../policies/actor.ts'
import { dailyBudget, hourlyBudget } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import type { Unanswered } from '../checks.ts'
import { factsOf, type FactsRow } from './valid.ts'
import { keys } from '../keys.ts'

export const mayAskOnDay = ['inspector', 'caseworker', 'decisionMaker', 'objectionHandler'] as const
const asking: readonly string[] = mayAskOnDay

export async function wasValidOn(actor: Inspector | Official, number: LicenceNumber, { askedDay, dayGround }: Pick<OnDayForm, 'askedDay' | 'dayGround'>, now: Date, today: Day): Promise<boolean | Unanswered> {
  permit(asking.includes(actor.role))
  refuse(cannotAskOn(askedDay, dayGround, today))
  const [row] = await hot<FactsRow & { outcome: Unanswered | 'none' | 'found' }>(
    'facts-on-day',
    'select outcome, valid_from::text, valid_until::text, acts from facts_on_day($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [await keys().mac('licence', number), askedDay, dayGround, actor.id, actor.role, organisationOf(actor), now, instantOf(today, '00:00'), hourlyBudget[actor.role], dailyBudget.inspector],
  )
  if (!row) throw new Error('a question was not answered')
  if (row.outcome === 'none') return false
  return row.outcome === 'found' ? standingOn(askedDay, factsOf(row)) === 'valid' : row.outcome
}
