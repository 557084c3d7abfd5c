/** More of a check: her name, the year of her birth and how the licence stands, on a ground that she reads. */
import { type Day, instantOf } from '../../law/day.ts'
import { cannotSeeMore, groundsAfter, type MoreGround } from '../../law/checking/grounds.ts'
import { refuse } from '../../law/impediment.ts'
import { endOf, type Standing, standingOn } from '../../law/licence/licence.ts'
import { hot } from '../../platform/database/connection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Inspector } from '../../policies/actor.ts'
import { dailyBudget, hourlyBudget } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import type { Unanswered } from '../checks.ts'
import { factsOf, type FactsRow } from './valid.ts'
import { openNameOfCheck } from '../vault.ts'
import { ownCheck } from './ownChecks.ts'

export interface More {
  /** Empty when nothing is known of this number, or nobody came by yet. */
  readonly name: string
  readonly born: string
  readonly standing: Standing | 'unknown'
  readonly validFrom: Day | null
  /** The last day it was or will be worth anything. */
  readonly until: Day | null
  /** The day from which she reads it; null when she does at once. */
  readonly shownFrom: Day | null
}

/** The grounds there are for more, after what this check answered. */
export async function moreOn(actor: Inspector, entry: string, now: Date): Promise<MoreGround[]> {
  permit(actor.role === 'inspector')
  return groundsAfter((await ownCheck(actor, entry, now)).valid)
}

interface MoreRow extends FactsRow {
  outcome: Unanswered | 'not yours' | 'none' | 'found'
  person_id: string
  application_id: string | null
  wrapped_key: Buffer
  identity_id: string | null
  identity: Buffer | null
  shown_from: Day | null
}

/** One round trip that answers and records, as the check itself. */
export async function seeMore(actor: Inspector, entry: string, ground: MoreGround, now: Date, today: Day): Promise<More | Unanswered> {
  permit(actor.role === 'inspector')
  refuse(cannotSeeMore(ground, (await ownCheck(actor, entry, now)).valid))
  const [row] = await hot<MoreRow>(
    'more-of-check',
    `select outcome, valid_from::text, valid_until::text, acts, person_id, application_id, wrapped_key, identity_id, identity, shown_from::text
     from more_of_check($1, $2, $3, $4, $5, $6, $7, $8)`,
    [entry, ground, actor.id, actor.unit, now, instantOf(today, '00:00'), hourlyBudget.inspector, dailyBudget.inspector],
  )
  if (!row || row.outcome === 'not yours') throw new NotFound()
  const { outcome, shown_from: shownFrom } = row
  if (outcome === 'none') return { name: '', born: '', standing: 'unknown', validFrom: null, until: null, shownFrom }
  if (outcome !== 'found') return outcome
  const facts = factsOf(row)
  return { ...(await whoIs(row)), standing: standingOn(today, facts), validFrom: facts.validFrom, until: endOf(facts), shownFrom }
}

async function whoIs(row: MoreRow): Promise<{ name: string; born: string }> {
  const { person_id: personId, application_id: applicationId, wrapped_key: wrappedKey, identity_id: sealedId, identity: ciphertext } = row
  return sealedId === null || ciphertext === null ? { name: '', born: '' } : openNameOfCheck({ personId, applicationId, wrappedKey, sealedId, ciphertext })
}
