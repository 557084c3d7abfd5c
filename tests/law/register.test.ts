/** What two register managers change: who is designated when, and who agrees to what. */
import { describe, expect, test } from '@jest/globals'
import { calendarReaches, calendarYears, countByDays, dayOffBecause, daysKnownUntil, equatedDays, extend } from '../../src/law/calendar.ts'
import { day, instantOf } from '../../src/law/day.ts'
import { countByFigures, type Figure, figure, figuresThatCount } from '../../src/law/figures.ts'
import { cannotAnnounce, cannotConfirmAnnouncement, isOver } from '../../src/law/register/announcement.ts'
import { cannotDesignate, cannotEndDesignation, isDesignatedOn } from '../../src/law/register/designation.ts'
import { cannotActivate, changesThePast, differences, type LawPack } from '../../src/law/register/lawPack.ts'
import { cannotAgree, cannotReject } from '../../src/law/register/proposal.ts'

const [before, first, middle, last, after] = ['2027-02-28', '2027-03-01', '2027-06-01', '2027-12-31', '2028-01-01'].map(day) as [ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>, ReturnType<typeof day>]
const running = { from: first, until: null }
const ended = { from: first, until: last }

describe('designated', () => {
  test.each([
    ['the day before', before, false], ['on the first day', first, true], ['in between', middle, true], ['on the last day', last, true], ['the day after', after, false],
  ])('%s', (_name, on, is) => expect(isDesignatedOn(on, [ended])).toBe(is))

  test('without a last day it goes on, and nothing is none', () => expect([isDesignatedOn(day('2099-01-01'), [running]), isDesignatedOn(first, [])]).toEqual([true, false]))

  test.each([
    ['for the first time', first, [], false, undefined],
    ['while it is', after, [running], false, 'already-designated'],
    ['on the last day of the one before', last, [ended], false, 'already-designated'],
    ['the day after it', after, [ended], false, undefined],
    ['while it waits for the other', after, [ended], true, 'already-handled'],
  ])('%s', (_name, from, designations, isProposed, because) => expect(cannotDesignate(from, designations, isProposed)?.because).toBe(because))

  test.each([
    ['today', middle, middle, [running], false, undefined],
    ['on a day that has been', first, middle, [running], false, 'day-has-been'],
    ['before it begins', before, before, [running], false, 'day-has-been'],
    ['what never was', middle, middle, [], false, 'not-designated'],
    ['what has an end already', middle, first, [ended], false, 'not-designated'],
    ['while it waits for the other', middle, middle, [running], true, 'already-handled'],
  ])('ends: %s', (_name, until, today, designations, isProposed, because) => expect(cannotEndDesignation(until, today, designations, isProposed)?.because).toBe(because))
})

describe('agreeing', () => {
  test.each([
    ['by someone else', { proposedBy: 'a', isAnswered: false }, ['b'], undefined],
    ['by who asked', { proposedBy: 'a', isAnswered: false }, ['a'], 'same-official'],
    ['by another account of who asked', { proposedBy: 'a', isAnswered: false }, ['b', 'a'], 'same-official'],
    ['twice', { proposedBy: 'a', isAnswered: true }, ['b'], 'already-handled'],
  ])('%s', (_name, facts, own, because) => expect(cannotAgree(facts, own)?.because).toBe(because))

  test('whoever asked may take it back, until it is answered', () => expect([cannotReject({ isAnswered: false }), cannotReject({ isAnswered: true })?.because]).toEqual([undefined, 'already-handled']))
})

