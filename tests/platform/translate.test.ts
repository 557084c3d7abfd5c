import { expect, test } from '@jest/globals'
import { dates, isLanguage, languages, translator } from '../../src/platform/page/translate.ts'

const nl = translator('nl')

test('Dutch comes first, every language under its own name', () => {
  expect(languages.slice(0, 2)).toEqual([
    { code: 'nl', name: 'Nederlands' },
    { code: 'en', name: 'English' },
  ])
  expect(isLanguage('en')).toBe(true)
  expect(isLanguage('xx')).toBe(false)
})

test('a text with a value and a text with a count', () => {
  expect(nl('problem.reference', { reference: 'R-1' })).toContain('R-1')
  expect(nl('errors.count', { count: 1 })).toBe('(1 fout)')
  expect(nl('errors.count', { count: 2 })).toBe('(2 fouten)')
})

test.each([
  ['an unknown key', () => nl('no.such.key')],
  ['a gap without a value', () => nl('problem.reference')],
  ['a gap with undefined', () => nl('problem.reference', { reference: undefined })],
  ['a gap with null', () => nl('problem.reference', { reference: null })],
  ['an unknown language', () => translator('xx')],
])('%s is a fault', (_name, say) => {
  expect(say).toThrow()
})

test('what a person typed is never read as an instruction', () => {
  expect(nl('problem.reference', { reference: '$t(nav.work) {{count}}' })).toContain('$t(nav.work) {{count}}')
})

test('dates are said in the language, in Dutch time', () => {
  expect(dates('nl').date('2027-03-01')).toBe('maandag 1 maart 2027')
  expect(dates('en').date('2027-03-01')).toBe('Monday 1 March 2027')
  expect(dates('nl').shortDate('2027-03-01')).toBe('1 mrt 2027')
  expect(dates('nl').moment('2027-06-30T22:30:00Z')).toBe('donderdag 1 juli 2027 om 00:30')
  expect(dates('bg').date('2027-03-01')).toBe('понеделник, 1 март 2027')
  expect(dates('en').moment(new Date('2027-01-01T12:05:00Z'))).toBe('Friday 1 January 2027 at 13:05')
})
