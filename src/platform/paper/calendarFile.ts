/** One entry for a calendar (RFC 5545); whoever sees that calendar learns a time and a place, nothing else. */

const stamp = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
const text = (value: string): string => value.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')

export interface CalendarEntry {
  /** Random; the same entry keeps it, so that a calendar moves it instead of adding one. */
  readonly id: string
  readonly name: string
  readonly place: string
  readonly from: Date
  readonly minutes: number
  readonly madeAt: Date
}

export function calendarFile({ id, name, place, from, minutes, madeAt }: CalendarEntry): string {
  const until = new Date(from.getTime() + minutes * 60_000)
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Afspraak//NL', 'BEGIN:VEVENT', `UID:${id}`, `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART:${stamp(from)}`, `DTEND:${stamp(until)}`, `SUMMARY:${text(name)}`, `LOCATION:${text(place)}`, 'END:VEVENT', 'END:VCALENDAR',
  ]
  return `${lines.join('\r\n')}\r\n`
}
