/** Counts of numbers that are asked often: under keys that say nothing without the keyring. */
import type { Day } from '../../law/day.ts'
import { hot } from '../../platform/database/connection.ts'

export interface NumberCount {
  readonly key: Buffer
  readonly count: number
}

/** By a function that only adds: so may also who can read nothing. */
export async function addCounts(counts: readonly NumberCount[], on: Day): Promise<void> {
  await hot('number-counts', 'select count_asked($1, $2, $3)', [counts.map(({ key }) => key), on, counts.map(({ count }) => count)])
}
