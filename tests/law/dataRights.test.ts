/** A request about her data: one month by the calendar, and two more when told in time. */
import { expect, test } from '@jest/globals'
import { day } from '../../src/law/day.ts'
import { answerBy, cannotExtend, extendedBy, isDecided, outcomesOf } from '../../src/law/hers/requests.ts'

test.each([
  ['an ordinary day', '2026-11-23', '2026-12-23', '2027-02-23'],
  ['the last of January: the last of February, a Sunday', '2027-01-31', '2027-03-01', '2027-04-30'],
  ['to a Saturday', '2026-12-30', '2027-02-01', '2027-03-30'],
  ['over Christmas', '2026-11-25', '2026-12-28', '2027-02-25'],
])('%s', (_case, on, first, later) => {
  expect([answerBy('access', day(on)), answerBy('objection', day(on)), extendedBy(day(on))]).toEqual([first, first, later])
})

const request = { kind: 'erasure', askedOn: day('2026-11-23'), answerBy: day('2026-12-23'), answeredOn: null, extendedOn: null } as const

test.each([
  ['on the last day of the month', { ...request }, '2026-12-23', undefined],
  ['a day later', { ...request }, '2026-12-24', 'too-late'],
  ['a second time', { ...request, extendedOn: day('2026-12-01') }, '2026-12-02', 'not-open-now'],
  ['after the answer', { ...request, answeredOn: day('2026-12-01') }, '2026-12-02', 'not-open-now'],
  ['of a question about a look', { ...request, kind: 'question' as const }, '2026-12-02', 'not-open-now'],
  ['of a correction', { ...request, kind: 'correction' as const }, '2026-12-02', undefined],
])('putting it off %s', (_case, about, today, because) => {
  expect(cannotExtend(day(today), about)?.because).toBe(because)
})

test('the answer to a right is a decision, to a question it is not', () => {
  expect([isDecided('access'), isDecided('correction'), isDecided('question')]).toEqual([true, true, false])
  expect([outcomesOf('erasure'), outcomesOf('complaint')]).toEqual([['granted', 'denied'], ['answered']])
})
