/** Near and late: what is flagged, what being late costs, and what is left out of handling. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { alarmOn } from '../../src/law/terms/alarm.ts'
import { stageOn } from '../../src/law/application.ts'
import { workingDaysUntil } from '../../src/law/calendar.ts'
import { addDays, day, daysBetween } from '../../src/law/day.ts'
import { cannotGiveNotice, cannotSetPenalty, penaltyTill } from '../../src/law/terms/defaultNotice.ts'
import { afterNotProcessing, cannotNotProcess } from '../../src/law/terms/notProcessing.ts'
import type { ObjectionActFacts, ObjectionFacts } from '../../src/law/objecting/objection.ts'
import { stepClosed } from '../../src/law/objecting/objectionDesk.ts'
import { cannotGiveObjectionNotice, cannotSetObjectionPenalty, objectionPenalty } from '../../src/law/objecting/objectionPenalty.ts'
import { impediment, sameOfficial } from '../../src/law/openActs.ts'
import { penaltyOn, penaltyPeriod, penaltyStretches } from '../../src/law/terms/penalty.ts'
import { facts, submitted, type Told } from '../support/told.ts'

describe('near and late', () => {
  test.each<[string, string, string | undefined, unknown]>([
    ['ten working days before', '2026-10-13', undefined, undefined],
    ['nine working days before', '2026-10-14', undefined, { state: 'near', workingDays: 9 }],
    ['the day itself', '2026-10-27', undefined, { state: 'near', workingDays: 0 }],
    ['while it stands still', '2026-10-20', '2026-10-01', undefined],
    ['the day after', '2026-10-28', undefined, { state: 'passed', workingDays: 1 }],
    ['a week later', '2026-11-03', undefined, { state: 'passed', workingDays: 5 }],
  ])('%s', (_case, today, still, alarm) => {
    expect(alarmOn(day(today), day('2026-10-27'), still ? day(still) : undefined)).toEqual(alarm)
  })

  test('working days leave out Christmas', () => {
    expect(workingDaysUntil(day('2026-12-24'), day('2026-12-28'))).toBe(1)
  })
})

describe('late with an objection', () => {
  // Made known on 13 November: objecting until 28 December, deciding by 8 February, or 22 March with a committee.
  const objection = (...acts: readonly (readonly [ObjectionActFacts['act'], string, string?])[]): ObjectionFacts => ({
    notifiedOn: day('2026-11-13'), acts: [['lodge', '2026-12-01'] as const, ...acts].map(([act, on, until]: readonly [ObjectionActFacts['act'], string, string?]) => ({ act, on: day(on), ...(until && { until: day(until) }) })),
  })

  test.each([
    ['six weeks, on the last day', objection(), '2027-02-08', 'not-late-yet'],
    ['six weeks, the day after', objection(), '2027-02-09', undefined],
    ['a committee, before its twelve weeks', objection(['committee', '2027-01-04']), '2027-02-09', 'not-late-yet'],
    ['a committee, after them', objection(['committee', '2027-01-04']), '2027-03-23', undefined],
    ['put off, before the new day', objection(['defer', '2027-01-20', '2027-03-22']), '2027-03-22', 'not-late-yet'],
    ['put off, after it', objection(['defer', '2027-01-20', '2027-03-22']), '2027-03-23', undefined],
    ['decided', objection(['decide', '2027-02-12']), '2027-02-15', 'not-open-now'],
    ['taken back', objection(['withdraw', '2027-02-10']), '2027-02-15', 'not-open-now'],
    ['noticed before', objection(['defaultNotice', '2027-02-09']), '2027-02-15', 'not-open-now'],
    ['noticed too early, and now late', objection(['defaultNotice', '2027-02-01']), '2027-02-15', undefined],
    ['never lodged', { notifiedOn: day('2026-11-13'), acts: [] }, '2027-02-15', 'not-open-now'],
  ] as const)('a notice: %s', (_case, about, on, because) => {
    const no = cannotGiveObjectionNotice(day(on), about)
    expect([no?.because, no?.article]).toEqual([because, because && 'Awb 4:17'])
  })

  const late = objection(['defaultNotice', '2027-02-09'])
  test.each([
    ['two weeks it costs nothing', '2027-02-23', 0, 0], ['the first day', '2027-02-24', 1, 23], ['the fifteenth', '2027-03-10', 15, 357], ['the last', '2027-04-06', 42, 1442], ['never more', '2027-09-01', 42, 1442],
  ])('its penalty: %s', (_case, on, days, euros) => {
    expect(objectionPenalty(day(on), late)).toMatchObject({ days, euros, first: '2027-02-24', last: '2027-04-06' })
  })

  test('the day of the decision does not count; it is fixed once, within two weeks, when nothing is added any more', () => {
    const decided = { ...late, acts: [...late.acts, { act: 'decide' as const, on: day('2027-02-26') }] }
    expect(objectionPenalty(day('2027-03-01'), decided)).toMatchObject({ days: 2, euros: 46, through: '2027-02-25', setBy: '2027-03-11' })
    expect(cannotSetObjectionPenalty(day('2027-03-01'), decided)).toBeUndefined()
    expect(cannotSetObjectionPenalty(day('2027-03-01'), late)).toMatchObject({ article: 'Awb 4:18' })
    expect(cannotSetObjectionPenalty(day('2027-03-02'), { ...decided, acts: [...decided.acts, { act: 'setPenalty', on: day('2027-03-01') }] })).toBeDefined()
    const inTime = { ...late, acts: [...late.acts, { act: 'decide' as const, on: day('2027-02-24') }] }
    expect(cannotSetObjectionPenalty(day('2027-03-01'), inTime)).toBeDefined()
    expect(stepClosed('setPenalty', day('2027-03-01'), decided) ?? stepClosed('defaultNotice', day('2027-02-09'), objection())).toBeUndefined()
  })
})

describe('late: a notice and its penalty', () => {
  const last = day('2026-10-27')
  const late = facts(submitted, ['defaultNotice', '2026-10-30'])

  test('a notice counts from the day after the last day', () => {
    expect(cannotGiveNotice(last, last)).toMatchObject({ rule: 'A31_DEFAULT_NOTICE', article: 'Awb 4:17', because: 'not-late-yet' })
    expect(cannotGiveNotice(addDays(last, 1), last)).toBeUndefined()
    expect(penaltyTill(day('2026-12-01'), facts(submitted, ['defaultNotice', '2026-10-27']), last)).toBeUndefined()
  })

  test.each([
    ['two weeks it costs nothing', '2026-11-13', 0, 0], ['the first day', '2026-11-14', 1, 23], ['the fourteenth', '2026-11-27', 14, 322], ['the fifteenth', '2026-11-28', 15, 357],
    ['the twenty-ninth', '2026-12-12', 29, 857], ['the last', '2026-12-25', 42, 1442], ['never more', '2027-03-01', 42, 1442],
  ])('%s', (_case, today, days, euros) => {
    expect(penaltyTill(day(today), late, last)).toMatchObject({ days, euros, first: '2026-11-14', last: '2026-12-25' })
  })

  test('a decision stops it: the day it is taken does not count; then it is fixed within two weeks, once', () => {
    const decided = { acts: [...late.acts, ...facts(['refuse', '2026-11-18']).acts] }
    expect(penaltyTill(day('2026-11-30'), decided, last)).toMatchObject({ days: 4, euros: 92, through: '2026-11-17', over: true, setBy: '2026-12-01' })
    expect(cannotSetPenalty(day('2026-11-30'), decided, last)).toBeUndefined()
    expect(cannotSetPenalty(day('2026-11-30'), late, last)).toMatchObject({ rule: 'A32_SET_PENALTY', article: 'Awb 4:18' })
    expect(cannotSetPenalty(day('2026-11-30'), { acts: [...decided.acts, ...facts(['setPenalty', '2026-11-20']).acts] }, last)).toBeDefined()
    const inTime = { acts: [...late.acts, ...facts(['refuse', '2026-11-14']).acts] }
    expect(penaltyTill(day('2026-11-30'), inTime, last)).toMatchObject({ days: 0, euros: 0, setBy: undefined, over: true })
    expect(cannotSetPenalty(day('2026-11-30'), inTime, last)).toBeDefined()
    expect(penaltyTill(day('2026-12-25'), late, last)).toMatchObject({ setBy: '2027-01-08', over: true })
    expect(penaltyTill(day('2026-12-24'), late, last)).toMatchObject({ setBy: undefined, over: false })
  })

  test('the stretches add up to the whole, on any day, and never to more than the most', () => {
    const anyDay = fc.integer({ min: 0, max: 5_000 }).map((count) => addDays(day('2024-01-01'), count))
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 100 }), (noticeOn, after) => {
      const on = addDays(noticeOn, after)
      const stretches = penaltyStretches(noticeOn, on)
      const sum = stretches.reduce((total, { euros }) => total + euros, 0)
      expect(sum).toBe(penaltyOn(noticeOn, on))
      expect(sum).toBeLessThanOrEqual(1442)
      expect(stretches.reduce((total, { days }) => total + days, 0)).toBe(Math.min(42, Math.max(0, daysBetween(noticeOn, on) - 14)))
      expect(penaltyPeriod(noticeOn).first).toBe(addDays(noticeOn, 15))
    }))
  })
})

describe('leaving it out of handling', () => {
  const lapsed: Told[] = [submitted, ['inviteToComplete', '2026-09-10', '2026-09-24'], ['lapse', '2026-09-25']]

  test.each<[string, Told[], unknown]>([
    ['nothing was asked', [submitted], undefined],
    ['what was asked still runs', [submitted, ['inviteToComplete', '2026-09-10', '2026-09-24']], undefined],
    ['no answer came', lapsed, { because: 'lapsed', on: '2026-09-24' }],
    ['the answer was not enough', [submitted, ['inviteToComplete', '2026-09-10', '2026-09-24'], ['complete', '2026-09-21']], { because: 'insufficient', on: '2026-09-21' }],
    ['she missed one talk', [submitted, ['notAppeared', '2026-09-10']], undefined],
    ['she missed two', [submitted, ['notAppeared', '2026-09-10'], ['moveTalk', '2026-09-11'], ['notAppeared', '2026-09-20']], { because: 'talks', on: '2026-09-20' }],
    ['she missed two and came to the third', [submitted, ['notAppeared', '2026-09-10'], ['moveTalk', '2026-09-11'], ['notAppeared', '2026-09-20'], ['moveTalk', '2026-09-21'], ['holdInterview', '2026-09-25']], undefined],
  ])('%s', (_case, done, since) => {
    expect(afterNotProcessing(facts(...done))).toEqual(since)
  })

  test('within four weeks, and not before she was asked', () => {
    expect(cannotNotProcess(day('2026-10-22'), facts(...lapsed))).toBeUndefined()
    expect(cannotNotProcess(day('2026-10-23'), facts(...lapsed))).toMatchObject({ rule: 'A17_NOT_PROCESS', because: 'too-late' })
    expect(cannotNotProcess(day('2026-09-12'), facts(submitted))).toMatchObject({ because: 'not-asked-yet' })
  })

  test('is proposed by one and decided by another; sent back, the case stands where it stood; it is no refusal', () => {
    const on = day('2026-10-01')
    const proposed = facts(...lapsed, ['proposeNotProcess', '2026-09-28'])
    expect(stageOn(on, proposed)).toBe('proposed')
    expect([impediment('notProcess', on, proposed), impediment('grant', on, proposed)?.because, impediment('refuse', on, proposed)?.because]).toEqual([undefined, 'not-open-now', 'not-open-now'])
    expect(sameOfficial('notProcess', proposed, 'proposeNotProcess')).toMatchObject({ rule: 'A20_FOUR_EYES' })
    const back = { acts: [...proposed.acts, ...facts(['sendBack', '2026-09-29']).acts] }
    expect(stageOn(on, back)).toBe(stageOn(on, facts(...lapsed)))
    expect(impediment('notProcess', on, back)).toBeDefined()
    expect(impediment('notProcess', on, facts(...lapsed))).toBeDefined()
  })

  test('not appeared, there is a talk to plan again', () => {
    expect(stageOn(day('2026-09-12'), facts(submitted, ['notAppeared', '2026-09-10']))).toBe('interview to plan')
  })
})
