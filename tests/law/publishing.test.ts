/** What is shown of counts gives no number under five away, also not to whoever subtracts. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Counted, publish, type Published, rangeOf, rounded, type Shown } from '../../src/law/publishing/publishing.ts'
import { firstMonth, lastMonth, latest, startOf } from '../../src/law/publishing/periods.ts'
import { medianOf, shareOf, spreadOf } from '../../src/law/publishing/shares.ts'
import { day } from '../../src/law/day.ts'
import { firstQuarter, lastQuarter, nationwide, type QuarterCount } from '../../src/law/publishing/nationwide.ts'
import { masked } from '../../src/law/publishing/masking.ts'

const row = (parts: Record<string, number>, period = 'a', within?: string): Counted => ({ period, within, parts })

test.each([[0, 0], [1, 'few'], [4, 'few'], [5, 5], [7, 5], [8, 10], [23, 25], [100, 100]] as const)('%s is shown as %s', (count, shown) => {
  expect(rounded(count)).toBe(shown)
})

test.each<[string, Record<string, number>, Shown, Record<string, Shown>]>([
  ['enough of both', { yes: 12, no: 8 }, 20, { yes: 10, no: 10 }],
  ['a few of one', { yes: 30, no: 2 }, 30, { yes: 30, no: 'few' }],
  ['nothing of one', { yes: 30, no: 0 }, 30, { yes: 30, no: 0 }],
  ['four and four: their sum would tell both', { yes: 4, no: 4 }, 'withheld', { yes: 'few', no: 'few' }],
  ['few of nothing else: the sum is no more than it', { yes: 3, no: 0 }, 'few', { yes: 'few', no: 0 }],
])('%s', (_name, parts, total, shown) => {
  expect(publish([row(parts)])).toEqual([{ period: 'a', total, parts: shown }])
})

/** Every way the true numbers could be, as far as what is shown of them says. */
function consistent(rows: readonly Counted[], shown: readonly Published[], most: number): number[][] {
  const names = Object.keys(rows[0]?.parts ?? {})
  const children = rows.flatMap(({ within }, index) => (within ? [index] : []))
  const leaves = children.length ? children : rows.map((_row, index) => index)
  const within = (shownAs: Shown, value: number) => { const [low, high] = rangeOf(shownAs); return low <= value && value <= high }
  const found: number[][] = []
  const fits = (index: number, parts: readonly number[]) => {
    const line = shown[index]
    return line !== undefined && within(line.total, parts.reduce((sum, each) => sum + each, 0)) && names.every((name, at) => within(line.parts[name] ?? 0, parts[at] ?? 0))
  }
  const values = Array.from({ length: most + 1 }, (_, value) => value)
  const tuples = names.reduce<number[][]>((all) => all.flatMap((head) => values.map((value) => [...head, value])), [[]])
  const walk = (at: number, chosen: number[][]): void => {
    const leaf = leaves[at]
    if (leaf === undefined) {
      const sums = names.map((_name, part) => chosen.reduce((sum, tuple) => sum + (tuple[part] ?? 0), 0))
      const parent = rows.findIndex(({ period }) => rows.some((child) => child.within === period))
      if (parent === -1 || fits(parent, sums)) found.push(chosen.flat())
      return
    }
    for (const tuple of tuples) if (fits(leaf, tuple)) walk(at + 1, [...chosen, tuple])
  }
  walk(0, [])
  return found
}

const count = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 9 }))

test('whoever tries every number that could be behind what is shown never finds only one for a number under five', () => {
  const months = fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 2 })
  fc.assert(fc.property(months, (counts) => {
    const leaves = counts.map(([yes, no], index) => row({ yes, no }, `m${index}`, 'q'))
    const sum = (part: 0 | 1) => counts.reduce((all, each) => all + each[part], 0)
    const rows = [...leaves, row({ yes: sum(0), no: sum(1) }, 'q')]
    const shown = publish(rows)
    const possible = consistent(rows, shown, 13)
    expect(possible.length).toBeGreaterThan(0)
    for (const [index, { parts }] of shown.slice(0, leaves.length).entries()) {
      for (const [at, name] of ['yes', 'no'].entries()) {
        if (parts[name] === 'few') expect(new Set(possible.map((numbers) => numbers[index * 2 + at])).size).toBeGreaterThan(1)
      }
    }
  }), { numRuns: 150 })
}, 60_000)

test('with more parts, and years of months and quarters, it ends, and shows nothing under five', () => {
  const parts = fc.record({ none: count, one: count, more: count })
  fc.assert(fc.property(fc.array(parts, { minLength: 3, maxLength: 24 }), (months) => {
    const sum = (some: typeof months) => some.reduce((all, each) => ({ none: all.none + each.none, one: all.one + each.one, more: all.more + each.more }), { none: 0, one: 0, more: 0 })
    const quarters = Array.from({ length: Math.ceil(months.length / 3) }, (_, index) => months.slice(index * 3, index * 3 + 3))
    const rows = [
      ...months.map((month, index) => row(month, `m${index}`, `q${Math.floor(index / 3)}`)),
      ...quarters.map((some, index) => row(sum(some), `q${index}`, 'y')), row(sum(months), 'y'),
    ]
    for (const { total, parts: shown } of publish(rows)) {
      for (const each of [total, ...Object.values(shown)]) expect(typeof each === 'string' || each === 0 || (each >= 5 && each % 5 === 0)).toBe(true)
    }
  }), { numRuns: 60 })
})

