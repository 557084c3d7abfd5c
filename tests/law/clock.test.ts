/** The clock, whole: every date with how it was worked out, and days that stand still counted once. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayOffBecause, extend } from '../../src/law/calendar.ts'
import { clockOn } from '../../src/law/terms/clock.ts'
import { lastDayToDecide, stopsOf } from '../../src/law/terms/completion.ts'
import { addDays, type Day, day, daysBetween } from '../../src/law/day.ts'
import { daysIn, decideBy, decideByAtLatest, standstills, type Stops, suspensionsOfTerm, union } from '../../src/law/terms/decisionTerm.ts'
import { type ObjectionAct, objectionClock } from '../../src/law/objecting/objection.ts'
import { cannotAnswerConsent, cannotAskConsent, cannotResume, cannotSuspendTerm, openConsent, ownGrounds, runningSuspension, suspensionsOf } from '../../src/law/terms/standstill.ts'
import { facts, received, submitted, type Told } from '../support/told.ts'
import { decision, type Step, type Working, workings } from '../../src/law/terms/workings.ts'

describe('how a date was worked out', () => {
  const named = (found: readonly Working[], term: Working['term']): Working | undefined => found.find((each) => each.term === term)
  const kinds = (working: Working | undefined) => working?.steps.map((step) => (step.kind === 'add' ? `add ${step.days}` : step.kind === 'off' ? `off ${step.because}` : step.kind))

  test.each<[string, string, Told[], Working['term'], string, string[]]>([
    ['a decision that would fall on King’s Day', '2026-03-02', [], 'decision', '2026-04-28', ['start', 'add 56', 'off holiday', 'end']],
    ['a decision on an ordinary day', '2026-11-23', [], 'decision', '2027-01-18', ['start', 'add 56', 'end']],
    ['ten days spent completing', '2026-09-01', [['inviteToComplete', '2026-09-10', '2026-09-24'], ['complete', '2026-09-21']], 'decision', '2026-11-06', ['start', 'add 56', 'still', 'together', 'end']],
    ['a term to complete that ran out', '2026-09-01', [['inviteToComplete', '2026-09-10', '2026-09-24'], ['lapse', '2026-09-25']], 'decision', '2026-11-10', ['start', 'add 56', 'still', 'together', 'end']],
    ['leaving it out of handling after that', '2026-09-01', [['inviteToComplete', '2026-09-10', '2026-09-24'], ['lapse', '2026-09-25']], 'notProcessed', '2026-10-22', ['start', 'add 28', 'end']],
    ['objecting over Christmas', '2026-09-20', [['refuse', '2026-11-13']], 'objection', '2026-12-28', ['start', 'add 42', 'off holiday', 'off weekend', 'off weekend', 'end']],
    ['objecting to what came on Good Friday', '2026-02-20', [['grant', '2026-04-03']], 'objection', '2026-05-18', ['start', 'add 42', 'off equated', 'off weekend', 'off weekend', 'end']],
    ['objecting over Ascension of 2027', '2027-02-20', [['refuse', '2027-03-26']], 'objection', '2027-05-10', ['start', 'add 42', 'off equated', 'off weekend', 'off weekend', 'end']],
    ['the first day of a penalty', '2026-08-20', [['defaultNotice', '2026-10-30']], 'penaltyFirst', '2026-11-14', ['start', 'add 15', 'end']],
    ['its last day, which no holiday moves', '2026-08-20', [['defaultNotice', '2026-10-30']], 'penaltyLast', '2026-12-25', ['start', 'add 41', 'end']],
    ['answering an intention, on the day its letter named', '2026-08-20', [['intendRefusal', '2027-05-20', '2027-06-03']], 'respond', '2027-06-03', ['start', 'named', 'end']],
    ['a talk a year after a grant', '2026-09-01', [['grant', '2026-10-01']], 'repeatTalk', '2027-10-01', ['start', 'addYears', 'end']],
    ['a day that was named in a letter', '2026-11-23', [['defer', '2027-01-04', '2027-02-15']], 'decision', '2027-02-15', ['start', 'add 56', 'named', 'end']],
  ])('%s', (_case, receivedOn, done, term, on, steps) => {
    const found = named(workings(day('2027-06-01'), { receivedOn: day(receivedOn), facts: facts(['submit', receivedOn], ...done) }), term)
    expect([found?.on, kinds(found)]).toEqual([on, steps])
  })

  test.each<[string, string, [ObjectionAct, string, string?][], string, string[]]>([
    ['that came in time', '2026-11-20', [], '2027-02-08', ['start', 'add 42', 'end']],
    ['that came late', '2027-01-05', [], '2027-02-16', ['start', 'add 42', 'end']],
    ['with a committee, as the digest computes it', '2026-11-20', [['committee', '2026-12-01']], '2027-03-22', ['start', 'add 84', 'end']],
    ['that was put off', '2026-11-20', [['defer', '2027-01-15', '2027-03-22']], '2027-03-22', ['start', 'add 42', 'named', 'end']],
    ['with a committee, for whose reasons was waited', '2026-12-26', [['committee', '2027-01-04'], ['giveReasons', '2027-01-09']], '2027-04-02', ['start', 'add 84', 'waited', 'end']],
  ])('the decision on an objection %s', (_case, lodged, acts, on, steps) => {
    const until = acts.some(([act]) => act === 'giveReasons') ? day('2027-01-16') : undefined
    const told = acts.map(([act, done, last]) => ({ act, on: day(done), until: last ? day(last) : undefined }))
    const objection = { notifiedOn: day('2026-11-13'), acts: [{ act: 'lodge' as const, on: day(lodged), until }, ...told] }
    const found = named(workings(day('2026-12-01'), { receivedOn: day('2026-09-25'), facts: facts(['submit', '2026-09-25'], ['refuse', '2026-11-13']), objections: [objection] }), 'objectionDecision')
    expect([found?.on, kinds(found)]).toEqual([on, steps])
    expect(found?.on).toBe(objectionClock(objection)?.decideBy)
  })

  test('every date says its rule; without a confirmed article it says so', () => {
    const found = workings(day('2026-12-01'), { receivedOn: received, facts: facts(submitted, ['grant', '2026-10-01']) })
    expect(found.map(({ term, rule, article }) => [term, rule, article])).toEqual([
      ['decision', 'T01_DECIDE', 'Awb 4:13(2)'], ['objection', 'T04_OBJECT', 'Awb 6:7'], ['repeatTalk', 'T08_REPEAT_TALK', null],
    ])
  })

  test('the steps of a decision, followed one by one, lead to its day', () => {
    fc.assert(fc.property(anyFacts, (about) => {
      const { steps, on } = decision(about)
      expect(steps.reduce<Day>(follow, about.receivedOn)).toBe(on)
      expect(on).toBe(lastDayToDecide(about.receivedOn, about.facts))
    }))
  })
})

/** Each step says the day it leads to; a day off leads to the next, and what stood still is added together. */
function follow(at: Day, step: Step): Day {
  switch (step.kind) {
    case 'add':
      expect(addDays(at, step.days)).toBe(step.on)
      return step.on
    case 'together':
      expect(addDays(at, step.days)).toBe(step.on)
      return step.on
    case 'off':
      expect([at, dayOffBecause(at)]).toEqual([step.on, step.because])
      return addDays(at, 1)
    case 'named':
      expect(step.on > at).toBe(true)
      return step.on
    case 'end':
      expect(at).toBe(step.on)
      return at
    case 'still':
    case 'once':
    case 'start':
    case 'addYears':
    case 'addMonths':
    case 'monthsBack':
    case 'workingDaysBack':
    case 'daysBack':
    case 'given':
    case 'waited':
    case 'twoWorkingDays':
      return at
  }
}

