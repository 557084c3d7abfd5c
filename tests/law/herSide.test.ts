import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { eligibility } from '../../src/law/person/applicant.ts'
import { isDayOff } from '../../src/law/calendar.ts'
import { addDays, addMonths, day, daysBetween, type Day } from '../../src/law/day.ts'
import { codeUntil, mandateOn, mandateUntil, type MandateFacts } from '../../src/law/hers/mandate.ts'
import { opensAgain } from '../../src/law/hers/deskHours.ts'
import { answerBy, cannotAnswer, outcomesOf } from '../../src/law/hers/requests.ts'
import { cannotAccept, notTakenOnBy, signalStage } from '../../src/law/care/signal.ts'

const someDay = fc.integer({ min: 0, max: 1_000 }).map((count) => addDays(day('2026-01-01'), count))

test.each([
  ['the same date', '2026-03-10', 1, '2026-04-10'],
  ['the last day of a shorter month', '2026-01-31', 1, '2026-02-28'],
  ['of a leap year', '2028-01-30', 1, '2028-02-29'],
  ['into the next year', '2026-12-31', 1, '2027-01-31'],
  ['two months', '2026-12-31', 2, '2027-02-28'],
  ['none', '2026-05-31', 0, '2026-05-31'],
])('months: %s', (_case, from, count, then) => expect(addMonths(day(from), count)).toBe(then))

test('a month on is 28 to 31 days on, and never earlier for a later day', () => {
  fc.assert(fc.property(someDay, (from) => {
    expect(daysBetween(from, addMonths(from, 1))).toBeGreaterThanOrEqual(28)
    expect(daysBetween(from, addMonths(from, 1))).toBeLessThanOrEqual(31)
    expect(addMonths(addDays(from, 1), 1) >= addMonths(from, 1)).toBe(true)
  }))
})

test.each([
  ['open', '2026-11-30', '09:00', undefined],
  ['before it opens', '2026-11-30', '08:59', '2026-11-30'],
  ['at the minute it closes', '2026-11-30', '17:00', '2026-12-01'],
  ['on a Friday evening', '2026-12-04', '20:00', '2026-12-07'],
  ['on a Sunday at noon', '2026-12-06', '12:00', '2026-12-07'],
  ['on Christmas Day', '2026-12-25', '10:00', '2026-12-28'],
])('a desk from nine to five, %s', (_case, on, time, again) => expect(opensAgain(day(on), time, { from: '09:00', until: '17:00' })).toBe(again))

describe('an answer', () => {
  test.each([
    ['a correction in one month', 'correction', '2026-11-25', '2026-12-28'],
    ['that ends on a working day as it is', 'correction', '2027-02-10', '2027-03-10'],
    ['from the end of January', 'correction', '2027-01-31', '2027-03-01'],
    ['a question in four weeks', 'question', '2026-11-24', '2026-12-22'],
    ['a complaint too', 'complaint', '2026-11-27', '2026-12-28'],
  ] as const)('%s', (_case, kind, asked, last) => expect(answerBy(kind, day(asked))).toBe(last))

  test('never ends on a day off', () => {
    fc.assert(fc.property(someDay, (from) => expect(isDayOff(answerBy('correction', from))).toBe(false)))
  })

  test('of a correction is a decision, of the rest it is not; it is given once, and not by whoever looked', () => {
    expect([outcomesOf('correction'), outcomesOf('question'), outcomesOf('complaint')]).toEqual([['granted', 'denied'], ['answered'], ['answered']])
    expect(cannotAnswer({ answeredOn: null, lookedBy: 'one' }, ['other'])).toBeUndefined()
    expect(cannotAnswer({ answeredOn: null, lookedBy: 'one' }, ['another', 'one'])).toMatchObject({ because: 'same-official' })
    expect(cannotAnswer({ answeredOn: day('2026-11-24'), lookedBy: null }, ['other'])).toMatchObject({ because: 'not-open-now' })
  })
})

describe('a mandate', () => {
  const made = day('2026-11-24')
  const facts = (more: Partial<MandateFacts> = {}): MandateFacts => ({ madeOn: made, until: mandateUntil(made, 30), takenOn: null, stoppedOn: null, ...more })
  const taken = { takenOn: made }

  test.each<[string, Day, MandateFacts, string]>([
    ['waits for its helper', made, facts(), 'waiting'],
    ['also on the last day of its code', codeUntil(made), facts(), 'waiting'],
    ['and not after it', addDays(codeUntil(made), 1), facts(), 'lapsed'],
    ['runs once taken', addDays(made, 5), facts(taken), 'running'],
    ['also on its last day', day('2026-12-24'), facts(taken), 'running'],
    ['and not after it', day('2026-12-25'), facts(taken), 'ended'],
    ['stops at once', made, facts({ ...taken, stoppedOn: made }), 'ended'],
    ['stops before it was taken', made, facts({ stoppedOn: made }), 'ended'],
  ])('%s', (_case, on, mandate, standing) => expect(mandateOn(on, mandate)).toBe(standing))

  test('is never longer than the figure', () => {
    fc.assert(fc.property(someDay, fc.integer({ min: 1, max: 5_000 }), (from, days) => expect(daysBetween(from, mandateUntil(from, days))).toBeLessThanOrEqual(183)))
  })
})

test('a signal is taken on by one, and closed by the same', () => {
  const on = day('2026-11-24')
  const fresh = { acceptedOn: null, acceptedBy: null, closedOn: null, nextOn: null }
  const accepted = { ...fresh, acceptedOn: on, acceptedBy: 'one' }
  const closed = { ...accepted, closedOn: on }
  expect([fresh, accepted, closed].map((signal) => signalStage(on, signal))).toEqual(['new', 'accepted', 'closed'])
  expect([fresh, accepted, closed].map((signal) => cannotAccept(signal)?.because)).toEqual([undefined, 'not-open-now', 'not-open-now'])
  expect([fresh, accepted, closed].map((signal) => notTakenOnBy('one', signal)?.because)).toEqual(['not-open-now', undefined, 'not-open-now'])
  expect(notTakenOnBy('other', accepted)?.because).toBe('not-open-now')
})

test.each([
  [true, true, true, ['yes']],
  [false, true, true, ['too-young']],
  [true, false, true, ['not-independent']],
  [true, true, false, ['document-first']],
  [false, false, false, ['too-young', 'not-independent', 'document-first']],
])('old %s, independent %s, document %s', (old, independent, document, outcomes) => expect(eligibility({ old, independent, document })).toEqual(outcomes))
