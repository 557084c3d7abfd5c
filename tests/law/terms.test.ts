import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addWorkingDays, calendarReaches, calendarYears, daysOffOf, easterSunday, endOfTerm, extend, isDayOff, isHoliday } from '../../src/law/calendar.ts'
import { addDays, addYears, clockIn, day, dayIn, daysBetween, instantOf } from '../../src/law/day.ts'
import { decideBy, notProcessedBy, type Stops } from '../../src/law/terms/decisionTerm.ts'
import { figure, figures } from '../../src/law/figures.ts'
import { isInTime, objectionDecisionBy, objectionUntil } from '../../src/law/objecting/objection.ts'
import { penaltyOn, penaltyPeriod } from '../../src/law/terms/penalty.ts'

const completed = { completions: [{ invitedOn: day('2026-09-10'), completedOn: day('2026-09-21') }] }
const lapsed = { completions: [{ invitedOn: day('2026-09-10'), lapsedOn: day('2026-09-24') }] }
const consent = { suspensions: [{ ground: 'consent', from: day('2026-09-10'), until: day('2026-09-19') }] } as const

test.each<[string, string, Stops, string | undefined]>([
  ['eight weeks after receipt', '2026-11-23', {}, '2027-01-18'],
  ['a term that ends on King’s Day ends the day after', '2026-03-02', {}, '2026-04-28'],
  ['days spent completing do not count', '2026-09-01', completed, '2026-11-06'],
  ['nor does a term to complete that ran out', '2026-09-01', lapsed, '2026-11-10'],
  ['ten days by consent count like ten days completing', '2026-09-01', consent, '2026-11-06'],
  ['while she may still complete, there is no last day', '2026-09-01', { completions: [{ invitedOn: day('2026-09-10') }] }, undefined],
  ['a deferral names a later day', '2026-11-23', { deferredUntil: day('2027-02-15') }, '2027-02-15'],
])('decision: %s', (_case, received, stops, last) => {
  expect(decideBy(day(received), stops)).toBe(last)
})

