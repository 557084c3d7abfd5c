/** What anyone may know of all municipalities together: by quarter that is over, and only what enough of them counted. */
import { addMonths, type Day } from '../day.ts'
import { publish, type Published } from './publishing.ts'
import { lastMonth, startOf } from './periods.ts'
import { medianOf, type Share, shareOf } from './shares.ts'

/** From two, either could work out the other by taking away its own. */
export const FEWEST_PLACES = 3

const QUARTERS = 8
const MONTHS = 3

export interface QuarterCount {
  readonly quarter: Day
  readonly figure: string
  readonly part: string
  readonly count: number
}

export const outcomes = ['grant', 'refuse', 'notProcess'] as const
export const objectionOutcomes = ['founded', 'unfounded', 'inadmissible', 'withdrawn'] as const

export interface Nationwide {
  /** Oldest first; of a quarter in which too few municipalities counted something of it there is no line. */
  readonly received: readonly Published[]
  readonly decided: readonly (Published & { readonly refused: Share | undefined })[]
  readonly days: readonly { readonly period: string; readonly days: number | undefined }[]
  readonly objections: readonly (Published & { readonly founded: Share | undefined })[]
  /** Of the last quarter alone. */
  readonly languages: readonly Published[]
}

/** The first day of the oldest quarter that is shown. */
export const firstQuarter = (today: Day): Day => addMonths(lastQuarter(today), -MONTHS * (QUARTERS - 1))

/** The last quarter that is over. */
export const lastQuarter = (today: Day): Day => addMonths(startOf('quarter', addMonths(lastMonth(today), 1)), -MONTHS)

export function nationwide(rows: readonly QuarterCount[], languages: readonly string[], today: Day): Nationwide {
  const last = lastQuarter(today)
  const over = rows.filter(({ quarter }) => quarter <= last && quarter >= firstQuarter(today))
  const lines = (figure: string, parts: readonly string[]) => publish(quartersOf(over, figure).map((quarter) => ({ period: quarter, parts: Object.fromEntries(parts.map((part) => [part, countOf(over, quarter, figure, part)])) })))
  return {
    received: lines('received', ['all']),
    decided: lines('outcome', outcomes).map((line) => ({ ...line, refused: shareOf(line, 'refuse') })),
    days: quartersOf(over, 'days.all').map((period) => ({ period, days: medianOf(daysOf(over, period)) })),
    objections: lines('objections', objectionOutcomes).map((line) => ({ ...line, founded: shareOf(line, 'founded') })),
    languages: lines('languages', languages).filter(({ period }) => period === last),
  }
}

const quartersOf = (rows: readonly QuarterCount[], figure: string): Day[] => [...new Set(rows.filter((row) => row.figure === figure).map(({ quarter }) => quarter))].toSorted()

function countOf(rows: readonly QuarterCount[], quarter: Day, figure: string, part: string): number {
  return rows.filter((row) => row.quarter === quarter && row.figure === figure && row.part === part).reduce((sum, { count }) => sum + count, 0)
}

const daysOf = (rows: readonly QuarterCount[], quarter: Day): Map<number, number> =>
  new Map(rows.filter((row) => row.quarter === quarter && row.figure === 'days.all').map(({ part, count }) => [Number(part), count]))
