/** What stops an identity at the desk, and the code someone is called by. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newCallCode } from '../../src/law/callCode.ts'
import { day } from '../../src/law/day.ts'
import { foundAtDesk, type SeenAtDesk } from '../../src/law/identity.ts'

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
    ['all at once', { genuine: false, same: false, face: false, workRight: 'none' }, '2010-01-01', ['notGenuine', 'otherData', 'otherFace', 'tooYoung', 'noWorkRight']],
  ] as const)('%s', (_case, seen, birth, found) => {
    expect(foundAtDesk(day(birth), { ...right, ...seen }, on)).toEqual(found)
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
