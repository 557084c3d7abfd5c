/** The machine-readable lines of documents, with the examples of ICAO 9303. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { day } from '../../src/law/day.ts'
import { checkDigit, mrzFinding } from '../../src/law/person/mrz.ts'

const passport = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
const card = 'I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<'
const older = 'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6'
const [birth, on] = [day('1974-08-12'), day('2012-04-15')]

describe('the lines of a document', () => {
  test.each([
    ['a passport', passport, birth, on, undefined],
    ['a card', card, birth, on, undefined],
    ['an older card', older, birth, on, undefined],
    ['read as one, in small letters, with spaces', passport.replace('\n', ' ').toLowerCase(), birth, on, undefined],
    ['over the day after', passport, birth, day('2012-04-16'), 'mrzOver'],
    ['of someone born on another day', card, day('1974-08-13'), on, 'mrzBirth'],
    ['a number that is off by one', passport.replace('L898902C3', 'L898902C4'), birth, on, 'mrzDigits'],
    ['a last sign that is wrong', card.replace('<6\n', '<7\n'), birth, on, 'mrzDigits'],
    ['a line too short', passport.slice(0, -1), birth, on, 'mrz'],
    ['something else', 'geen regels', birth, on, 'mrz'],
    ['nothing', '', birth, on, 'mrz'],
  ] as const)('%s', (_case, typed, born, today, finding) => {
    expect(mrzFinding(typed, born, today)).toBe(finding)
  })

  test('one sign typed wrong in the second line is noticed, but for signs that weigh the same', () => {
    const line = passport.split('\n')[1] ?? ''
    // Number, birth, expiry and what is personal: what the digits are worked out over.
    const places = [...Array.from({ length: 10 }, (_, at) => at), ...Array.from({ length: 7 }, (_, at) => 13 + at), ...Array.from({ length: 21 }, (_, at) => 21 + at)]
    fc.assert(fc.property(fc.constantFrom(...places), fc.constantFrom(...'0123456789'), (at, sign) => {
      const before = line.charAt(at)
      const same = (Number.parseInt(before === '<' ? '0' : before, 36) - Number(sign)) % 10 === 0
      const typed = `${passport.split('\n')[0] ?? ''}\n${line.slice(0, at)}${sign}${line.slice(at + 1)}`
      expect(mrzFinding(typed, birth, on) === undefined).toBe(same)
    }))
  })

  test('a digit by hand', () => {
    expect([checkDigit('520727'), checkDigit('AB2134<<<')]).toEqual([3, 5])
  })
})