describe('a share', () => {
  const shareIn = (parts: Record<string, number>, name = 'yes') => { const [line] = publish([row(parts)]); return line && shareOf(line, name) }
  test.each([
    ['of enough', { yes: 30, no: 10 }, { kind: 'about', percent: 75 }],
    ['with a few others', { yes: 38, no: 2 }, { kind: 'atLeast', percent: 90 }],
    ['of all', { yes: 20, no: 0 }, { kind: 'about', percent: 100 }],
    ['of a few', { yes: 2, no: 38 }, { kind: 'atMost', percent: 10 }],
    ['of too little', { yes: 2, no: 1 }, undefined],
    ['of nothing', { yes: 0, no: 0 }, undefined],
  ] as const)('%s', (_name, parts, share) => {
    expect(shareIn(parts)).toEqual(share)
  })

  test('says the same of all numbers that are shown alike, so that it tells no more than they do', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (yes, no, otherYes, otherNo) => {
      const [one, other] = [publish([row({ yes, no })]), publish([row({ yes: otherYes, no: otherNo })])]
      if (JSON.stringify(one) === JSON.stringify(other)) expect(shareIn({ yes, no })).toEqual(shareIn({ yes: otherYes, no: otherNo }))
    }))
  })

  test('at least and at most hold for the true number', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 4 }), (yes, no) => {
      const [least, most] = [shareIn({ yes, no }), shareIn({ yes, no }, 'no')]
      // What is shown of the large one is at most two off.
      if (least?.kind === 'atLeast') expect(least.percent).toBeLessThanOrEqual((100 * (yes + 2)) / (yes + 2 + no))
      if (most?.kind === 'atMost') expect(most.percent).toBeGreaterThanOrEqual((100 * no) / (yes + 2 + no) )
    }))
  })
})

test.each([
  [[[3, 5]], 3], [[[1, 2], [9, 3]], 9], [[[2, 3], [4, 3]], 3], [[[7, 4]], undefined], [[], undefined],
] as const)('the middle of %j days is %s', (days, median) => {
  expect(medianOf(new Map(days.map(([many, times]) => [many, times])))).toBe(median)
})

test('the spread is of two pairs or more, in the order of what they grant', () => {
  const pairs = publish([row({ grant: 20, refuse: 10 }), row({ grant: 15, refuse: 15 }), row({ grant: 2, refuse: 1 })])
  expect(spreadOf(pairs).map(({ granted }) => granted.percent)).toEqual([50, 67])
  expect(spreadOf(pairs.slice(0, 1))).toEqual([])
})

test('months, quarters and years are those that are over', () => {
  expect([firstMonth(day('2026-11-30')), firstMonth(day('2026-01-15')), lastMonth(day('2026-01-15'))]).toEqual(['2024-01-01', '2023-01-01', '2025-12-01'])
  expect([startOf('quarter', day('2026-11-01')), startOf('quarter', day('2026-03-01')), startOf('year', day('2026-11-01'))]).toEqual(['2026-10-01', '2026-01-01', '2026-01-01'])
  expect(latest('quarter', Array.from({ length: 12 }, (_, index) => index))).toEqual([4, 5, 6, 7, 8, 9, 10, 11])
})

test('what stands in a list under five times is left out, and what is left out is five or more together', () => {
  const values = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 })
  fc.assert(fc.property(values, (all) => {
    const shown = masked(all)
    expect(shown).toHaveLength(all.length)
    for (const [value, same] of Map.groupBy(shown, (each) => each)) if (value || all.length >= 5) expect(same.length).toBeGreaterThanOrEqual(5)
    expect(shown.every((value, index) => value === '' || value === all[index])).toBe(true)
  }))
})

describe('for anyone', () => {
  const today = day('2026-11-30')
  const count = (quarter: string, figure: string, part: string, many: number): QuarterCount => ({ quarter: day(quarter), figure, part, count: many })

  test.each([['2026-11-30', '2026-07-01', '2024-10-01'], ['2026-10-01', '2026-07-01', '2024-10-01'], ['2026-09-30', '2026-04-01', '2024-07-01'], ['2027-01-01', '2026-10-01', '2025-01-01']])('on %s the last quarter that is over begins %s, the first that is shown %s', (on, last, first) => {
    expect([lastQuarter(day(on)), firstQuarter(day(on))]).toEqual([last, first])
  })

  test('a quarter that runs is not shown, nor one of longer ago; few stay few', () => {
    const { received, languages } = nationwide([count('2026-10-01', 'received', 'all', 50), count('2026-07-01', 'received', 'all', 32), count('2026-04-01', 'received', 'all', 3), count('2020-01-01', 'received', 'all', 90), count('2026-04-01', 'languages', 'ro', 40), count('2026-07-01', 'languages', 'ro', 12), count('2026-07-01', 'languages', 'bg', 2)], ['ro', 'bg', 'nl'], today)
    expect(received.map(({ period, total }) => [period, total])).toEqual([['2026-04-01', 'few'], ['2026-07-01', 30]])
    expect(languages).toEqual([{ period: '2026-07-01', total: 15, parts: { ro: 10, bg: 'few', nl: 0 } }])
  })

  test('refusals as a share, days as the middle one, and neither of too few', () => {
    const { decided, days } = nationwide([count('2026-07-01', 'outcome', 'grant', 80), count('2026-07-01', 'outcome', 'refuse', 20), count('2026-04-01', 'outcome', 'refuse', 2), count('2026-07-01', 'days.all', '30', 3), count('2026-07-01', 'days.all', '40', 4), count('2026-04-01', 'days.all', '30', 4)], [], today)
    expect(decided.map(({ refused }) => refused)).toEqual([undefined, { kind: 'about', percent: 20 }])
    expect(days).toEqual([{ period: '2026-04-01', days: undefined }, { period: '2026-07-01', days: 40 }])
  })
})
