/** How often each number is asked by anyone, counted here and added up now and then; of numbers that few ask nothing is written down. */
import type { Day } from '../../law/day.ts'
import { addCounts } from '../../models/register/numberCounts.ts'
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

/** Under which a number is counted on a day: another on each, and nothing that stands on a card. */
export const countedAs = (mac: string, day: Day): Promise<Buffer> => keys().mac('network', `asked|${mac}|${day}`)

/** When the database is away, it is tried again with what came since. */
export async function shareAsked(today: Day): Promise<void> {
  for (const [name, { day }] of counters) if (day !== today) counters.delete(name)
  const due = [...counters].filter(([, { fresh, total }]) => fresh > 0 && total >= WRITTEN_FROM).map(([name, counter]) => ({ name, counter, count: counter.fresh }))
  if (!due.length) return
  await addCounts(await Promise.all(due.map(async ({ name, counter: { day }, count }) => ({ key: await countedAs(name, day), day, count }))))
  for (const { counter, count } of due) counter.fresh -= count
}
