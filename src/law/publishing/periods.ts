/** Months, quarters and years that are over, or as far as they are. */
import { addMonths, type Day, day } from '../day.ts'

export const spans = ['month', 'quarter', 'year'] as const
export type Span = (typeof spans)[number]

export const monthOf = (on: Day): Day => day(`${on.slice(0, 7)}-01`)

/** The last month that is over. */
export const lastMonth = (today: Day): Day => addMonths(monthOf(today), -1)

/** The first day of the month, the quarter or the year that a month lies in. */
export function startOf(span: Span, month: Day): Day {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5, 7))]
  if (span === 'year') return day(`${year}-01-01`)
  return span === 'quarter' ? day(`${year}-${String(number - ((number - 1) % 3)).padStart(2, '0')}-01`) : month
}

/** How many of each are shown: what can still be read at a glance. */
const SHOWN: Readonly<Record<Span, number>> = { month: 12, quarter: 8, year: 3 }

/** What is shown begins in the January two years before the last month that is over. */
export const firstMonth = (today: Day): Day => addMonths(startOf('year', lastMonth(today)), -24)

export const latest = <T>(span: Span, rows: readonly T[]): T[] => rows.slice(-SHOWN[span])
