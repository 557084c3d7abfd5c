/** A check and what comes with it: grounds for more, and when she sees it. */
import { describe, expect, test } from '@jest/globals'
import { cannotSeeMore, groundsAfter, moreGrounds } from '../../src/law/checking/grounds.ts'
import { isShownOn, shownFrom } from '../../src/law/checking/shift.ts'
import { day } from '../../src/law/day.ts'

describe('more than yes or no', () => {
  test('of a yes there is no asking why it is no, and of a no nothing else', () => {
    expect(groundsAfter(true)).toEqual(['K01_NOT_LIKE_PHOTO', 'K02_DOUBT_CARD', 'K04_SIGNS_OF_FORCE'])
    expect(groundsAfter(false)).toEqual(['K03_NOT_VALID'])
  })

  test.each(moreGrounds.flatMap((ground) => [true, false].map((valid) => [ground, valid] as const)))('%s after %s is open exactly when it is offered', (ground, valid) => {
    expect(cannotSeeMore(ground, valid) === undefined).toBe(groundsAfter(valid).includes(ground))
  })
})

describe('a check within an investigation', () => {
  test('is shown from a day that is set when the shift begins', () => {
    expect(shownFrom(day('2027-01-30'))).toBe('2027-05-01')
  })

  test.each([
    ['2027-04-30', '2027-05-01', false],
    ['2027-05-01', '2027-05-01', true],
    ['2027-05-02', '2027-05-01', true],
    ['2027-01-01', undefined, true],
  ])('on %s, shown from %s: %s', (today, from, shown) => {
    expect(isShownOn(day(today), from)).toBe(shown)
  })
})
