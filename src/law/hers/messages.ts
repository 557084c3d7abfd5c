/** When something may be sent to her: never in quiet hours, at most once a day. All figures are own defaults (I). */
import { addDays, clockIn, type Day, dayIn, instantOf } from '../day.ts'

/** The sentences there are; for every event but these few it is the first. */
export const messageKeys = ['generic', 'appt', 'urgent', 'newchannel'] as const
export type MessageKey = (typeof messageKeys)[number]

/** A code works for so many minutes, bears so many tries, and is sent so often in a day. */
export const code = { minutes: 15, tries: 5, perDay: 5 } as const

/** After so many refusals a channel does not work; between two tries so many minutes. */
export const failing = { tries: 3, minutes: 60, awayMinutes: 5 } as const

/** So many days before a term ends she is told that one does. */
export const URGENT_DAYS = 3

/** From one time on the clock until another; it may pass midnight. */
export interface Quiet {
  readonly from: string
  readonly until: string
}

/** Of everyone, and of those who asked not to hear in the evening. */
export const night: Quiet = { from: '21:00', until: '08:00' }
export const evening: Quiet = { from: '18:00', until: '08:00' }

/** The first moment from then on outside quiet hours, on a day on which nothing was sent. */
export function nextMoment(from: Date, quiet: readonly Quiet[], lastSent?: Date): Date {
  const start = lastSent && dayIn(lastSent) >= dayIn(from) ? instantOf(addDays(dayIn(lastSent), 1), '00:00') : from
  return quiet.reduce((at) => afterQuiet(at, quiet), start)
}

/** Each step ends one stretch of quiet; as many steps as stretches end all that follow each other. */
function afterQuiet(at: Date, quiet: readonly Quiet[]): Date {
  const now = quiet.find((each) => isWithin(at, each))
  if (!now) return at
  const passesMidnight = now.until <= clockIn(at)
  return instantOf(passesMidnight ? addDays(dayIn(at), 1) : dayIn(at), now.until)
}

export function isQuiet(at: Date, quiet: readonly Quiet[]): boolean {
  return quiet.some((each) => isWithin(at, each))
}

function isWithin(at: Date, { from, until }: Quiet): boolean {
  const clock = clockIn(at)
  return from < until ? from <= clock && clock < until : from <= clock || clock < until
}

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** Two whole hours of the day are left in which something can be sent. */
export function leavesRoom(quiet: readonly Quiet[]): boolean {
  const noon = (hour: string) => instantOf('2026-01-15' as Day, hour)
  const open = HOURS.filter((hour) => [0, 59].every((minute) => !isQuiet(new Date(noon(hour).getTime() + minute * 60_000), quiet)))
  return open.length >= 2
}

/** Moments from now on, in minutes. */
export function minutesAfter(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * 60_000)
}