describe('a law pack', () => {
  const today = day('2027-06-01')
  const figureOf = (value: number, from = '2020-01-01', until?: string): Figure => ({ name: 'draftDays', value, from: day(from), ...(until && { until: day(until) }), source: 'own default', mark: 'I' })
  const pack = (more: Partial<LawPack> = {}): LawPack => ({ figures: [figureOf(30)], equated: ['2026-05-15'], reaches: '2028-12-31', rules: {}, terms: {}, ...more })

  test.each<[string, LawPack, boolean]>([
    ['the same', pack(), false],
    ['a figure more, from a day to come', pack({ figures: [figureOf(30, '2020-01-01', '2027-12-31'), figureOf(40, '2028-01-01')] }), false],
    ['another value of what counted', pack({ figures: [figureOf(31)] }), true],
    ['a figure that is not there any more', pack({ figures: [] }), true],
    ['an end on a day that has been', pack({ figures: [figureOf(30, '2020-01-01', '2027-05-31')] }), true],
    ['an equated day less that has been', pack({ equated: [] }), true],
    ['an equated day more', pack({ equated: ['2026-05-15', '2029-05-11'] }), false],
  ])('changes what held: %s', (_name, after, does) => expect(changesThePast(pack(), after, today)).toBe(does))

  test('what is yet to come may be taken back', () => {
    const before = pack({ figures: [figureOf(30), figureOf(40, '2028-01-01')], equated: ['2026-05-15', '2029-05-11'] })
    expect(changesThePast(before, pack(), today)).toBe(false)
  })

  test('says each difference once, and which are about days that have been', () => {
    const after = pack({ figures: [figureOf(30), figureOf(40, '2027-01-01')], equated: ['2026-05-15', '2029-05-11'], rules: { A01_SUBMIT: 'Awb 4:1' } })
    expect(differences(pack({ terms: { draft: '30 days' } }), after, today)).toEqual([
      { part: 'term', name: 'draft', from: null, was: '30 days', is: '', isBack: false },
      { part: 'figure', name: 'draftDays', from: '2027-01-01', was: '', is: '40', isBack: true },
      { part: 'equated', name: '2029-05-11', from: '2029-05-11', was: '', is: '2029-05-11', isBack: false },
      { part: 'rule', name: 'A01_SUBMIT', from: null, was: '', is: 'Awb 4:1', isBack: false },
    ])
  })

  test.each<[string, string, object, string | undefined]>([
    ['from today', '2027-06-01', {}, undefined],
    ['from yesterday', '2027-05-31', {}, 'day-has-been'],
    ['one that counts', '2027-06-01', { isCounting: true }, 'already-handled'],
    ['one that waits for the other', '2027-06-01', { isProposed: true }, 'already-handled'],
    ['one that changes what held', '2027-06-01', { pack: pack({ figures: [] }) }, 'changes-the-past'],
  ])('counts: %s', (_name, from, more, because) =>
    expect(cannotActivate(day(from), today, { pack: pack(), counting: pack(), isCounting: false, isProposed: false, ...more })?.because).toBe(because))

  test('terms are worked out by what was agreed on; of what it does not know, by the table of the service', () => {
    const known = figuresThatCount()
    try {
      expect(dayOffBecause(day('2029-05-11'))).toBeUndefined()
      countByFigures([figureOf(30, '2020-01-01', '2027-12-31'), figureOf(40, '2028-01-01')])
      countByDays([...equatedDays, day('2029-05-11')], day('2029-12-31'))
      expect([daysKnownUntil(), calendarYears().at(-1)]).toEqual(['2029-12-31', 2029])
      expect([figure('draftDays', day('2027-12-31')), figure('draftDays', day('2028-01-01')), figure('decisionWeeks', today)]).toEqual([30, 40, 8])
      expect([dayOffBecause(day('2029-05-11')), extend(day('2029-05-11'))]).toEqual(['equated', '2029-05-14'])
    } finally {
      countByFigures(known)
      countByDays(equatedDays, calendarReaches)
      expect([daysKnownUntil(), calendarYears().at(-1)]).toEqual([calendarReaches, 2028])
    }
    expect([figure('draftDays', day('2028-01-01')), dayOffBecause(day('2029-05-11'))]).toEqual([30, undefined])
  })
})

describe('an announcement', () => {
  const at = (hour: number) => instantOf(day('2027-06-01'), `${String(hour).padStart(2, '0')}:00`)
  test.each([
    ['from now', at(12), at(13), undefined], ['from an hour ago', at(11), at(13), undefined], ['all of it has been', at(9), at(11), 'day-has-been'],
    ['more than a month ahead', instantOf(day('2027-07-03'), '12:00'), instantOf(day('2027-07-03'), '13:00'), 'too-long'],
  ])('%s', (_name, from, until, because) => expect(cannotAnnounce(at(12), { from, until })?.because).toBe(because))

  test('is over at its end, or when it is taken away', () => {
    const facts = { from: at(10), until: at(12), endedAt: null }
    expect([isOver(at(11), facts), isOver(at(12), facts), isOver(at(11), { ...facts, endedAt: at(10) })]).toEqual([false, true, true])
  })

  test.each([
    ['by someone else', { madeBy: 'a', isSeen: false }, ['b'], undefined], ['by who said it', { madeBy: 'a', isSeen: false }, ['b', 'a'], 'same-official'], ['twice', { madeBy: 'a', isSeen: true }, ['b'], 'already-handled'],
  ])('is looked at %s', (_name, made, own, because) => expect(cannotConfirmAnnouncement(made, own)?.because).toBe(because))
})
