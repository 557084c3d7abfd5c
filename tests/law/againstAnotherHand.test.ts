/** The number of a citizen and the age of a person, each against a calculation of another kind, ten thousand times (trust.md T09). */
import { expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { type Day, day } from '../../src/law/day.ts'
import { figure } from '../../src/law/figures.ts'
import { ageOn, tooYoung } from '../../src/law/person/applicant.ts'
import { isBsn } from '../../src/law/person/bsn.ts'

const MANY = 10_000

/** The same draws each time: a hash of the place. */
const draw = (place: number, below: number): number => createHash('sha256').update(String(place)).digest().readUInt32BE() % below

/** As a line of numbers, with the last counted down: by hand, it is worked from the right. */
function byHand(text: string): boolean {
  if (text.length < 8 || text.length > 9 || text.replace(/\d/g, '') !== '') return false
  let [sum, weight] = [-Number(text.at(-1)), 2]
  for (const digit of text.slice(0, -1).split('').toReversed()) sum += Number(digit) * weight++
  return sum % 11 === 0 && Number(text) !== 0
}

test('ten thousand numbers pass the eleven-test or not as by hand, one in eleven; one digit changed or two changed places never passes', () => {
  const numbers = Array.from({ length: MANY }, (_, place) => String(draw(place, 1_000_000_000)).padStart(place % 2 ? 9 : 8, '0'))
  expect(numbers.filter((text) => isBsn(text) !== byHand(text))).toEqual([])
  const right = numbers.filter(isBsn)
  expect(right.length / numbers.length).toBeCloseTo(1 / 11, 2)
  const wrong = right.filter(({ length }) => length === 9).flatMap((text) => [...text].flatMap((digit, place) => {
    const changed = `${text.slice(0, place)}${(Number(digit) + 1 + draw(place, 9)) % 10}${text.slice(place + 1)}`
    const next = text[place + 1]
    return [changed, ...(next && next !== digit ? [`${text.slice(0, place)}${next}${digit}${text.slice(place + 2)}`] : [])].filter((each) => each !== text)
  }))
  expect(wrong.length).toBeGreaterThan(5_000)
  expect(wrong.filter(isBsn)).toEqual([])
})

/** Counts birthdays one by one on the calendar; born on 29 February, it is the last day of February. */
function birthdays(birth: Day, on: Day): number {
  const [year = 0, month = 1, date = 1] = birth.split('-').map(Number)
  let count = -1
  for (let each = year; ; each += 1) {
    const lastOfMonth = new Date(Date.UTC(each, month, 0)).getUTCDate()
    if (Date.UTC(each, month - 1, Math.min(date, lastOfMonth)) > Date.parse(on)) return count
    count += 1
  }
}

test('ten thousand births are as old as counting birthdays says, and too young for as long as that is under the age of the day', () => {
  const dayAfter = (year: number, number: number): Day => day(new Date(Date.UTC(year, 0, 1 + number)).toISOString().slice(0, 10))
  const leaps = Array.from({ length: 16 }, (_, index) => `${1952 + index * 4}-02-29`)
  const pairs = Array.from({ length: MANY }, (_, place) => {
    const isTurning = place % 2 === 1
    const birth = place % 5 ? (isTurning ? dayAfter(2006, draw(place, 3_000)) : dayAfter(1950, draw(place, 22_000))) : day((isTurning ? ['2008-02-29', '2012-02-29'] : leaps)[draw(place, isTurning ? 2 : leaps.length)] ?? '')
    const year = 2026 + draw(place + MANY, 8)
    // Half of them around the birthday on which it turns.
    const turning = Date.UTC(Number(birth.slice(0, 4)) + figure('minAge', day('2026-11-30')), Number(birth.slice(5, 7)) - 1, Number(birth.slice(8)) - 1 + (place % 3))
    const on = isTurning ? day(new Date(turning).toISOString().slice(0, 10)) : day(`${year}-${['02-28', '03-01', '11-30', '12-31'][place % 4] ?? ''}`)
    return [birth, on] as const
  })
  expect(pairs.filter(([birth, on]) => ageOn(birth, on) !== birthdays(birth, on))).toEqual([])
  expect(pairs.filter(([birth, on]) => (tooYoung(birth, on) !== undefined) !== birthdays(birth, on) < figure('minAge', on))).toEqual([])
  expect(pairs.filter(([birth]) => birth.endsWith('02-29')).length).toBeGreaterThan(1_900)
})
