/** The checks of the shift that runs: when, how and what was answered. Of whom is not said, and after the shift they are gone. */
import { dayIn } from '../../law/day.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { hot } from '../../platform/database/connection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Inspector } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { factsOf, type FactsRow } from './valid.ts'

export interface OwnCheck {
  readonly entry: string
  readonly at: Date
  readonly channel: string
  readonly valid: boolean
}

interface OwnCheckRow extends FactsRow {
  entry: string
  at: Date
  channel: string
  found: boolean
}

/** Newest first; none without a shift. */
export async function ownChecks(actor: Inspector, now: Date): Promise<OwnCheck[]> {
  permit(actor.role === 'inspector')
  const rows = await hot<OwnCheckRow>('checks-of-shift', 'select entry, at, channel, valid_from is not null as found, valid_from::text, valid_until::text, acts from checks_of_shift($1, $2)', [actor.id, now])
  return rows.map(({ entry, at, channel, found, ...facts }) => ({ entry, at, channel, valid: found && standingOn(dayIn(at), factsOf(facts)) === 'valid' }))
}

export async function ownCheck(actor: Inspector, entry: string, now: Date): Promise<OwnCheck> {
  const found = (await ownChecks(actor, now)).find((one) => one.entry === entry)
  if (!found) throw new NotFound()
  return found
}