const dayOfTerm = fc.integer({ min: 1, max: 90 }).map((count) => addDays(received, count))
const suspension = fc.record({ ground: fc.constantFrom(...suspensionsOfTerm), from: dayOfTerm, days: fc.integer({ min: 1, max: 30 }) }).map(({ ground, from, days }) => ({ ground, from, until: addDays(from, days - 1) }))
const completion = fc.record({ invitedOn: dayOfTerm, days: fc.integer({ min: 0, max: 40 }), lapsed: fc.boolean() }).map(({ invitedOn, days, lapsed }) => (lapsed ? { invitedOn, lapsedOn: addDays(invitedOn, days) } : { invitedOn, completedOn: addDays(invitedOn, days) }))
const anyStops: fc.Arbitrary<Stops> = fc.record({ suspensions: fc.array(suspension, { maxLength: 6 }), completions: fc.array(completion, { maxLength: 3 }) })

const anyFacts = fc.record({ suspensions: fc.array(suspension, { maxLength: 5 }), deferred: fc.option(dayOfTerm), receivedOn: fc.integer({ min: 0, max: 900 }).map((count) => addDays(received, count)) }).map(({ suspensions, deferred, receivedOn }) => {
  const moved = (on: Day) => addDays(on, daysBetween(received, receivedOn))
  const told = suspensions.map(({ ground, from, until }): Told => ['suspendTerm', moved(from), moved(until), moved(from), ground])
  return { receivedOn, facts: facts(['submit', receivedOn], ...told, ...(deferred ? [['defer', moved(deferred), extend(moved(deferred))] as const] : [])) }
})

