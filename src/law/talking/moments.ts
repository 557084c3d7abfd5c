/** When talks can be held: repeat rules, the moments they give, and when two of them ask for the same person or room. */
import { isHoliday } from '../calendar.ts'
import { addDays, type Day, daysBetween, weekday } from '../day.ts'

/** Monday is 1; on Sundays there are no talks. */
export const talkDays = [1, 2, 3, 4, 5, 6] as const

export interface RepeatRule {
  readonly weekdays: readonly number[]
  readonly fromTime: string
  readonly untilTime: string
  /** Of a talk, and of the pause after it. */
  readonly minutes: number
  readonly pause: number
  readonly firstDay: Day
  readonly lastDay: Day
  readonly room: string
  /** Of both officials: whoever has two accounts has one agenda. */
  readonly officials: readonly string[]
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clockOf = (minute: number): string => [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** When talks begin on such a day: each ends before the last hour, with a pause between two. */
export function timesOf({ fromTime, untilTime, minutes, pause }: Pick<RepeatRule, 'fromTime' | 'untilTime' | 'minutes' | 'pause'>): string[] {
  const [from, until] = [minuteOf(fromTime), minuteOf(untilTime)]
  const many = Math.max(Math.floor((until - from + pause) / (minutes + pause)), 0)
  return Array.from({ length: many }, (_, index) => clockOf(from + index * (minutes + pause)))
}

/** Whether the rule has talks on that day; never on a holiday. */
export function isHeldOn({ weekdays, firstDay, lastDay }: Pick<RepeatRule, 'weekdays' | 'firstDay' | 'lastDay'>, on: Day): boolean {
  return firstDay <= on && on <= lastDay && weekdays.includes(weekday(on)) && !isHoliday(on)
}

export interface Moment {
  readonly day: Day
  readonly time: string
}

/** Every moment the rule gives between two days, these included. */
export function momentsOf(rule: RepeatRule, from: Day, until: Day): Moment[] {
  const days = Array.from({ length: Math.max(daysBetween(from, until) + 1, 0) }, (_, index) => addDays(from, index))
  return days.filter((on) => isHeldOn(rule, on)).flatMap((day) => timesOf(rule).map((time) => ({ day, time })))
}

/** Two rules that ask for the same room or the same person at the same time; the pause after the last talk counts. */
export function clash(one: RepeatRule, other: RepeatRule): boolean {
  const share = one.room === other.room || one.officials.some((official) => other.officials.includes(official))
  const sameDays = one.firstDay <= other.lastDay && other.firstDay <= one.lastDay && one.weekdays.some((each) => other.weekdays.includes(each))
  return share && sameDays && begins(one) < ends(other) && begins(other) < ends(one)
}

const begins = ({ fromTime }: RepeatRule): number => minuteOf(fromTime)

function ends(rule: RepeatRule): number {
  return minuteOf(timesOf(rule).at(-1) ?? rule.fromTime) + rule.minutes + rule.pause
}

/** When a talk is over. */
export const endsAt = (time: string, minutes: number): string => clockOf(minuteOf(time) + minutes)
