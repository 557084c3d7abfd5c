/** How often each number is asked by anyone, counted here and added up now and then; of numbers that few ask nothing is written down. */
import type { Day } from '../../law/day.ts'
import { addCounts } from '../../models/register/numberCounts.ts'
import { aliasOf, behind } from '../../platform/secrets/alias.ts'
import { keys } from '../keys.ts'

interface Counter {
  readonly day: Day
  /** Of this process, not yet in the database. */
  fresh: number
  total: number
}

/** In a day, by one process: fewer are nobody's business. */
const WRITTEN_FROM = 10
const MOST_COUNTED = 100_000

const counters = new Map<string, Counter>()
let isCounting = false

/** From now on, in a process that shares what it counts: another would only remember what was asked. */
export function countAsked(): void {
  isCounting = true
}

/** Of a number that is on a card. */
export function noteAsked(mac: Buffer, day: Day): void {
  if (!isCounting) return
  const name = mac.toString('hex')
  const known = counters.get(name)
  const counter = known?.day === day ? known : { day, fresh: 0, total: 0 }
  counter.fresh += 1
  counter.total += 1
  counters.set(name, counter)
  const [oldest] = counters.keys()
  if (counters.size > MOST_COUNTED && oldest) counters.delete(oldest)
}

/** Of names a number is counted under, another on each day, what stands on the card that was counted so; nothing of a name that was made up. The keyring alone leads back. */
export async function macsCountedAs(names: readonly { readonly key: Buffer; readonly day: Day }[]): Promise<(Buffer | undefined)[]> {
  const days = new Map(await Promise.all([...new Set(names.map(({ day }) => day))].map(async (day) => [day, await keyOf(day)] as const)))
  return names.map(({ key, day }) => {
    const keyThen = days.get(day)
    return keyThen && behind(keyThen, key)
  })
}

const keyOf = (day: Day): Promise<Buffer> => keys().mac('asked', day)

/** When the database is away, it is tried again with what came since. */
export async function shareAsked(today: Day): Promise<void> {
  for (const [name, { day }] of counters) if (day !== today) counters.delete(name)
  const due = [...counters].filter(([, { fresh, total }]) => fresh > 0 && total >= WRITTEN_FROM).map(([name, counter]) => ({ name, counter, count: counter.fresh }))
  const key = due.length ? await keyOf(today) : undefined
  for (let from = 0; key && from < due.length; from += AT_ONCE) {
    const some = due.slice(from, from + AT_ONCE)
    await addCounts(some.map(({ name, count }) => ({ key: aliasOf(key, Buffer.from(name, 'hex')), count })), today)
    for (const { counter, count } of some) counter.fresh -= count
  }
}

const AT_ONCE = 1_000