describe('what stands still', () => {
  const days = (from: Day, until: Day): Day[] => Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => addDays(from, index))

  test('is counted once: the total is the number of different days', () => {
    fc.assert(fc.property(anyStops, (stops) => {
      const periods = standstills(received, stops) ?? []
      const different = new Set(periods.flatMap(({ from, until }) => days(from, until)))
      expect(daysIn(periods)).toBe(different.size)
      expect(decideBy(received, stops)).toBe(extend(addDays(received, 56 + different.size)))
    }))
  })

  test('never brings the last day forward, and more of it never does either', () => {
    fc.assert(fc.property(anyStops, suspension, (stops, one) => {
      const before = decideByAtLatest(received, stops)
      expect(before >= decideByAtLatest(received)).toBe(true)
      expect(decideByAtLatest(received, { ...stops, suspensions: [...(stops.suspensions ?? []), one] }) >= before).toBe(true)
    }))
  })

  test('put down twice, or in pieces that overlap, is as long as put down once', () => {
    fc.assert(fc.property(suspension, fc.integer({ min: 0, max: 30 }), (one, place) => {
      const middle = addDays(one.from, Math.min(place, daysBetween(one.from, one.until)))
      const pieces = [{ ...one, until: middle }, { ...one, from: middle }, one]
      expect(decideBy(received, { suspensions: pieces })).toBe(decideBy(received, { suspensions: [one] }))
    }))
  })

  test('has no days before receipt, and none after the term has passed', () => {
    const before = { ground: 'forceMajeure', from: day('2026-08-20'), until: day('2026-09-02') } as const
    expect(decideBy(received, { suspensions: [before] })).toBe('2026-10-28')
    const after = { ground: 'forceMajeure', from: day('2026-10-29'), until: day('2026-11-05') } as const
    expect(decideBy(received, { suspensions: [after] })).toBe('2026-10-27')
    expect(decideBy(received, { completions: [{ invitedOn: day('2026-10-28'), lapsedOn: day('2026-11-11') }] })).toBe('2026-10-27')
    expect(decideBy(received, { completions: [{ invitedOn: day('2026-10-27'), lapsedOn: day('2026-11-10') }] })).toBe('2026-11-10')
  })

  test('is a stretch of its own in the clock, with its reason', () => {
    const about = facts(submitted, ['suspendTerm', '2026-09-10', '2026-09-19', '2026-09-10', 'forceMajeure'], ['suspendTerm', '2026-09-15', '2026-09-22', '2026-09-15', 'foreignInformation'])
    const clock = clockOn(day('2026-09-16'), received, stopsOf(about))
    expect(clock).toMatchObject({ stoodStill: 13, days: 56, until: '2026-11-09', stillSince: '2026-09-10', stillWhy: 'forceMajeure' })
    expect(clock.stretches.map(({ kind, days: count, why }) => [kind, count, why])).toEqual([['used', 8, undefined], ['stoodStill', 10, 'forceMajeure'], ['stoodStill', 3, 'foreignInformation'], ['left', 48, undefined]])
    expect(clockOn(day('2026-10-01'), received, stopsOf(about)).stillSince).toBeUndefined()
  })

  test('union joins what touches', () => {
    expect(union([{ from: day('2026-09-05'), until: day('2026-09-06') }, { from: day('2026-09-01'), until: day('2026-09-04') }, { from: day('2026-09-10'), until: day('2026-09-10') }])).toEqual([{ from: '2026-09-01', until: '2026-09-06' }, { from: '2026-09-10', until: '2026-09-10' }])
  })
})

