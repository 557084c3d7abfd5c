/** Between sending and the end: what the law says of requests, the clock, hearing her, suspending and objecting. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type ActOnRecord, type ApplicationAct, hearUntil, stageOn } from '../../src/law/application.ts'
import { cannotRefuse, impediment } from '../../src/law/openActs.ts'
import { clockOn } from '../../src/law/terms/clock.ts'
import { cannotDefer, cannotHaveMoreTime, completeUntil, deferrals, isLapsed, lastDayIfAsked, lastDayToDecide, moreTimeUntil, openRequest, stopsOf } from '../../src/law/terms/completion.ts'
import { addDays, type Day, day, daysBetween } from '../../src/law/day.ts'
import { type LicenceFacts, standingOn } from '../../src/law/licence/licence.ts'
import { cannotGiveReasons, cannotWithdrawObjection, lateWithoutReason, type ObjectionFacts, objectionClock, objectionDeferredUntil, objectionUntil, reasonsUntil } from '../../src/law/objecting/objection.ts'
import { stepsOn } from '../../src/law/progress.ts'
import { erasing } from '../../src/law/retention.ts'
import { cannotSuspendFor, sameProposer, suspendedUntil, suspensionAhead, suspensionPeriod } from '../../src/law/measures/suspension.ts'

const acts = (...done: (readonly [ApplicationAct, string, string?])[]): { acts: ActOnRecord[] } => ({
  acts: done.map(([act, on, until]) => ({ act, on: day(on), by: act, ...(until && { until: day(until) }) })),
})
const received = day('2026-09-01')
const asked = acts(['submit', '2026-09-01'], ['inviteToComplete', '2026-09-10', '2026-09-24'])

describe('a request for what is missing', () => {
  test.each([
    ['while it runs, as if she answers on her last day', asked, '2026-11-10'],
    ['answered', acts(['submit', '2026-09-01'], ['inviteToComplete', '2026-09-10', '2026-09-24'], ['complete', '2026-09-21']), '2026-11-06'],
    ['lapsed, whatever day that was noticed', acts(['submit', '2026-09-01'], ['inviteToComplete', '2026-09-10', '2026-09-24'], ['lapse', '2026-09-28']), '2026-11-10'],
    ['with more time, lapsed', acts(['submit', '2026-09-01'], ['inviteToComplete', '2026-09-10', '2026-09-24'], ['moreTime', '2026-09-20', '2026-10-08'], ['lapse', '2026-10-09']), '2026-11-24'],
    ['answered on the day itself', acts(['submit', '2026-09-01'], ['inviteToComplete', '2026-09-10', '2026-09-24'], ['complete', '2026-09-10']), '2026-10-27'],
    ['put off to a named day', acts(['submit', '2026-09-01'], ['defer', '2026-10-01', '2026-12-08']), '2026-12-08'],
  ])('the last day to decide, %s', (_case, facts, last) => {
    expect(lastDayToDecide(received, facts)).toBe(last)
  })

  test('asking tells beforehand what the last day becomes', () => {
    expect(lastDayIfAsked(received, acts(['submit', '2026-09-01']), day('2026-09-10'), day('2026-09-24'))).toBe(lastDayToDecide(received, asked))
    expect(completeUntil(day('2026-09-10'), 1)).toBe('2026-09-24')
    expect(completeUntil(day('2026-09-10'), 3)).toBe('2026-10-01')
  })

  test('her talk goes on meanwhile, and the decision waits', () => {
    const on = day('2026-09-12')
    expect(stageOn(on, asked)).toBe('incomplete')
    for (const act of ['holdInterview', 'moveTalk', 'identify', 'complete', 'withdraw'] as const) expect(impediment(act, on, asked)).toBeUndefined()
    for (const act of ['propose', 'intendRefusal', 'inviteToComplete'] as const) expect(impediment(act, on, asked)).toBeDefined()
    const held = { acts: [...asked.acts, ...acts(['holdInterview', '2026-09-12'], ['complete', '2026-09-13']).acts] }
    expect(stageOn(day('2026-09-13'), held)).toBe('interview held')
  })

  test('more time twice, from the last day on, and not after it', () => {
    const once = { acts: [...asked.acts, ...acts(['moreTime', '2026-09-20', '2026-10-08']).acts] }
    const twice = { acts: [...once.acts, ...acts(['moreTime', '2026-10-01', '2026-10-22']).acts] }
    const running = openRequest(day('2026-09-12'), asked)
    expect(running && moreTimeUntil(running)).toBe('2026-10-08')
    expect(cannotHaveMoreTime(day('2026-09-24'), asked)).toBeUndefined()
    expect(cannotHaveMoreTime(day('2026-09-25'), asked)).toMatchObject({ because: 'no-more-time', article: 'Awb 4:5' })
    expect(cannotHaveMoreTime(day('2026-10-01'), once)).toBeUndefined()
    expect(cannotHaveMoreTime(day('2026-10-02'), twice)).toBeDefined()
    expect([isLapsed(day('2026-10-22'), twice), isLapsed(day('2026-10-23'), twice)]).toEqual([false, true])
  })

  test('a later decision is told in time, once, and by no more weeks than the figure', () => {
    expect(deferrals(day('2026-10-27')).map(({ weeks }) => weeks)).toEqual([2, 4, 6])
    expect(cannotDefer(day('2026-10-27'), day('2026-10-27'))).toBeUndefined()
    expect(cannotDefer(day('2026-10-28'), day('2026-10-27'))).toMatchObject({ because: 'too-late' })
    expect(impediment('defer', day('2026-10-02'), acts(['submit', '2026-09-01'], ['defer', '2026-10-01', '2026-12-08']))).toBeDefined()
  })
})

describe('the clock in days', () => {
  test('of a case that stood still for ten days', () => {
    const facts = acts(['submit', '2026-09-01'], ['inviteToComplete', '2026-09-10', '2026-09-24'], ['complete', '2026-09-21'])
    const clock = clockOn(day('2026-09-30'), received, stopsOf(facts))
    expect(clock).toMatchObject({ days: 56, used: 19, stoodStill: 10, left: 37, late: 0, until: '2026-11-06', stillSince: undefined })
    expect(clock.stretches.map(({ kind, days }) => [kind, days])).toEqual([['used', 9], ['stoodStill', 10], ['used', 10], ['left', 37]])
  })

  test('while it stands still it says since when, and afterwards how late it is', () => {
    expect(clockOn(day('2026-09-15'), received, stopsOf(asked))).toMatchObject({ stillSince: '2026-09-10', used: 9, stoodStill: 14, until: '2026-11-10' })
    expect(clockOn(day('2026-11-01'), received)).toMatchObject({ left: 0, late: 5, used: 56 })
  })

  test('every day is counted once, in one unbroken row, and used never shrinks', () => {
    const pause = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 30 }), fc.constantFrom('complete' as const, 'lapse' as const))
    fc.assert(fc.property(fc.array(pause, { maxLength: 4 }), fc.integer({ min: 0, max: 400 }), (pauses, after) => {
      let on: Day = received
      const done = pauses.flatMap(([wait, lasted, end]): ActOnRecord[] => {
        const invited = addDays(on, wait)
        on = addDays(invited, lasted)
        return [{ act: 'inviteToComplete', on: invited, by: '', until: on }, { act: end, on, by: '' }]
      })
      const stops = stopsOf({ acts: done })
      const [clock, later] = [clockOn(addDays(received, after), received, stops), clockOn(addDays(received, after + 1), received, stops)]
      expect(clock.used + clock.left + clock.stoodStill).toBe(daysBetween(received, clock.until))
      expect(clock.stretches.reduce((sum, { days }) => sum + days, 0)).toBe(daysBetween(received, clock.until))
      clock.stretches.forEach(({ from }, index) => expect(from).toBe(addDays(clock.stretches[index - 1]?.until ?? received, 1)))
      expect(later.used).toBeGreaterThanOrEqual(clock.used)
      expect(later.until).toBe(clock.until)
      expect(clock.days).toBeGreaterThanOrEqual(56)
    }))
  })
})

describe('the steps she sees', () => {
  const names = (facts: { acts: ActOnRecord[] }, on: string) => stepsOn(day(on), facts, { talkOn: day('2026-09-20'), decideBy: day('2026-10-27') }).map(({ name, state }) => `${state} ${name}`)

  test.each([
    ['just received', acts(['submit', '2026-09-01']), '2026-09-02', ['done received', 'now talk', 'next assessed', 'next decided']],
    ['asked for more', asked, '2026-09-11', ['done received', 'now completing', 'next talk', 'next assessed', 'next decided']],
    ['nobody answered', acts(['submit', '2026-09-01'], ['inviteToComplete', '2026-09-02', '2026-09-16'], ['lapse', '2026-09-17']), '2026-09-18', ['done received', 'done lapsed', 'now talk', 'next assessed', 'next decided']],
    ['intended', acts(['submit', '2026-09-01'], ['holdInterview', '2026-09-20'], ['saveView', '2026-09-20'], ['shareReport', '2026-09-21'], ['intendRefusal', '2026-09-22', '2026-10-06']), '2026-09-23', ['done received', 'done talk', 'done assessed', 'now hearing', 'next decided']],
    ['refused', acts(['submit', '2026-09-01'], ['holdInterview', '2026-09-20'], ['shareReport', '2026-09-21'], ['refuse', '2026-10-10']), '2026-10-11', ['done received', 'done talk', 'done assessed', 'done decided']],
    ['withdrawn', acts(['submit', '2026-09-01'], ['withdraw', '2026-09-02']), '2026-09-03', ['done received']],
  ])('%s', (_case, facts, on, steps) => {
    expect(names(facts, on)).toEqual(steps)
  })
})

describe('hearing her', () => {
  const intended = acts(['submit', '2026-09-01'], ['holdInterview', '2026-09-10'], ['saveView', '2026-09-10'], ['intendRefusal', '2026-09-12', '2026-09-28'])
  const wishes = { acts: [...intended.acts, ...acts(['askToSpeak', '2026-09-25', '2026-10-09']).acts] }

  test('whoever asks to speak is given the time for it', () => {
    expect(hearUntil(intended)).toBe('2026-09-28')
    expect(hearUntil(wishes)).toBe('2026-10-09')
    expect(cannotRefuse(day('2026-09-29'), intended)).toBeUndefined()
    expect(cannotRefuse(day('2026-09-29'), wishes)).toMatchObject({ because: 'not-heard' })
    expect(cannotRefuse(day('2026-10-10'), wishes)).toBeUndefined()
    expect([stageOn(day('2026-09-29'), wishes), stageOn(day('2026-10-10'), wishes)]).toEqual(['intended refusal', 'view heard'])
  })

  test('a wish asked early never shortens the days she had', () => {
    const early = { acts: [...intended.acts, ...acts(['askToSpeak', '2026-09-12', '2026-09-14']).acts] }
    expect(hearUntil(early)).toBe('2026-09-28')
  })
})

describe('a suspension', () => {
  const today = day('2028-06-01')
  const licence = (...done: LicenceFacts['acts']): LicenceFacts => ({ validFrom: day('2027-01-01'), validUntil: day('2031-12-31'), acts: done })
  const suspended = licence({ act: 'suspend', takesEffect: today, untilDay: day('2028-06-14') })

  test.each([
    ['its first day', '2028-06-01', suspended, 'suspended'],
    ['its last day', '2028-06-14', suspended, 'suspended'],
    ['the day after, by itself', '2028-06-15', suspended, 'valid'],
    ['ended before', '2028-06-10', licence(...suspended.acts, { act: 'reinstate', takesEffect: day('2028-06-10') }), 'valid'],
    ['a second one', '2028-08-01', licence(...suspended.acts, { act: 'suspend', takesEffect: day('2028-07-20'), untilDay: day('2028-08-02') }), 'suspended'],
    ['revoked meanwhile', '2028-06-20', licence(...suspended.acts, { act: 'revoke', takesEffect: day('2028-06-10') }), 'revoked'],
  ] as const)('%s', (_case, on, facts, standing) => {
    expect(standingOn(day(on), facts)).toBe(standing)
  })

  test('lasts eight weeks at most, not before it is made known, and is no shorter when decided later', () => {
    expect(cannotSuspendFor(today, today, suspendedUntil(today, 8))).toBeUndefined()
    expect(cannotSuspendFor(today, today, addDays(suspendedUntil(today, 8), 1))).toMatchObject({ because: 'too-long' })
    expect(cannotSuspendFor(today, addDays(today, -1), suspendedUntil(today, 2))).toMatchObject({ because: 'not-yet-made-known' })
    expect(suspensionPeriod(day('2028-06-05'), today, 2)).toEqual({ from: '2028-06-05', until: '2028-06-18' })
  })

  test('is decided by someone else, and is told before it begins', () => {
    expect(sameProposer('a', 'a')).toMatchObject({ because: 'same-official' })
    expect(sameProposer('a', 'b')).toBeUndefined()
    expect(suspensionAhead(day('2028-05-20'), suspended)).toMatchObject({ takesEffect: today })
    expect(suspensionAhead(day('2028-06-15'), suspended)).toBeUndefined()
  })
})

describe('an objection', () => {
  const notifiedOn = day('2026-11-13')
  const facts = (...done: (readonly [ObjectionFacts['acts'][number]['act'], string, string?])[]): ObjectionFacts => ({
    notifiedOn, acts: done.map(([act, on, until]) => ({ act, on: day(on), ...(until && { until: day(until) }) })),
  })
  const proForma = facts(['lodge', '2026-11-20', reasonsUntil(notifiedOn, day('2026-11-20'))])

  test.each([
    ['in time', facts(['lodge', '2026-11-20']), '2027-02-08', true],
    ['on the day of the letter', facts(['lodge', '2026-11-13']), '2027-02-08', true],
    ['late: from the day it came in', facts(['lodge', '2027-01-04']), '2027-02-15', false],
    ['reasons given within the term cost no day', facts(['lodge', '2026-11-20', '2026-12-28'], ['giveReasons', '2026-12-01']), '2027-02-08', true],
    ['reasons given ten days after it cost nine', facts(['lodge', '2026-12-28', '2027-01-25'], ['giveReasons', '2027-01-07']), '2027-02-17', true],
    ['reasons that never came cost all of their days', facts(['lodge', '2026-12-28', '2027-01-25']), '2027-03-08', true],
    ['put off', facts(['lodge', '2026-11-20'], ['defer', '2027-02-01', objectionDeferredUntil(day('2027-02-08'))]), '2027-03-22', true],
  ])('%s', (_case, about, decideBy, inTime) => {
    expect(objectionClock(about)).toMatchObject({ decideBy, inTime })
  })

  test('the reasons can come later, never sooner than the last day to object', () => {
    expect(reasonsUntil(notifiedOn, day('2026-11-20'))).toBe(objectionUntil(notifiedOn))
    expect(reasonsUntil(notifiedOn, day('2026-12-28'))).toBe('2027-01-25')
    expect(cannotGiveReasons(proForma)).toBeUndefined()
    expect(cannotGiveReasons(facts(['lodge', '2026-11-20']))).toBeDefined()
  })

  test('late is accepted with the reason, and not without', () => {
    expect(lateWithoutReason(notifiedOn, day('2026-12-29'), ' ')).toMatchObject({ article: 'Awb 6:11' })
    expect(lateWithoutReason(notifiedOn, day('2026-12-29'), 'ziek')).toBeUndefined()
    expect(lateWithoutReason(notifiedOn, day('2026-12-28'), '')).toBeUndefined()
  })

  test('is taken back once, and holds what someone has until then', () => {
    expect(cannotWithdrawObjection(proForma)).toBeUndefined()
    expect(cannotWithdrawObjection(facts(['lodge', '2026-11-20'], ['withdraw', '2026-11-21']))).toBeDefined()
    expect(objectionClock(facts())).toBeUndefined()
    const holdings = { since: day('2026-01-01'), applications: [], licences: [] }
    expect(erasing({ ...holdings, objecting: true })).toBeUndefined()
    expect(erasing({ ...holdings, objecting: false })).toBeDefined()
  })
})
