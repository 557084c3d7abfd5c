/** A check and what comes with it: grounds for more, and when she sees it. */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { cannotSeeMore, groundsAfter, moreGrounds } from '../../src/law/checking/grounds.ts'
import { isShownOn, shownFrom } from '../../src/law/checking/shift.ts'
import { MOST_ADVERTISED, numbersIn } from '../../src/law/checking/advertised.ts'
import { formatNumber, newLicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { day } from '../../src/law/day.ts'

describe('more than yes or no', () => {
  test('of a yes there is no asking why it is no, and of a no nothing else', () => {
    expect(groundsAfter(true)).toEqual(['K01_NOT_LIKE_PHOTO', 'K02_DOUBT_CARD', 'K04_SIGNS_OF_FORCE'])
    expect(groundsAfter(false)).toEqual(['K03_NOT_VALID'])
  })

  test.each(moreGrounds.flatMap((ground) => [true, false].map((valid) => [ground, valid] as const)))('%s after %s is open exactly when it is offered', (ground, valid) => {
    expect(cannotSeeMore(ground, valid) === undefined).toBe(groundsAfter(valid).includes(ground))
  })
})

describe('a check within an investigation', () => {
  test('is shown from a day that is set when the shift begins', () => {
    expect(shownFrom(day('2027-01-30'))).toBe('2027-05-01')
  })

  test.each([
    ['2027-04-30', '2027-05-01', false],
    ['2027-05-01', '2027-05-01', true],
    ['2027-05-02', '2027-05-01', true],
    ['2027-01-01', undefined, true],
  ])('on %s, shown from %s: %s', (today, from, shown) => {
    expect(isShownOn(day(today), from)).toBe(shown)
  })
})

describe('numbers in a text', () => {
  const number = newLicenceNumber(randomInt)
  const [a, b, c] = (/^(....)(....)(....)$/.exec(number) ?? []).slice(1)
  test.each([
    ['as it stands on a card', `Bel mij! Nr. ${a}-${b}-${c}, elke dag.`],
    ['in small letters, without anything between', `nummer:${number.toLowerCase()}`],
    ['with spaces', `${a} ${b} ${c}`],
    ['with dots, between others', `06 12345678 / ${a}.${b}.${c} / € 25`],
    ['after a symbol that stands alone', `3 ${a}-${b}-${c}`],
    ['twice', `${formatNumber(number)}\n${number}`],
  ])('is found %s', (_how, text) => expect(numbersIn(text)).toEqual({ numbers: [number], mistyped: [] }))

  test('with one wrong symbol is told as mistyped, and a telephone number or a word is nothing', () => {
    const wrong = formatNumber(number).replace(/.$/, (last) => (last === '2' ? '3' : '2'))
    expect(numbersIn(`x ${wrong.toLowerCase()} y`)).toEqual({ numbers: [], mistyped: [wrong] })
    for (const text of ['06-12345678', 'Donderdag tot zaterdag', `A${number}`, `${number}9`, '']) expect(numbersIn(text)).toEqual({ numbers: [], mistyped: [] })
  })

  test('all of a long text, each once and in order', () => {
    const many = Array.from({ length: MOST_ADVERTISED + 1 }, () => newLicenceNumber(randomInt))
    expect(numbersIn(many.map((one, index) => `${index} advertentie ${index % 2 ? one : formatNumber(one)};`).join('\n')).numbers).toEqual(many)
  })
})
