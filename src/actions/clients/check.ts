/** Yes or no for a system of another organisation: many numbers at once, each on record, in one round trip. */
import type { ClientCheck } from '../../forms/checking/client.ts'
import { dayIn, instantOf } from '../../law/day.ts'
import { standingOn } from '../../law/licence/licence.ts'
import { readLicenceNumber } from '../../law/licence/licenceNumber.ts'
import { askedByClient, type ClientRefusal, forgetOld, recordRefused } from '../../models/register/Client.ts'
import { inTransaction } from '../work.ts'
import { keys } from '../keys.ts'
import { hashOf } from './access.ts'
import type { AtDoor, Left } from './coming.ts'

export type { ClientRefusal }

/** In the words of the interface. */
export type Result = 'geldig' | 'niet-geldig' | 'tikfout'

export type ClientOutcome =
  | { readonly refused: ClientRefusal; readonly left: Left | undefined }
  | { readonly at: Date; readonly again: boolean; readonly results: readonly Result[]; readonly left: Left | undefined }

export interface ClientAsks extends AtDoor {
  /** Absent when the request is not one we know: the refusal is then on record. */
  readonly check: ClientCheck | undefined
}

/** A number whose check symbol does not fit is told apart before anything is looked up. */
export async function checkForClient({ token, certificate, check, key }: ClientAsks, now: Date): Promise<ClientOutcome> {
  const read = (check?.nummers ?? []).map(readLicenceNumber)
  const numbers = await Promise.all(read.flatMap((number) => (number ? [keys().mac('licence', number)] : [])))
  const question = {
    token: hashOf(token), certificate, purpose: check?.doel ?? null, numbers,
    key: key === undefined ? null : hashOf(key),
    request: key === undefined ? null : await keys().mac('licence', JSON.stringify(check)),
    now, dayBegan: instantOf(dayIn(now), '00:00'),
  }
  const { outcome, answered_at: at, facts, allowed, spent } = await askedByClient(question)
  const left = allowed === null || spent === null ? undefined : { allowed, remaining: Math.max(allowed - spent, 0) }
  if (outcome !== 'answered' && outcome !== 'again') return { refused: outcome, left }
  // What was answered before is answered as it was that day.
  const answers = [...(facts ?? [])]
  const results = read.map((number): Result => {
    if (!number) return 'tikfout'
    const found = answers.shift()
    return found && standingOn(dayIn(at), found) === 'valid' ? 'geldig' : 'niet-geldig'
  })
  return { at, again: outcome === 'again', results, left }
}

/** A request that could not be read is on record as well. */
export function recordUnread(because: string): Promise<void> {
  return recordRefused(because)
}

/** Every night: what a client may need for a day is there for a day. */
export function forgetClientRequests(now: Date): Promise<void> {
  return inTransaction({ role: 'system', id: 'job:clients' }, () => forgetOld(new Date(now.getTime() - 86_400_000), now))
}
