import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { randomInt } from 'node:crypto'
import { deskCodeUntil, formatDeskCode, newDeskCode, readDeskCode } from '../../src/law/person/deskCode.ts'

test('a code is read as it is written down, with spaces, hyphens and small letters anywhere', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('', ' ', '-', '. '), { minLength: 9, maxLength: 9 }), fc.boolean(), (between, small) => {
    const code = newDeskCode(randomInt)
    const written = [...`${code.finds}${code.proves}`].map((symbol, index) => (between[index] ?? '') + symbol).join('')
    expect(readDeskCode(small ? written.toLowerCase() : written)).toEqual(code)
    expect(readDeskCode(formatDeskCode(code))).toEqual(code)
  }))
})

test.each(['', '234567', '2345-67892', 'ABCD-EFGH', '2345-678O', '2345-678\u00e9'])('“%s” is no code', (text) => {
  expect(readDeskCode(text)).toBeUndefined()
})

test('it works for three days', () => {
  expect(deskCodeUntil(new Date('2026-12-01T10:00:00Z'))).toEqual(new Date('2026-12-04T10:00:00Z'))
})
