/** Repeat rules: the moments they give, and when two of them clash. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, day } from '../../src/law/day.ts'
import { clash, endsAt, momentsOf, type RepeatRule, timesOf } from '../../src/law/talking/moments.ts'

const rule = (more: Partial<RepeatRule> = {}): RepeatRule => ({
  weekdays: [1, 2, 3, 4, 5], fromTime: '09:00', untilTime: '12:30', minutes: 60, pause: 15, firstDay: day('2027-03-01'), lastDay: day('2027-06-30'), room: 'r1', officials: ['a', 'b'], ...more,
})

describe('a day', () => {
  test.each([
    ['09:00', '12:30', 60, 15, ['09:00', '10:15', '11:30']],
    ['09:00', '12:29', 60, 15, ['09:00', '10:15']],
    ['09:00', '10:00', 60, 15, ['09:00']],
    ['09:00', '09:59', 60, 15, []],
    ['13:00', '16:00', 45, 0, ['13:00', '13:45', '14:30', '15:15']],
  ])('%s–%s, %i and %i minutes', (fromTime, untilTime, minutes, pause, times) => {
    expect(timesOf({ fromTime, untilTime, minutes, pause })).toEqual(times)
  })

  test('the last talk ends in time, and between two talks there is the pause', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(fc.property(minute, minute, fc.integer({ min: 15, max: 240 }), fc.integer({ min: 0, max: 60 }), (from, until, minutes, pause) => {
      const clock = (at: number) => endsAt('00:00', at)
      const times = timesOf({ fromTime: clock(from), untilTime: clock(until), minutes, pause })
      const ends = times.map((time) => endsAt(time, minutes))
      return ends.every((end) => end <= clock(until)) && times.every((time, index) => index === 0 || time === endsAt(ends[index - 1] ?? '', pause))
    }))
  })
})

describe('a season', () => {
  test.each([
    ['a week', rule(), '2027-03-01', '2027-03-07', 15],
    ['on Saturdays alone', rule({ weekdays: [6] }), '2027-03-01', '2027-03-14', 6],
    ['Good Friday and Easter Monday are left out', rule(), '2027-03-22', '2027-04-02', 24],
    ['the King’s birthday is left out', rule({ weekdays: [2] }), '2027-04-20', '2027-05-04', 6],
    ['before the first day', rule(), '2027-02-01', '2027-02-28', 0],
    ['after the last day', rule({ lastDay: day('2027-03-01') }), '2027-03-01', '2027-03-31', 3],
    ['backwards', rule(), '2027-03-31', '2027-03-01', 0],
  ] as const)('%s', (_case, given, from, until, many) => {
    expect(momentsOf(given, day(from), day(until))).toHaveLength(many)
  })
})

describe('two rules clash', () => {
  test.each([
    ['the same room at the same time', { officials: ['c', 'd'] }, true],
    ['the same official in another room', { room: 'r2', officials: ['b', 'c'] }, true],
    ['another room and other officials', { room: 'r2', officials: ['c', 'd'] }, false],
    ['another day of the week', { weekdays: [6] }, false],
    ['after the last day', { firstDay: day('2027-07-01'), lastDay: day('2027-08-01') }, false],
    ['in the afternoon', { fromTime: '13:00', untilTime: '16:00' }, false],
    ['within the pause after the last talk', { fromTime: '12:40', untilTime: '16:00' }, true],
    ['right after the pause', { fromTime: '12:45', untilTime: '16:00' }, false],
  ] as const)('%s', (_case, more, says) => {
    const other = rule(more as Partial<RepeatRule>)
    expect([clash(rule(), other), clash(other, rule())]).toEqual([says, says])
  })

  test('rules that do not clash give no two moments of one room or person that lie over each other', () => {
    const some = fc.record({ weekdays: fc.subarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), hour: fc.integer({ min: 8, max: 18 }), long: fc.integer({ min: 1, max: 4 }), minutes: fc.constantFrom(45, 60), pause: fc.constantFrom(0, 15), room: fc.constantFrom('r1', 'r2'), officials: fc.constantFrom(['a', 'b'], ['b', 'c'], ['c', 'd']) })
    const made = ({ hour, long, ...more }: { hour: number; long: number } & Partial<RepeatRule>) => rule({ ...more, fromTime: endsAt('00:00', hour * 60), untilTime: endsAt('00:00', (hour + long) * 60) })
    fc.assert(fc.property(some, some, (first, second) => {
      const [one, other] = [made(first), made(second)]
      if (clash(one, other)) return true
      const shares = one.room === other.room || one.officials.some((each) => other.officials.includes(each))
      const from = day('2027-05-31')
      const [mine, theirs] = [one, other].map((each) => momentsOf(each, from, addDays(from, 6)))
      return !shares || !(mine ?? []).some((moment) => (theirs ?? []).some((at) => at.day === moment.day && at.time < endsAt(moment.time, one.minutes + one.pause) && moment.time < endsAt(at.time, other.minutes + other.pause)))
    }))
  })
})
