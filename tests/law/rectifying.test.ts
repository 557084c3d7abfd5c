/** What was wrong, and who had it. */
import { expect, test } from '@jest/globals'
import { day } from '../../src/law/day.ts'
import { isCorrected, sentWrong, wrongIn } from '../../src/law/hers/rectifying.ts'

const person = { given: 'Verzonnen', family: 'Persoon', birthdate: day('1990-01-01'), nationality: 'Nederlandse', bsn: null }

test.each([
  ['nothing', {}, []],
  ['a name, once for both halves', { given: 'Anders', family: 'Ander' }, ['name']],
  ['a day and a number', { birthdate: day('1991-01-01'), bsn: '111222333' }, ['birthdate', 'bsn']],
] as const)('%s', (_what, is, wrong) => expect(wrongIn(person, { ...person, ...is })).toEqual(wrong))

test.each([
  ['an adviser who had none of it hears nothing', ['name'], ['caseNumber', 'nationality'], []],
  ['an adviser who had it hears of that alone', ['name', 'birthdate', 'bsn'], ['caseNumber', 'name', 'nationality'], ['name']],
] as const)('%s', (_who, wrong, sent, told) => expect(sentWrong(wrong, sent)).toEqual(told))

test('her own words, her channel and her number are hers to change', () => {
  expect(['contact', 'licenceNumber', 'viewStatement', 'toString'].filter(isCorrected)).toEqual([])
})
