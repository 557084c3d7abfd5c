/** A mandate: two people, never oneself, as it was when it was proposed, and looked at again each quarter. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cannotConcern, cannotConfirm, endsAtOnce, isOverdue, mandateOn, notAPeriod, reviewBy } from '../../src/law/office/appointing.ts'
import { addDays, addYears, day } from '../../src/law/day.ts'
import { staffRoles } from '../../src/law/office/office.ts'

const today = day('2026-11-30')

test.each([
  ['tomorrow', addDays(today, 1), null, 'ahead'], ['today', today, null, 'running'], ['without an end', day('2020-01-01'), null, 'running'],
  ['its last day', day('2020-01-01'), today, 'running'], ['the day after', day('2020-01-01'), addDays(today, -1), 'ended'],
] as const)('%s', (_case, from, until, state) => {
  expect(mandateOn(today, { role: 'caseworker', from, until })).toBe(state)
})

test.each([
  ['a year', today, addYears(today, 1), true], ['one day', today, today, true], ['two years', today, addYears(today, 2), true], ['a day longer', today, addDays(addYears(today, 2), 1), false],
  ['back to front', addDays(today, 5), addDays(today, 4), false], ['over already', addDays(today, -9), addDays(today, -1), false], ['begun already', addDays(today, -9), addDays(today, 9), true],
] as const)('a period of %s', (_case, from, until, fits) => {
  expect(notAPeriod(from, until, today) === undefined).toBe(fits)
})

describe('confirming', () => {
  const seen = { role: 'caseworker', until: null }
  const change = { kind: 'change', proposedBy: 'a', about: 'x', decided: false, seen } as const
  test.each([
    ['by another', change, ['b'], seen, undefined],
    ['by who proposed', change, ['a'], seen, 'same-official'],
    ['by who proposed, with another account', change, ['b', 'a'], seen, 'same-official'],
    ['by whom it is about', change, ['x'], seen, 'same-official'],
    ['by whom it is about, with another account', change, ['b', 'x'], seen, 'same-official'],
    ['a second time', { ...change, decided: true }, ['b'], seen, 'already-handled'],
    ['of a role that changed meanwhile', change, ['b'], { role: 'teamLead', until: null }, 'already-handled'],
    ['of days that changed meanwhile', change, ['b'], { role: 'caseworker', until: today }, 'already-handled'],
    ['of an account that is gone', change, ['b'], null, 'already-handled'],
    ['someone new', { ...change, kind: 'appoint', about: null, seen: null }, ['b'], null, undefined],
    ['someone new, by who proposed', { ...change, kind: 'appoint', about: null, seen: null }, ['a'], null, 'same-official'],
  ] as const)('%s', (_case, given, own, now, because) => {
    expect(cannotConfirm(given, own, now)?.because).toBe(because)
  })

  test('whoever it is, with whatever accounts: one person never confirms alone', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'x'), { minLength: 1 }), (own) => {
      const isOpen = cannotConfirm(change, own, seen) === undefined
      expect(isOpen).toBe(!own.includes('a') && !own.includes('x'))
      expect(cannotConcern('x', own) === undefined).toBe(!own.includes('x'))
    }))
  })
})

test('only the end of another administrator takes two', () => {
  expect(staffRoles.filter((role) => !endsAtOnce(role))).toEqual(['administrator'])
})

test.each([['2026-08-30', false], ['2026-08-29', true], ['2026-11-30', false], ['2020-01-01', true]])('looked at on %s: late %s', (last, late) => {
  expect(isOverdue(day(last), today)).toBe(late)
  expect(reviewBy(day('2026-11-30'))).toBe('2027-02-28')
})
