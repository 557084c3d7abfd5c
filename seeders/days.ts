/** Days on which an office does something. */
import { workingDayUpTo } from '../src/law/calendar.ts'
import { addDays, type Day } from '../src/law/day.ts'

/** So many days later; what falls on a day off was done the working day before. */
export function atWork(from: Day, days: number): Day {
  const on = workingDayUpTo(addDays(from, days))
  return on < from ? from : on
}
