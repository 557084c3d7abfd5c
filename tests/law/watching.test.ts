/** A platform that hears of changes: until when, what it is told, and how long a signal is tried. */
import { describe, expect, test } from '@jest/globals'
import { randomInt } from 'node:crypto'
import { addDays, day } from '../../src/law/day.ts'
import { figure } from '../../src/law/figures.ts'
import { cannotAllow, endedForGood, watchAnswer, watchDays, type WatchFacts, watchStanding, watchTerm } from '../../src/law/hers/watching.ts'
import type { LicenceFacts } from '../../src/law/licence/licence.ts'
import { isLost, pauseAfter } from '../../src/law/register/telling.ts'

const today = day('2027-03-01')
const open: WatchFacts = { codeUntil: day('2027-03-08'), untilDay: day('2027-03-31'), isBegun: false, isStopped: false }
const begun = { ...open, isBegun: true }
const licence: LicenceFacts = { validFrom: day('2026-01-01'), validUntil: day('2030-12-31'), acts: [] }

describe('how it stands', () => {
  test.each([
    ['a code on its last day', '2027-03-08', open, 'waiting'],
    ['a code the day after', '2027-03-09', open, 'over'],
    ['one that began, on its last day', '2027-03-31', begun, 'running'],
    ['one that began, the day after', '2027-04-01', begun, 'over'],
    ['one that was stopped', '2027-03-01', { ...begun, isStopped: true }, 'stopped'],
    ['one whose platform is not connected any more', '2027-03-01', { ...begun, isCut: true }, 'over'],
    ['a code of such a platform', '2027-03-01', { ...open, isCut: true }, 'over'],
    ['one that was stopped, of such a platform', '2027-03-01', { ...begun, isStopped: true, isCut: true }, 'stopped'],
    ['one of a licence that ended for good', '2027-03-01', { ...begun, isEnded: true }, 'over'],
    ['a code of such a licence', '2027-03-01', { ...open, isEnded: true }, 'over'],
    ['one that was stopped, of such a licence', '2027-03-01', { ...begun, isStopped: true, isEnded: true }, 'stopped'],
    ['a code that was stopped', '2027-03-01', { ...open, isStopped: true }, 'stopped'],
  ] as const)('%s', (_what, on, facts, standing) => {
    expect(watchStanding(day(on), facts)).toBe(standing)
  })
})

test.each([
  ['while it is valid', [], '2027-03-01', false], ['suspended: it comes back', [{ act: 'suspend', takesEffect: today, untilDay: null }], '2027-03-01', false],
  ['before it is revoked', [{ act: 'revoke', takesEffect: day('2027-03-02') }], '2027-03-01', false], ['revoked', [{ act: 'revoke', takesEffect: today }], '2027-03-01', true],
  ['given back', [{ act: 'surrender', takesEffect: today }], '2027-03-01', true], ['after its last day', [], '2031-01-01', true],
] as const)('ended for good: %s', (_what, acts, on, isEnded) => {
  expect([endedForGood(day(on), { ...licence, acts }), endedForGood(day(on), undefined)]).toEqual([isEnded, false])
})

describe('what it answers', () => {
  const suspended: LicenceFacts = { ...licence, acts: [{ act: 'suspend', takesEffect: today, untilDay: day('2027-03-10') }] }
  test.each([
    ['while it runs and the licence is valid', today, begun, licence, true],
    ['before it began', today, open, licence, false],
    ['after its last day', day('2027-04-01'), begun, licence, false],
    ['when she stopped it', today, { ...begun, isStopped: true }, licence, false],
    ['during a suspension', today, begun, suspended, false],
    ['after a suspension', day('2027-03-11'), begun, suspended, true],
    ['without a live number', today, begun, undefined, false],
  ] as const)('%s', (_what, on, facts, of, answer) => {
    expect(watchAnswer(on, facts, of)).toBe(answer)
  })
})

describe('how long', () => {
  test('as was chosen, which says nothing of the licence; its code never longer than it', () => {
    for (let times = 0; times < 2_000; times += 1) {
      const from = addDays(today, randomInt(3_000))
      const days = watchDays[randomInt(watchDays.length)] ?? 7
      const { codeUntil, untilDay } = watchTerm(from, days)
      expect([untilDay, codeUntil <= untilDay && codeUntil >= from]).toEqual([addDays(from, days), true])
    }
    expect(Math.max(...watchDays)).toBe(90)
  })

  test('one at a time for a number at a platform, and so many in all', () => {
    const many = Array.from({ length: figure('watchesOpen', today) }, () => ({ ...begun, isSame: false }))
    expect(cannotAllow(today, [])).toBeUndefined()
    expect(cannotAllow(today, [{ ...open, isSame: true }])?.because).toBe('already-watched')
    expect(cannotAllow(today, [{ ...begun, isStopped: true, isSame: true }])).toBeUndefined()
    expect(cannotAllow(today, many)?.because).toBe('too-many-watches')
    expect(cannotAllow(day('2027-04-01'), many)).toBeUndefined()
    expect(cannotAllow(today, [...many.slice(1), { ...begun, isCut: true, isSame: false }])).toBeUndefined()
  })
})

describe('a signal that does not arrive', () => {
  test('is tried less and less often', () => {
    const pauses = Array.from({ length: 12 }, (_, index) => pauseAfter(index + 1))
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
    expect([pauses[0], pauses.at(-1)]).toEqual([1, 720])
  })

  test('is lost after three days, not before', () => {
    const planned = new Date('2027-03-01T12:00:00Z')
    expect([isLost(planned, new Date('2027-03-04T11:59:59Z')), isLost(planned, new Date('2027-03-04T12:00:00Z'))]).toEqual([false, true])
  })
})
