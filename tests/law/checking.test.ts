/** A check and what comes with it: grounds for more, and when she sees it. */
import { randomInt } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { cannotSeeMore, groundsAfter, moreGrounds } from '../../src/law/checking/grounds.ts'
import { cannotAskOn, dayGrounds } from '../../src/law/checking/onDay.ts'
import { type CheckFact, unusualChecks } from '../../src/law/checking/unusual.ts'
import { cannotCorrect, correctUntil, faultsIn } from '../../src/law/checking/visit.ts'
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

describe('the facts of a visit', () => {
  test.each([
    ['Kerkstraat 12', 'address'], ['in de lange gracht 4b', 'address'], ['Zuiderweg 3', 'address'], ['1234 AB', 'address'],
    ['06 1234 5678', 'contact'], ['+31 6 12345678', 'contact'], ['iemand@post.example', 'contact'], ['www.voorbeeld.example/x', 'contact'],
    ['mevrouw Verzonnen', 'name'], ['dhr. Tegelaar', 'name'], ['haar partner', 'notAsked'], ['€ 150', 'notAsked'], ['waarschijnlijk', 'opinion'], ['volgens mij', 'opinion'],
  ])('%s is no fact that is kept: %s', (text, kind) => {
    expect(faultsIn(`Wij waren daar en zagen ${text} bij de deur.`)).toContainEqual(expect.objectContaining({ kind }))
  })

  test('what was seen and done is', () => {
    expect(faultsIn('Om 21:30 uur waren drie kamers in gebruik. Twee personen lieten hun code zien. Daarna onderweg 2 collega’s ingelicht. De vluchtdeur was op slot met een sleutel.')).toEqual([])
  })

  test('are put right for a day, to the minute', () => {
    const madeAt = new Date('2027-03-27T22:00:00Z')
    const until = correctUntil(madeAt, day('2027-03-27'))
    expect(until.toISOString()).toBe('2027-03-28T22:00:00.000Z')
    expect(cannotCorrect(madeAt, until, day('2027-03-27'))).toBeUndefined()
    expect(cannotCorrect(madeAt, new Date(until.getTime() + 60_000), day('2027-03-27'))).toMatchObject({ rule: 'K10_VISIT', because: 'too-late' })
  })
})

describe('what stands out in the checks of an inspector', () => {
  const fact = (given: Partial<CheckFact> = {}): CheckFact => ({ id: '1', by: 'a', on: day('2027-01-04'), about: 'x', what: 'check', later: false, ...given })
  const onDays = (...days: number[]) => days.map((date) => fact({ on: day(`2027-01-0${date}`) }))
  const more = (count: number) => Array.from({ length: count }, (_, index) => fact({ what: 'more', about: String(index) }))
  test.each([
    ['one check', onDays(4), []],
    ['the same person often on one day', onDays(4, 4, 4, 4), []],
    ['the same person on two days', onDays(4, 5, 5), []],
    ['the same person on three days', onDays(4, 5, 6), [['sameAgain', '2027-01-06', 3, 1]]],
    ['the same person, by three inspectors', onDays(4, 5, 6).map((one, by) => ({ ...one, by: String(by) })), []],
    ['three people', onDays(4, 5, 6).map((one, about) => ({ ...one, about: String(about) })), []],
    ['the same advertisement on three days', onDays(4, 5, 6).map((one) => ({ ...one, what: 'advertisement' as const })), []],
    ['more of five people', more(5), []],
    ['more of six people', more(6), [['manyMore', '2027-01-04', 6, 6]]],
    ['more of one person six times', more(6).map((one) => ({ ...one, about: 'x' })), []],
    ['what is shown later', [fact({ later: true })], [['shownLater', '2027-01-04', 1, 1]]],
  ])('%s', (_case, checks, found) => {
    expect(unusualChecks(checks).map(({ kind, on, looks, people }) => [kind, on, looks.length, people])).toEqual(found)
  })
})

test.each(dayGrounds)('on %s one asks about days that have been, today included', (ground) => {
  const today = day('2027-03-01')
  expect(['2020-01-01', '2027-03-01', '2027-03-02'].map((on) => cannotAskOn(day(on), ground, today)?.rule)).toEqual([undefined, undefined, ground])
})
