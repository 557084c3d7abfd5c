import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { clockIn, dayIn } from '../../src/law/day.ts'
import { evening, isQuiet, leavesRoom, nextMoment, night, type Quiet } from '../../src/law/hers/messages.ts'

const at = (text: string) => new Date(text)
const shown = (moment: Date) => `${dayIn(moment)} ${clockIn(moment)}`

describe('the next moment at which something may be sent', () => {
  test.each<[name: string, from: string, quiet: Quiet[], lastSent: string | undefined, expected: string]>([
    ['by day, at once', '2027-01-18T11:00:00Z', [night], undefined, '2027-01-18 12:00'],
    ['at night, in the morning', '2027-01-18T22:30:00Z', [night], undefined, '2027-01-19 08:00'],
    ['after midnight, the same morning', '2027-01-18T23:30:00Z', [night], undefined, '2027-01-19 08:00'],
    ['the first minute of the night', '2027-01-18T20:00:00Z', [night], undefined, '2027-01-19 08:00'],
    ['the last minute before it', '2027-01-18T19:59:00Z', [night], undefined, '2027-01-18 20:59'],
    ['the first minute after it', '2027-01-18T07:00:00Z', [night], undefined, '2027-01-18 08:00'],
    ['in the evening, when she asked not to', '2027-01-18T17:00:00Z', [night, evening], undefined, '2027-01-19 08:00'],
    ['hours of her own', '2027-01-18T11:15:00Z', [night, { from: '12:00', until: '14:30' }], undefined, '2027-01-18 14:30'],
    ['hours that follow each other', '2027-01-18T22:00:00Z', [night, { from: '08:00', until: '10:00' }], undefined, '2027-01-19 10:00'],
    ['hours that overlap', '2027-01-18T12:00:00Z', [night, evening, { from: '12:00', until: '19:00' }], undefined, '2027-01-19 08:00'],
    ['one was sent today: tomorrow', '2027-01-18T11:00:00Z', [night], '2027-01-18T08:00:00Z', '2027-01-19 08:00'],
    ['one was sent yesterday', '2027-01-18T11:00:00Z', [night], '2027-01-17T19:00:00Z', '2027-01-18 12:00'],
    ['the day counts in Amsterdam', '2027-01-18T23:30:00Z', [], '2027-01-18T22:50:00Z', '2027-01-19 00:30'],
    ['the night the clock goes forward', '2027-03-27T22:00:00Z', [night], undefined, '2027-03-28 08:00'],
    ['the night the clock goes back', '2027-10-30T22:00:00Z', [night], undefined, '2027-10-31 08:00'],
  ])('%s', (_name, from, quiet, lastSent, expected) => {
    expect(shown(nextMoment(at(from), quiet, lastSent ? at(lastSent) : undefined))).toBe(expected)
  })

  const clock = fc.integer({ min: 0, max: 24 * 4 - 1 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`)
  const own = fc.record({ from: clock, until: clock }).filter(({ from, until }) => from !== until)
  const instant = fc.date({ min: at('2026-01-01'), max: at('2030-01-01'), noInvalidDate: true })

  test('is never before now, never quiet, never on a day that had one; and a quarter of an hour earlier would have been', () => {
    fc.assert(fc.property(instant, own, fc.boolean(), fc.option(fc.integer({ min: 0, max: 72 }), { nil: undefined }), (now, hers, inEvening, hoursAgo) => {
      const quiet = [night, ...(inEvening ? [evening] : []), hers]
      fc.pre(leavesRoom(quiet))
      const lastSent = hoursAgo === undefined ? undefined : new Date(now.getTime() - hoursAgo * 3_600_000)
      const moment = nextMoment(now, quiet, lastSent)
      expect(moment.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(isQuiet(moment, quiet)).toBe(false)
      expect(lastSent && dayIn(lastSent)).not.toBe(dayIn(moment))
      const earlier = new Date(moment.getTime() - 15 * 60_000)
      if (earlier > now) expect(isQuiet(earlier, quiet) || dayIn(earlier) === (lastSent && dayIn(lastSent))).toBe(true)
    }), { numRuns: 400 })
  })

  test.each<[Quiet[], boolean]>([
    [[night], true], [[night, evening], true], [[night, { from: '08:00', until: '19:00' }], true], [[night, { from: '08:00', until: '21:00' }], false],
    [[night, { from: '08:00', until: '20:00' }], false], [[night, evening, { from: '10:00', until: '18:00' }], true], [[night, evening, { from: '09:30', until: '18:00' }], false],
  ])('%j leaves room: %s', (quiet, expected) => {
    expect(leavesRoom(quiet)).toBe(expected)
  })
})
