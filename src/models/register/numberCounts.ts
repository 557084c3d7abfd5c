/** Counts of numbers that are asked often: under keys that say nothing without the keyring. */
import type { Day } from '../../law/day.ts'
import { hot } from '../../platform/database/connection.ts'

export interface NumberCount {
  readonly key: Buffer
  readonly day: Day
  readonly count: number
}

export async function addCounts(counts: readonly NumberCount[]): Promise<void> {
  await hot(
    'number-counts',
    `insert into number_counts as n (key, day, count) select * from unnest($1::bytea[], $2::date[], $3::integer[]) as sent(key, day, count) order by key
     on conflict (key, day) do update set count = n.count + excluded.count`,
    [counts.map(({ key }) => key), counts.map(({ day }) => day), counts.map(({ count }) => count)],
  )
}
