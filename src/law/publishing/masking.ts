/** Values in a list that stand there too seldom to be shown: whoever knows one of the people would know the rest of the row. */
import { FEWEST } from './publishing.ts'

/** The same values, with nothing where one stands under five times; what is left out is five or more together, or none. */
export function masked<V extends string>(values: readonly V[]): (V | '')[] {
  const times = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({ value, count: all.length })).toSorted((one, other) => one.count - other.count)
  const hidden = new Set<V>()
  let together = 0
  for (const { value, count } of times) {
    if (count >= FEWEST && (together === 0 || together >= FEWEST)) break
    hidden.add(value)
    together += count
  }
  return values.map((value) => (hidden.has(value) ? '' : value))
}
