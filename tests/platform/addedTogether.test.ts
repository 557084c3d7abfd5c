/** Rows that come together are one statement for each table, and nothing else changes its place. */
import { expect, test } from '@jest/globals'
import { addedTogether } from '../../src/platform/database/addedTogether.ts'

const row = (addsTo: string, ...values: string[]) => ({ name: addsTo, text: `insert into ${addsTo} (one, other) values ($1, $2)`, values, addsTo })
const said = (steps: Parameters<typeof addedTogether>[0]) => addedTogether(steps).map(({ name, text, values }) => [name, text.replace(/^insert into \w+ /, ''), values])

test.each([
  ['one alone stays as it is', [row('sealed', 'a', 'b')], [['sealed', '(one, other) values ($1, $2)', ['a', 'b']]]],
  ['two of a table', [row('sealed', 'a', 'b'), row('sealed', 'c', 'd')], [['sealed-2', '(one, other) values ($1, $2), ($3, $4)', ['a', 'b', 'c', 'd']]]],
  ['what a letter says is there before the letter, and the record last', [row('audit_entries', 'a', 'b'), row('letters', 'c', 'd'), row('sealed', 'e', 'f')], [
    ['sealed', '(one, other) values ($1, $2)', ['e', 'f']], ['letters', '(one, other) values ($1, $2)', ['c', 'd']], ['audit_entries', '(one, other) values ($1, $2)', ['a', 'b']],
  ]],
  ['nothing passes by what is no row of them', [row('sealed', 'a', 'b'), { text: 'update', values: [] }, row('sealed', 'c', 'd'), row('messages', 'e', 'f')], [
    ['sealed', '(one, other) values ($1, $2)', ['a', 'b']], [undefined, 'update', []], ['sealed', '(one, other) values ($1, $2)', ['c', 'd']], ['messages', '(one, other) values ($1, $2)', ['e', 'f']],
  ]],
])('%s', (_name, steps, expected) => {
  expect(said(steps)).toEqual(expected)
})

test('many are asked four at a time', () => {
  expect(addedTogether(Array.from({ length: 9 }, (_each, index) => row('audit_entries', String(index), ''))).map(({ values = [] }) => values.length / 2)).toEqual([4, 4, 1])
})
