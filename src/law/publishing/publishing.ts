/**
 * What may be shown of counts. A number under five is not shown, every other is rounded to five, and where a number that
 * is not shown could still be told from what stands beside, under or above it, one more is left out.
 */

export const FEWEST = 5
const STEP = 5

/** A number, rounded; `few` for one to four; `withheld` for one that would give such a number away. */
export type Shown = number | 'few' | 'withheld'

export interface Counted {
  readonly period: string
  /** The longer period it lies in, if that is counted too. */
  readonly within?: string | undefined
  readonly parts: Readonly<Record<string, number>>
}

export interface Published {
  readonly period: string
  readonly total: Shown
  readonly parts: Readonly<Record<string, Shown>>
}

type Cell = readonly [row: number, part: string]
type Range = readonly [least: number, most: number]

const TOTAL = ''

/** Rows with the same parts; of a longer period the parts are the sums of its shorter ones. */
export function publish(rows: readonly Counted[]): Published[] {
  const grid = new Grid(rows)
  // One more is left out each time, so this ends.
  for (let told = grid.givenAway(); told !== undefined; told = grid.givenAway()) grid.withhold(told)
  return grid.published()
}

export function rounded(count: number): Shown {
  if (count === 0) return 0
  return count < FEWEST ? 'few' : Math.round(count / STEP) * STEP
}

/** What a reader knows of a number that is shown so. */
export function rangeOf(shown: Shown): Range {
  if (shown === 'few') return [1, FEWEST - 1]
  if (shown === 'withheld') return [0, Number.POSITIVE_INFINITY]
  return shown === 0 ? [0, 0] : [Math.max(FEWEST, shown - 2), shown + 2]
}

class Grid {
  readonly #rows: readonly Counted[]
  readonly #shown: Map<string, Shown>[]
  readonly #sums: readonly (readonly [sum: Cell, of: readonly Cell[]])[]

  constructor(rows: readonly Counted[]) {
    this.#rows = rows
    const names = Object.keys(rows[0]?.parts ?? {})
    this.#shown = rows.map(({ parts }) => new Map([[TOTAL, rounded(sumOf(Object.values(parts)))], ...names.map((name) => [name, rounded(parts[name] ?? 0)] as const)]))
    const across = rows.map((_row, index) => [[index, TOTAL], names.map((name) => [index, name] as const)] as const)
    const down = rows.flatMap(({ period }, index) => {
      const inside = rows.flatMap(({ within }, at) => (within === period ? [at] : []))
      return inside.length ? [TOTAL, ...names].map((name) => [[index, name], inside.map((at) => [at, name] as const)] as const) : []
    })
    this.#sums = [...across, ...down]
  }

  published(): Published[] {
    return this.#rows.map(({ period }, index) => {
      const { [TOTAL]: total = 0, ...parts } = Object.fromEntries(this.#shown[index] ?? [])
      return { period, total, parts }
    })
  }

  /** A sum by which a number under five can be told exactly. */
  givenAway(): number | undefined {
    const ranges = this.#shown.map((row) => new Map([...row].map(([name, shown]) => [name, rangeOf(shown)])))
    for (let changed = true; changed; ) {
      changed = false
      for (const [index, [sum, of]] of this.#sums.entries()) {
        if (!narrow(ranges, sum, of)) continue
        changed = true
        if ([sum, ...of].some((cell) => this.#at(cell) === 'few' && width(get(ranges, cell)) === 0)) return index
      }
    }
    return undefined
  }

  /** Leaves out the smallest number of this sum that is still shown, the sum itself first. */
  withhold(index: number): void {
    const [sum, of] = this.#sums[index] ?? [[0, TOTAL], []]
    const cells = [sum, ...of].filter((cell) => this.#at(cell) !== 'withheld')
    const numbers = cells.filter((cell) => typeof this.#at(cell) === 'number')
    const [chosen = cells[0]] = typeof this.#at(sum) === 'number' ? [sum] : numbers.toSorted((one, other) => Number(this.#at(one)) - Number(this.#at(other)))
    if (!chosen) throw new Error('nothing is left to leave out')
    this.#shown[chosen[0]]?.set(chosen[1], 'withheld')
  }

  #at([row, part]: Cell): Shown {
    return this.#shown[row]?.get(part) ?? 0
  }
}

type Ranges = readonly Map<string, Range>[]

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)
const get = (ranges: Ranges, [row, part]: Cell): Range => ranges[row]?.get(part) ?? [0, 0]
const width = ([least, most]: Range): number => most - least

/** Lets a sum and what it is the sum of narrow each other; whether anything did. */
function narrow(ranges: Ranges, sum: Cell, of: readonly Cell[]): boolean {
  const parts = of.map((cell) => get(ranges, cell))
  const [least, most] = [sumOf(parts.map(([low]) => low)), sumOf(parts.map(([, high]) => high))]
  const [lowSum, highSum] = get(ranges, sum)
  const narrowed = [set(ranges, sum, [least, most])]
  for (const [index, cell] of of.entries()) {
    const others = parts.filter((_part, at) => at !== index)
    const [low, high] = [lowSum - sumOf(others.map(([, each]) => each)), highSum - sumOf(others.map(([each]) => each))]
    narrowed.push(set(ranges, cell, [low, high]))
  }
  return narrowed.includes(true)
}

function set(ranges: Ranges, cell: Cell, [least, most]: Range): boolean {
  const [low, high] = get(ranges, cell)
  const next: Range = [Math.max(low, least), Math.min(high, most)]
  if (next[0] === low && next[1] === high) return false
  ranges[cell[0]]?.set(cell[1], next)
  return true
}
