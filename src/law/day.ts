declare const brand: unique symbol

/** A calendar day, `2027-03-31`. The law counts in days, not instants, and ISO days compare as text. */
export type Day = string & { readonly [brand]: 'day' }

export function isDay(text: string): text is Day {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`)
  return text
}

/** In milliseconds; what is reckoned in UTC has no longer and no shorter ones. */
const DAY = 86_400_000

export function addDays(from: Day, count: number): Day {
  return new Date(Date.parse(from) + count * DAY).toISOString().slice(0, 10) as Day
}

/** The same date so many years on; 29 February becomes 28 February. */
export function addYears(from: Day, count: number): Day {
  const year = String(Number(from.slice(0, 4)) + count).padStart(4, '0')
  const same = `${year}${from.slice(4)}`
  return isDay(same) ? same : day(`${year}-02-28`)
}

/** The same date so many months on, or the last day of a month that has no such date. */
export function addMonths(from: Day, count: number): Day {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count
  const month = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
  const same = `${month}-${from.slice(8)}`
  return isDay(same) ? same : addDays(addMonths(day(`${from.slice(0, 7)}-01`), count + 1), -1)
}

export function daysBetween(from: Day, until: Day): number {
  return (Date.parse(until) - Date.parse(from)) / DAY
}

const MOST_KNOWN = 4_000

let edition = 0

/** What was worked out for days was worked out by another law pack. */
export function workOutDaysAnew(): void {
  edition += 1
}

/** What follows from a day and the law pack alone is worked out once for that day: a list asks it for each of its lines. */
export function perDay<T>(find: (on: Day) => T): (on: Day) => T {
  const known = new Map<Day, { readonly found: T }>()
  let of = edition
  return (on) => {
    if (of !== edition) known.clear()
    of = edition
    const found = known.get(on) ?? { found: find(on) }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(on, found)
    return found.found
  }
}

/** 0 is Sunday. */
export function weekday(on: Day): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay()
}

const inAmsterdam = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam', dateStyle: 'short' })

/** The day an instant falls on where the law applies. The one place where a time zone enters. */
export function dayIn(instant: Date): Day {
  const minute = Math.floor(instant.getTime() / 60_000)
  if (minute !== latest.minute) latest = { minute, on: day(inAmsterdam.format(instant)) }
  return latest.on
}

const clockInAmsterdam = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** What the clock says there, `14:05`. */
export function clockIn(instant: Date): string {
  return clockInAmsterdam.format(instant)
}

/** The instant of a moment on the clock; of an hour that comes twice the first, of one that is skipped the one after. */
export function instantOf(on: Day, time: string): Date {
  const asked = `${on} ${time}`
  if (last.asked !== asked) last = { asked, instant: worked(on, time).getTime() }
  return new Date(last.instant)
}

/** The beginning of a day is asked all day. */
let last = { asked: '', instant: Number.NaN }

function worked(on: Day, time: string): Date {
  const asUtc = Date.parse(`${on}T${time}:00Z`)
  const wall = (at: number) => Date.parse(`${dayIn(new Date(at))}T${clockIn(new Date(at))}:00Z`)
  const [early, late] = [2, 1].map((hours) => asUtc - hours * 3_600_000) as [number, number]
  return new Date(wall(early) === asUtc ? early : late)
}

/** A day begins on a whole minute: within one, the answer is the same. */
let latest: { minute: number; on: Day } = { minute: Number.NaN, on: '' as Day }
