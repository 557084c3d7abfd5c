/** How much is asked and kept away, by the hour: how many networks, and never which. */
import { isIPv4 } from 'node:net'
import { hot } from '../database/connection.ts'

export type Family = '4' | '6' | 'all'

/** What an address is of. */
export const familyOf = (address: string): Family => (isIPv4(address.replace(/^::ffff:(?=\d+\.)/i, '')) ? '4' : '6')

interface Tally {
  readonly hour: Date
  readonly name: string
  readonly family: Family
  asked: number
  refused: number
  networks: number
}

export interface Floods {
  /** Network: under which name this process knows it, for no longer than this hour. */
  add(asked: { readonly name: string; readonly family: Family; readonly network: string; readonly isRefused: boolean }, now: Date): void
  /** Added to what the other processes saw; when the database is away it waits. */
  share(): Promise<void>
}

const HOUR = 3_600_000

/** A day later nobody looks at the hour any more. */
const WAITS = 24 * HOUR

export function floods(addTallies: (tallies: readonly Tally[]) => Promise<void> = addUp): Floods {
  let tallies = new Map<string, Tally>()
  let sharing = Promise.resolve()
  const keptAway = { hour: 0, networks: new Set<string>() }
  return {
    add({ name, family, network, isRefused }, now) {
      const hour = Math.floor(now.getTime() / HOUR)
      const key = `${name}|${family}|${hour}`
      const tally = tallies.get(key) ?? { hour: new Date(hour * HOUR), name, family, asked: 0, refused: 0, networks: 0 }
      tallies.set(key, tally)
      tally.asked += 1
      if (!isRefused) return
      tally.refused += 1
      if (keptAway.hour !== hour) Object.assign(keptAway, { hour, networks: new Set() })
      if (!keptAway.networks.has(network)) tally.networks += 1
      keptAway.networks.add(network)
    },
    // One after the other: who waits for it knows that all is there.
    share: () => (sharing = sharing.then(shareNow)),
  }

  async function shareNow(): Promise<void> {
    const taken = tallies
    if (!taken.size) return
    tallies = new Map()
    await addTallies([...taken.values()]).catch(() => putBack(tallies, taken))
  }
}

function putBack(tallies: Map<string, Tally>, taken: ReadonlyMap<string, Tally>): void {
  const newest = Math.max(...[...taken.values()].map(({ hour }) => hour.getTime()))
  for (const [key, tally] of taken) {
    if (newest - tally.hour.getTime() > WAITS) continue
    const since = tallies.get(key)
    tallies.set(key, since ? { ...tally, asked: tally.asked + since.asked, refused: tally.refused + since.refused, networks: tally.networks + since.networks } : tally)
  }
}

async function addUp(tallies: readonly Tally[]): Promise<void> {
  await hot(
    'floods',
    `insert into flood_counts as f select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::integer[], $5::integer[], $6::integer[])
     on conflict (hour, name, family) do update set ${(['asked', 'refused', 'networks'] as const).map(summed).join(', ')}`,
    columnsOf(tallies),
  )
}

/** So much as its column holds, and no more: a sum that does not fit would keep all others away with it. */
const summed = (column: keyof Tally) => `${column} = least(f.${column}::bigint + excluded.${column}, 1000000000)::integer`

/** For whoever may write nothing: by a function that only adds. */
export async function addUpAlone(tallies: readonly Tally[]): Promise<void> {
  await hot('floods-alone', 'select count_floods($1, $2, $3, $4, $5, $6)', columnsOf(tallies))
}

/** In one order for all processes, so that two never wait for each other. */
function columnsOf(tallies: readonly Tally[]): unknown[] {
  const inOrder = tallies.toSorted((one, other) => one.name.localeCompare(other.name) || one.family.localeCompare(other.family))
  return (['hour', 'name', 'family', 'asked', 'refused', 'networks'] as const).map((column) => inOrder.map((tally) => tally[column]))
}
