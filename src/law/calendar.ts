/** Days on which no term ends (Algemene termijnenwet 1 and 3). */
import { addDays, type Day, day, daysBetween, perDay, weekday, workOutDaysAnew } from './day.ts'
import type { Mark } from './figures.ts'

/** Days the Crown has equated with holidays (Algemene termijnenwet 3(3)). Add, never remove: old terms still count on them. */
export const equatedDays: readonly Day[] = [
  '2023-04-28', '2023-05-19', '2024-05-10', '2024-12-27', '2025-05-30',
  '2026-01-02', '2026-05-15', '2027-05-07', '2028-04-28', '2028-05-26',
].map(day)

let equated: ReadonlySet<Day> = new Set(equatedDays)

/** Said at start, and when another pack counts. */
export function countByDays(agreed: readonly Day[], until: Day): void {
  equated = new Set(agreed)
  reaches = until
  workOutDaysAnew()
}

/** Until here the equated days are known to this code; source EQ, mark S. */
export const calendarReaches: Day = day('2028-12-31')

let reaches = calendarReaches

/** Until here they are known to the pack that counts. */
export const daysKnownUntil = (): Day => reaches

/** A term ends on this day, or on the first working day after it (Algemene termijnenwet 1(1)). */
export function extend(last: Day): Day {
  return isDayOff(last) ? extend(addDays(last, 1)) : last
}

/** Above twelve weeks a term ends on the day it ends (Algemene termijnenwet 4). */
const LONGEST_EXTENDED = 12 * 7

/**
 * The last day of a term that starts the day after `from`: extended when it may be, and with at least two working days
 * in it when it is three days or longer (Algemene termijnenwet 1, 2 and 4).
 */
export function endOfTerm(from: Day, days: number): Day {
  const last = addDays(from, days)
  if (days > LONGEST_EXTENDED) return last
  return days >= 3 ? withTwoWorkingDays(from, extend(last)) : extend(last)
}

function withTwoWorkingDays(from: Day, last: Day): Day {
  return workingDaysIn(from, last) >= 2 ? last : withTwoWorkingDays(from, extend(addDays(last, 1)))
}

function workingDaysIn(from: Day, last: Day): number {
  return Array.from({ length: daysBetween(from, last) }, (_, index) => addDays(from, index + 1)).filter((on) => !isDayOff(on)).length
}

export function addWorkingDays(from: Day, count: number): Day {
  return count === 0 ? from : addWorkingDays(extend(addDays(from, 1)), count - 1)
}

/** The working day that lies so many before this one; of a day off, counted from the working day after it. */
export function workingDaysBefore(from: Day, count: number): Day {
  return count === 0 ? extend(from) : workingDaysBefore(workingDayUpTo(addDays(extend(from), -1)), count - 1)
}

/** This day, or the last working day before it. */
export function workingDayUpTo(on: Day): Day {
  return isDayOff(on) ? workingDayUpTo(addDays(on, -1)) : on
}

export function isDayOff(on: Day): boolean {
  return dayOffBecause(on) !== undefined
}

export type DayOff = 'weekend' | 'equated' | 'holiday'

/** Why no term ends on this day; undefined of a working day. */
export const dayOffBecause: (on: Day) => DayOff | undefined = perDay((on) => {
  if ([0, 6].includes(weekday(on))) return 'weekend'
  if (equated.has(on)) return 'equated'
  return holidays(Number(on.slice(0, 4))).includes(on) ? 'holiday' : undefined
})

/** From a day through another, besides weekends, on which no term ends. */
export function daysOffIn(from: Day, until: Day): { readonly on: Day; readonly because: DayOff }[] {
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index)).flatMap((on) => {
    const because = dayOffBecause(on)
    return because && because !== 'weekend' ? [{ on, because }] : []
  })
}

/** Working days after a day, through another; negative when it has passed. */
export function workingDaysUntil(from: Day, until: Day): number {
  return until < from ? -workingDaysIn(until, from) : workingDaysIn(from, until)
}

/** A holiday, or a day equated with one; a Saturday alone is none. */
export function isHoliday(on: Day): boolean {
  return equated.has(on) || holidays(Number(on.slice(0, 4))).includes(on)
}

export type Holiday = 'newYear' | 'goodFriday' | 'easterMonday' | 'kingsDay' | 'liberation' | 'ascension' | 'whitMonday' | 'christmas' | 'boxingDay'

/** Of a year, each with what it is (Algemene termijnenwet 3(1)). */
function namedHolidays(year: number): Record<Holiday, Day> {
  const easter = easterSunday(year)
  const kingsDay = day(`${year}-04-27`)
  return {
    newYear: day(`${year}-01-01`),
    goodFriday: addDays(easter, -2),
    easterMonday: addDays(easter, 1),
    kingsDay: weekday(kingsDay) === 0 ? addDays(kingsDay, -1) : kingsDay,
    liberation: day(`${year}-05-05`),
    ascension: addDays(easter, 39),
    whitMonday: addDays(easter, 50),
    christmas: day(`${year}-12-25`),
    boxingDay: day(`${year}-12-26`),
  }
}

const holidays = (year: number): Day[] => Object.values(namedHolidays(year))

export interface NamedDayOff {
  readonly on: Day
  readonly what: Holiday | 'equated'
  readonly source: string
  readonly mark: Mark
}

/** Besides weekends, in the order of the days: holidays of the law, and what was equated with them. */
export function daysOffOf(year: number): NamedDayOff[] {
  const fixed = Object.entries(namedHolidays(year)).map(([what, on]): NamedDayOff => ({ on, what: what as Holiday, source: 'ATW 3(1)', mark: 'V' }))
  const added = [...equated].filter((on) => on.startsWith(`${year}-`)).map((on): NamedDayOff => ({ on, what: 'equated', source: 'ATW 3(3); EQ', mark: 'S' }))
  return [...fixed, ...added].toSorted((one, other) => one.on.localeCompare(other.on))
}

/** The years of which every day is known. */
export const calendarYears = (): readonly number[] => Array.from({ length: Number(reaches.slice(0, 4)) - 2022 }, (_, index) => 2023 + index)

/** The anonymous Gregorian computus (Meeus). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114
  return day(`${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`)
}
