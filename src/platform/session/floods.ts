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

export function floods(): Floods {
  let tallies = new Map<string, Tally>()
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
    async share() {
      const taken = tallies
      if (!taken.size) return
      tallies = new Map()
      await addUp([...taken.values()]).catch(() => putBack(tallies, taken))
    },
  }
}

function putBack(tallies: Map<string, Tally>, taken: ReadonlyMap<string, Tally>): void {
  for (const [key, tally] of taken) {
    const since = tallies.get(key)
    tallies.set(key, since ? { ...tally, asked: tally.asked + since.asked, refused: tally.refused + since.refused, networks: tally.networks + since.networks } : tally)
  }
}

async function addUp(tallies: readonly Tally[]): Promise<void> {
  const inOrder = tallies.toSorted((one, other) => one.name.localeCompare(other.name) || one.family.localeCompare(other.family))
  const of = <K extends keyof Tally>(column: K) => inOrder.map((tally) => tally[column])
  await hot(
    'floods',
    `insert into flood_counts as f select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::integer[], $5::integer[], $6::integer[])
     on conflict (hour, name, family) do update set asked = f.asked + excluded.asked, refused = f.refused + excluded.refused, networks = f.networks + excluded.networks`,
    [of('hour'), of('name'), of('family'), of('asked'), of('refused'), of('networks')],
  )
}
