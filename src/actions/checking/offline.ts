/** Handing in what was checked without a network: once each, of a shift of one's own. */
import type { OfflineCheckForm } from '../../forms/checking/offline.ts'
import { shiftHours } from '../../law/checking/shift.ts'
import { dayIn, instantOf } from '../../law/day.ts'
import { hot } from '../../platform/database/connection.ts'
import { NotFound } from '../../platform/errors.ts'
import { readToken } from '../../platform/secrets/token.ts'
import type { Inspector } from '../../policies/actor.ts'
import { dailyBudget, hourlyBudget } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import { macOfIndex } from '../licence/held.ts'
import { verifyingKeyOf } from '../register/publishedKeys.ts'
import { keys } from '../keys.ts'

/** On record now, on record already, or on record as one too many. */
export type HandedIn = 'recorded' | 'before' | 'over budget'

/** In milliseconds: how far ahead the clock of a phone may be, and how long after a check it can be handed in. */
const AHEAD = 120_000
const KEPT_FOR = 7 * 86_400_000

const longest = `${Math.max(...shiftHours)} hours`
const kept = `${KEPT_FOR / 1_000} seconds`

export async function handIn(actor: Inspector, { check, shift, at, token }: OfflineCheckForm, now: Date): Promise<HandedIn> {
  permit(actor.role === 'inspector')
  if (at.getTime() > now.getTime() + AHEAD || at.getTime() < now.getTime() - KEPT_FOR) throw new NotFound()
  const [row] = await hot<{ outcome: HandedIn | 'not yours' }>(
    'hand-in-check',
    'select outcome from hand_in_check($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
    [check, shift, await macOf(token, at, now), actor.id, actor.unit, at, now, instantOf(dayIn(at), '00:00'), longest, kept, hourlyBudget.inspector, dailyBudget.inspector],
  )
  if (!row) throw new Error('a check was not handed in')
  if (row.outcome === 'not yours') throw new NotFound()
  return row.outcome
}

/** Of a code that was ours when it was scanned. Any other is looked up all the same, so that it is on record. */
async function macOf(token: string, at: Date, now: Date): Promise<Buffer> {
  const read = await readToken((kid) => verifyingKeyOf(kid, now), token, at)
  return 'why' in read ? keys().mac('showing', 'not ours') : macOfIndex(read.claims.idx)
}
