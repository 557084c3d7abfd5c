/** What is kept beside an application always says what its acts say, on every day after them. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ActOnRecord, stageOn, undecided } from '../../src/law/application.ts'
import { acts } from '../../src/law/openActs.ts'
import { isDayOff } from '../../src/law/calendar.ts'
import { addDays, type Day, day, daysBetween } from '../../src/law/day.ts'
import { clockOn } from '../../src/law/terms/clock.ts'
import { stopsOf } from '../../src/law/terms/completion.ts'
import { keptOf, restOfWeek, stageKept, stillDays, targetOn, warnUntil } from '../../src/law/office/worklist.ts'
import { aliasOf } from '../../src/law/office/office.ts'

const names = Object.keys(acts) as (keyof typeof acts)[]
const from = day('2026-09-01')

/** Any acts in any order, on days that do not go back; also ones the law would not open. */
const anyActs = fc.array(fc.record({ act: fc.constantFrom(...names, 'suspendTerm', 'resumeTerm'), later: fc.nat(5), ahead: fc.integer({ min: -3, max: 5 }), given: fc.option(fc.nat(30)), by: fc.constantFrom('one', 'two', 'three') }), { minLength: 1, maxLength: 14 }).map((steps) => {
  let on: Day = from
  return steps.map(({ act, later, ahead, given, by }): ActOnRecord => {
    on = addDays(on, later)
    const needs = ['inviteToComplete', 'moreTime', 'intendRefusal', 'askToSpeak', 'defer', 'suspendTerm', 'askConsent'].includes(act)
    return { act, on, by, ...((act === 'suspendTerm' || act === 'askConsent') && { from: addDays(on, ahead), grounds: ['forceMajeure'] }), ...((needs || given !== null) && { until: addDays(on, given ?? 14) }) }
  })
})

describe('what is kept', () => {
  test('is what the law says, after any acts, on every later day', () => {
    fc.assert(fc.property(anyActs, fc.nat(60), (done, later) => {
      const last = done.at(-1)?.on ?? from
      const on = addDays(last, later)
      expect(stageKept(on, keptOf({ acts: done }))).toBe(stageOn(on, { acts: done }))
    }), { numRuns: 3_000 })
  })

  test('says of every later day of an open case whether its clock stands still', () => {
    fc.assert(fc.property(anyActs, fc.nat(60), (done, later) => {
      const facts = { acts: [{ act: 'submit', on: from, by: 'her' } as const, ...done.filter(({ act }) => act !== 'submit')] }
      const on = addDays(facts.acts.at(-1)?.on ?? from, later)
      const kept = stageKept(on, keptOf(facts)) === 'incomplete' || stillDays(facts).some((period) => period.from <= on && on <= period.until)
      if (undecided.includes(stageOn(on, facts))) expect(kept).toBe(clockOn(on, from, stopsOf(facts)).stillSince !== undefined)
    }), { numRuns: 2_000 })
  })

  test('of an intended refusal says when it turns by itself', () => {
    const facts = { acts: [{ act: 'submit', on: from, by: 'a' }, { act: 'intendRefusal', on: day('2026-09-10'), by: 'b', until: day('2026-09-24') }] as const }
    expect(keptOf(facts)).toEqual({ step: 'intended refusal', turnsOn: '2026-09-25', turnsTo: 'view heard' })
    expect(stageKept(day('2026-09-24'), keptOf(facts))).toBe('intended refusal')
    expect(stageKept(day('2026-09-25'), keptOf(facts))).toBe('view heard')
  })

  test('of a case that was reopened, when it turns by the time that was given before', () => {
    const asked = { act: 'askToSpeak', on: from, by: 'a' } as const
    const facts = { acts: [{ ...asked, until: day('2026-09-15') }, { act: 'proposeNotProcess', on: from, by: 'a' }, { ...asked, until: day('2026-09-16') }, { act: 'reopenOnObjection', on: day('2026-09-02'), by: 'a' }] as const }
    expect(keptOf(facts)).toEqual({ step: 'intended refusal', turnsOn: '2026-09-16', turnsTo: 'view heard' })
    expect(stageOn(day('2026-09-16'), facts)).toBe('view heard')
  })

  test('of nothing is a draft', () => {
    expect(keptOf({ acts: [] })).toEqual({ step: 'draft', turnsOn: null, turnsTo: null })
  })
})

test.each([
  ['a Monday', '2026-11-30', '2026-12-06'], ['a Sunday', '2026-12-06', '2026-12-06'], ['a Saturday', '2026-12-05', '2026-12-06'],
])('the rest of the week from %s', (_day, today, until) => {
  expect(restOfWeek(day(today))).toEqual({ from: today, until })
})

test('the warning comes ten working days before, over days off', () => {
  expect(warnUntil(day('2026-11-30'))).toBe('2026-12-14')
  expect(daysBetween(day('2026-12-21'), warnUntil(day('2026-12-21')))).toBeGreaterThan(14)
})

test('the day to aim at is the day from which one is warned, whatever days off lie between', () => {
  expect([targetOn(day('2026-12-14')), targetOn(day('2027-01-18')), targetOn(day('2026-12-13'))]).toEqual(['2026-11-30', '2027-01-04', '2026-11-30'])
  fc.assert(fc.property(fc.nat(700), fc.nat(60), (later, before) => {
    const decideBy = addDays(from, later)
    const today = addDays(decideBy, -before)
    expect(isDayOff(targetOn(decideBy))).toBe(false)
    expect(decideBy <= warnUntil(today)).toBe(today >= targetOn(decideBy))
  }))
})

test('a colleague is always known by the same four signs, and others by others', () => {
  const accounts = Array.from({ length: 200 }, (_, index) => `00000000-0000-4000-8000-${(index * 7_919 + 1).toString(16).padStart(12, '0')}`)
  expect(new Set(accounts.map(aliasOf)).size).toBe(200)
  for (const account of accounts) expect(aliasOf(account)).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{4}$/)
})