test.each([
  ['in winter', '2026-12-01', '10:00', '2026-12-01T09:00:00.000Z'],
  ['in summer', '2026-07-01', '10:00', '2026-07-01T08:00:00.000Z'],
  ['of an hour that comes twice the first', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['of an hour that is skipped the one after', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
  ['just after midnight', '2026-07-01', '00:15', '2026-06-30T22:15:00.000Z'],
])('the instant of a moment on the clock, %s', (_case, on, time, instant) => {
  expect(instantOf(day(on), time).toISOString()).toBe(instant)
})

test('every instant is on the day and the clock it is read from', () => {
  const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  fc.assert(fc.property(instants, (at) => {
    const [on, time] = [dayIn(at), clockIn(at)]
    expect(clockIn(instantOf(on, time))).toBe(time)
    expect(dayIn(instantOf(on, time))).toBe(on)
  }))
})

test('the decision not to process is due four weeks after the term to complete ran out', () => {
  expect(notProcessedBy(day('2026-09-24'))).toBe('2026-10-22')
})

test.each([
  ['over Christmas', '2026-11-13', '2026-12-28'],
  ['over Ascension and the day equated with a holiday', '2026-04-03', '2026-05-18'],
  ['over Liberation Day, Ascension and an equated Friday', '2027-03-26', '2027-05-10'],
  ['on an ordinary Monday', '2027-01-18', '2027-03-01'],
])('objection: %s', (_case, notified, last) => {
  expect(objectionUntil(day(notified))).toBe(last)
})

test('the decision on an objection is due six or twelve weeks after the objection term', () => {
  expect(objectionDecisionBy(day('2026-11-13'), { committee: false })).toBe('2027-02-08')
  expect(objectionDecisionBy(day('2026-11-13'), { committee: true })).toBe('2027-03-22')
})

test.each([
  ['on the last day', '2026-12-28', undefined, true],
  ['the day after, handed in', '2026-12-29', undefined, false],
  ['posted in time, a week later', '2027-01-04', '2026-12-28', true],
  ['posted in time, eight days later', '2027-01-05', '2026-12-28', false],
  ['posted late', '2027-01-04', '2026-12-29', false],
])('an objection received %s', (_case, receivedOn, postedOn, inTime) => {
  expect(isInTime(day('2026-11-13'), { receivedOn: day(receivedOn), ...(postedOn && { postedOn: day(postedOn) }) })).toBe(inTime)
})

test.each([
  ['the day before it starts', '2026-11-13', 0],
  ['its first day', '2026-11-14', 23],
  ['fourteen days', '2026-11-27', 322],
  ['fifteen days', '2026-11-28', 357],
  ['all of it', '2026-12-25', 1442],
  ['never more', '2027-06-01', 1442],
])('penalty on %s', (_case, on, euros) => {
  expect(penaltyOn(day('2026-10-30'), day(on))).toBe(euros)
})

test('the penalty runs from two weeks after the notice, for 42 days, and stops at the decision', () => {
  expect(penaltyPeriod(day('2026-10-30'))).toEqual({ first: '2026-11-14', last: '2026-12-25' })
  expect(penaltyOn(day('2026-10-30'), day('2026-12-01'), day('2026-11-16'))).toBe(46)
})

describe('the calendar', () => {
  test.each([
    ['an ordinary Monday', '2027-01-18', '2027-01-18'],
    ['a Saturday', '2027-01-16', '2027-01-18'],
    ['Good Friday runs on past Easter Monday', '2026-04-03', '2026-04-07'],
    ['Christmas Day on a Friday', '2026-12-25', '2026-12-28'],
    ['a Friday equated with a holiday', '2026-05-15', '2026-05-18'],
    ['King’s Day is on the 26th when the 27th is a Sunday', '2025-04-26', '2025-04-28'],
  ])('%s', (_case, last, moved) => {
    expect(extend(day(last))).toBe(moved)
  })

  test.each([['2024', '2024-03-31'], ['2025', '2025-04-20'], ['2026', '2026-04-05'], ['2027', '2027-03-28'], ['2038', '2038-04-25']])('Easter of %s', (year, on) => {
    expect(easterSunday(Number(year))).toBe(on)
  })

  test('every day off of a year is named, with the law or the list it comes from', () => {
    for (const year of calendarYears()) {
      const named = daysOffOf(year)
      expect(named.every(({ on }) => isHoliday(on))).toBe(true)
      expect(named.filter(({ what }) => what !== 'equated')).toHaveLength(9)
    }
    expect(daysOffOf(2026).filter(({ what }) => what === 'equated').map(({ on, mark }) => [on, mark])).toEqual([['2026-01-02', 'S'], ['2026-05-15', 'S']])
    expect(calendarYears().at(-1)).toBe(2028)
  })

  const anyDay = fc.integer({ min: 0, max: 6_000 }).map((count) => addDays(day('2024-01-01'), count))

  test('extending never lands on a day off, never goes back, and is done once', () => {
    fc.assert(fc.property(anyDay, (on) => {
      const moved = extend(on)
      expect(isDayOff(moved)).toBe(false)
      expect(moved >= on).toBe(true)
      expect(extend(moved)).toBe(moved)
    }))
  })

  test('a term of three days or more holds two working days; above twelve weeks it is not extended', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 3, max: 84 }), (from, days) => {
      expect(addWorkingDays(from, 2) <= endOfTerm(from, days)).toBe(true)
    }))
    expect(endOfTerm(day('2026-11-22'), 85)).toBe(addDays(day('2026-11-22'), 85))
    expect(endOfTerm(day('2026-10-02'), 84)).toBe('2026-12-28')
  })

  test('figures and equated days reach a year ahead', () => {
    const ahead = addYears(dayIn(new Date()), 1)
    expect(calendarReaches >= ahead).toBe(true)
    // Of one nothing is asked while it is none.
    for (const { name } of figures) expect([name, figure(name, ahead) > 0]).toEqual([name, name !== 'adPhones'])
  })

  test('a day begins at midnight in Amsterdam', () => {
    expect(dayIn(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01')
    expect(daysBetween(day('2026-03-28'), day('2026-03-30'))).toBe(2)
  })
})