describe('suspending the term', () => {
  test('stands on record with its ground, until the day it was said, or the day before it goes on sooner', () => {
    const told: Told = ['suspendTerm', '2026-09-10', '2026-09-30', '2026-09-10', 'delayByApplicant']
    expect(suspensionsOf(facts(submitted, told))).toEqual([{ ground: 'delayByApplicant', from: '2026-09-10', until: '2026-09-30' }])
    expect(suspensionsOf(facts(submitted, told, ['resumeTerm', '2026-09-20']))).toEqual([{ ground: 'delayByApplicant', from: '2026-09-10', until: '2026-09-19' }])
    expect(suspensionsOf(facts(submitted, told, ['resumeTerm', '2026-09-10']))).toEqual([])
    expect(runningSuspension(day('2026-09-30'), facts(submitted, told))?.ground).toBe('delayByApplicant')
    expect([cannotResume(day('2026-09-30'), facts(submitted, told)), cannotResume(day('2026-10-01'), facts(submitted, told))?.because]).toEqual([undefined, 'not-open-now'])
  })

  test('by consent it stands still from her answer on, and not at all when she says no', () => {
    const asked: Told = ['askConsent', '2026-09-10', '2026-09-30', '2026-09-10', 'consent']
    expect(suspensionsOf(facts(submitted, asked))).toEqual([])
    expect(openConsent(facts(submitted, asked))).toEqual({ askedOn: '2026-09-10', from: '2026-09-10', until: '2026-09-30' })
    expect(suspensionsOf(facts(submitted, asked, ['giveConsent', '2026-09-12']))).toEqual([{ ground: 'consent', from: '2026-09-12', until: '2026-09-30' }])
    expect(suspensionsOf(facts(submitted, asked, ['declineConsent', '2026-09-12']))).toEqual([])
    expect(openConsent(facts(submitted, asked, ['declineConsent', '2026-09-12']))).toBeUndefined()
    expect(suspensionsOf(facts(submitted, ['suspendTerm', '2026-09-05', '2026-09-06', '2026-09-05', 'consent'], asked, ['giveConsent', '2026-10-02']))).toHaveLength(1)
    expect(cannotAnswerConsent(day('2026-09-30'), facts(submitted, asked))).toBeUndefined()
    expect(cannotAnswerConsent(day('2026-10-01'), facts(submitted, asked))).toMatchObject({ rule: 'A35_GIVE_CONSENT', article: 'Awb 4:15' })
  })

  test.each<[string, string, string, string, string | undefined]>([
    ['within the term', '2026-09-10', '2026-09-10', '2026-09-20', undefined],
    ['told two weeks later', '2026-09-24', '2026-09-10', '2026-09-30', undefined],
    ['told too late for its days', '2026-09-25', '2026-09-10', '2026-09-30', 'not-open-now'],
    ['that ends before it begins', '2026-09-10', '2026-09-12', '2026-09-11', 'not-open-now'],
    ['when the term has passed', '2026-10-28', '2026-10-20', '2026-11-05', 'too-late'],
    ['from a day after the term', '2026-10-27', '2026-10-28', '2026-11-05', 'too-late'],
    ['of more than twelve weeks', '2026-09-10', '2026-09-10', '2026-12-03', 'too-long'],
  ])('%s', (_case, today, from, until, because) => {
    expect(cannotSuspendTerm(day(today), day('2026-10-27'), { from: day(from), until: day(until) })?.because).toBe(because)
  })

  test('consent is asked for days to come; it is hers to give', () => {
    expect(cannotAskConsent(day('2026-09-11'), day('2026-10-27'), { from: day('2026-09-10'), until: day('2026-09-20') })?.because).toBe('not-open-now')
    expect(ownGrounds).toEqual(['foreignInformation', 'delayByApplicant', 'forceMajeure'])
  })
})
