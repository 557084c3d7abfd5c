/** What stops an identity at the desk, and the code someone is called by. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newCallCode } from '../../src/law/talking/callCode.ts'
import { day } from '../../src/law/day.ts'
import { impediment } from '../../src/law/openActs.ts'
import { cannotGoOn, workRightEnds } from '../../src/law/person/workRight.ts'
import { facts, type Told } from '../support/told.ts'
import { foundAtDesk, type SeenAtDesk, stoppedAtDesk } from '../../src/law/person/identity.ts'

const right: SeenAtDesk = { document: 'passport', genuine: true, same: true, face: true, workRight: 'free' }
const on = day('2027-03-01')

describe('at the desk', () => {
  test.each([
    ['everything is right', {}, '1990-01-01', []],
    ['21 on the day itself', {}, '2006-03-01', []],
    ['21 tomorrow', {}, '2006-03-02', ['tooYoung']],
    ['not real', { genuine: false }, '1990-01-01', ['notGenuine']],
    ['another name', { same: false }, '1990-01-01', ['otherData']],
    ['another face', { face: false }, '1990-01-01', ['otherFace']],
    ['no right to work', { workRight: 'none' }, '1990-01-01', ['noWorkRight']],
    ['a residence permit that says so', { document: 'residencePermit', workRight: 'endorsed' }, '1990-01-01', []],
    ['a residence permit that does not say so', { document: 'residencePermit' }, '1990-01-01', ['noWorkRight']],
    ['a right to work that ended yesterday', { document: 'residencePermit', workRight: 'endorsed', workUntil: day('2027-02-28') }, '1990-01-01', ['noWorkRight']],
    ['a right to work that ends today', { document: 'residencePermit', workRight: 'endorsed', workUntil: day('2027-03-01') }, '1990-01-01', []],
    ['all at once', { genuine: false, same: false, face: false, workRight: 'none' }, '2010-01-01', ['notGenuine', 'otherData', 'otherFace', 'tooYoung', 'noWorkRight']],
  ] as const)('%s', (_case, seen, birth, found) => {
    expect(foundAtDesk(day(birth), { ...right, ...seen }, on)).toEqual(found)
  })
})

test.each([
  [[], undefined], [['tooYoung'], 'R01_AGE'], [['noWorkRight'], 'R02_WORK_RIGHT'], [['notGenuine'], 'R06_IDENTITY'], [['otherData'], 'R06_IDENTITY'], [['otherFace'], 'R06_IDENTITY'], [['otherFace', 'tooYoung', 'noWorkRight'], 'R01_AGE'],
] as const)('what was found, %j, stops it by %s', (found, rule) => {
  expect(stoppedAtDesk(found)?.rule).toBe(rule)
})

describe('a right to work that ends', () => {
  const licence = { validUntil: day('2031-12-31') }
  test.each<[string, Told[], string | undefined]>([
    ['without an end', [['identify', '2026-11-01']], undefined],
    ['within the licence', [['identify', '2026-11-01', '2028-05-01']], '2028-05-01'],
    ['on its last day', [['identify', '2026-11-01', '2031-12-31']], undefined],
    ['seen again, to a later day', [['identify', '2026-11-01', '2028-05-01'], ['seeWorkRight', '2028-05-01', '2030-05-01']], '2030-05-01'],
    ['seen again, without an end', [['identify', '2026-11-01', '2028-05-01'], ['seeWorkRight', '2028-05-01']], undefined],
  ])('%s', (_case, done, ends) => {
    expect(workRightEnds(facts(...done), licence)).toBe(ends)
  })

  test('goes on to a day that has not passed, of a licence that was granted', () => {
    const granted = facts(['submit', '2026-09-01'], ['propose', '2026-10-01'], ['grant', '2026-10-02'])
    expect([cannotGoOn(on, day('2027-02-28'))?.because, cannotGoOn(on, on), cannotGoOn(on, undefined)]).toEqual(['identity-not-established', undefined, undefined])
    expect([impediment('seeWorkRight', on, granted), impediment('seeWorkRight', on, facts(['submit', '2026-09-01']))?.because]).toEqual([undefined, 'not-open-now'])
  })
})

describe('a call code', () => {
  test('is a letter and a figure, free today, until all are taken', () => {
    const taken: string[] = []
    for (let code = newCallCode(() => 0, taken); code; code = newCallCode(() => 0, taken)) taken.push(code)
    expect([taken.length, new Set(taken).size, taken.every((code) => /^[B-Z][2-9]$/.test(code))]).toEqual([152, 152, true])
  })

  test('is one of those that are left, whatever is drawn', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.uniqueArray(fc.constantFrom('B2', 'B3', 'C4'), { maxLength: 3 }), (draw, taken) => {
      const code = newCallCode((limit) => Math.floor(draw * limit), taken)
      return code !== undefined && !taken.some((each) => each === code)
    }))
  })
})
