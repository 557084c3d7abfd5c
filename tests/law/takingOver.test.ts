/** What can be taken over from another register, and until when it can be taken back. */
import { describe, expect, test } from '@jest/globals'
import { columns, headings, readImport } from '../../src/forms/office/takingOver.ts'
import { addDays, day } from '../../src/law/day.ts'
import { cannotUndo, misfitsOf, type TakenOver } from '../../src/law/office/takingOver.ts'

const today = day('2026-11-30')
const application: TakenOver = { kind: 'application', birthdate: day('1990-12-31'), documentSeenOn: day('2026-11-02'), receivedOn: day('2026-11-02') }
const licence: TakenOver = { ...application, kind: 'licence', receivedOn: day('2025-03-10'), decidedOn: day('2025-04-28'), validFrom: day('2025-04-28'), validUntil: day('2030-04-27') }

test.each<[string, TakenOver, string[]]>([
  ['an application that runs', application, []],
  ['a licence that is valid', licence, []],
  ['received today', { ...application, receivedOn: today, documentSeenOn: today }, []],
  ['received tomorrow', { ...application, receivedOn: addDays(today, 1) }, ['receivedOn inFuture']],
  ['received long ago', { ...application, receivedOn: day('2025-11-01') }, ['receivedOn tooOld']],
  ['twenty on the day of receipt', { ...application, birthdate: day('2005-11-03') }, ['birthdate tooYoung']],
  ['twenty-one on the day of receipt', { ...application, birthdate: day('2005-11-02') }, []],
  ['a document seen tomorrow', { ...application, documentSeenOn: addDays(today, 1) }, ['documentSeenOn inFuture']],
  ['decided before it was received', { ...licence, decidedOn: day('2025-03-09') }, ['decidedOn beforeReceived']],
  ['decided tomorrow', { ...licence, decidedOn: addDays(today, 1), validFrom: addDays(today, 1), validUntil: addDays(today, 400) }, ['decidedOn inFuture']],
  ['valid before it was decided', { ...licence, validFrom: day('2025-04-27'), validUntil: day('2030-04-26') }, ['validFrom beforeDecided']],
  ['ends today', { ...licence, validUntil: today }, []],
  ['ended yesterday', { ...licence, validUntil: addDays(today, -1) }, ['validUntil hasEnded']],
  ['a day longer than five years', { ...licence, validUntil: day('2030-04-28') }, ['validUntil tooLong']],
  ['everything at once', { ...licence, birthdate: day('2010-01-01'), documentSeenOn: addDays(today, 9), decidedOn: day('2025-01-01'), validUntil: day('2025-12-01') }, ['birthdate tooYoung', 'documentSeenOn inFuture', 'decidedOn beforeReceived', 'validUntil hasEnded']],
])('%s', (_name, line, misfits) => {
  expect(misfitsOf(line, today).map(({ column, because }) => `${column} ${because}`)).toEqual(misfits)
})

test.each([
  ['untouched, the same day', { doneOn: today, undoneOn: null, touched: 0 }, undefined],
  ['on the last day', { doneOn: addDays(today, -14), undoneOn: null, touched: 0 }, undefined],
  ['a day later', { doneOn: addDays(today, -15), undoneOn: null, touched: 0 }, 'too-late'],
  ['something was done with one', { doneOn: today, undoneOn: null, touched: 1 }, 'not-open-now'],
  ['taken back already', { doneOn: today, undoneOn: today, touched: 0 }, 'already-handled'],
  ['not taken over yet', { doneOn: null, undoneOn: null, touched: 0 }, 'already-handled'],
] as const)('taking back: %s', (_name, facts, because) => {
  expect(cannotUndo(today, facts)?.because).toBe(because)
})

describe('a table', () => {
  const head = columns.map((column) => headings[column])
  const right = ['aanvraag', 'Z-1', 'Voorbeeld', 'Verzonnen', '31-12-1990', 'Nederlandse', '', 'paspoort', '02-11-2026', 'nl', '2026-11-02', '', '', '']
  const licensed = ['Vergunning', 'V-2', '', 'Bedacht', '14-2-1988', 'Roemeense', '', 'identiteitskaart', '10/03/2025', 'RO', '10-03-2025', '28-04-2025', '28-04-2025', '27-04-2030']
  const reading = (...lines: readonly (readonly string[])[]) => readImport(lines.map((cells, index) => ({ line: index + 1, cells })), today)
  const told = (...lines: readonly (readonly string[])[]) => reading(...lines).problems.map(({ line, column, problem }) => `${line} ${column} ${problem}`)
  const changed = (at: (typeof columns)[number], value: string, from = right) => from.map((cell, index) => (columns[index] === at ? value : cell))

  test('that is right becomes rows', () => {
    const { rows, problems } = reading(head, right, licensed)
    expect(problems).toEqual([])
    expect(rows).toMatchObject([
      { line: 2, kind: 'application', birthdate: '1990-12-31', document: 'passport', bsn: null, receivedOn: '2026-11-02' },
      { line: 3, kind: 'licence', given: '', language: 'ro', documentSeenOn: '2025-03-10', validUntil: '2030-04-27' },
    ])
    expect(rows[0]).not.toHaveProperty('validUntil')
  })

  test('in another order, with capitals and spaces in its names, says the same', () => {
    const order = [...columns.keys()].toReversed()
    const { rows, problems } = reading(order.map((index) => `  ${(head[index] ?? '').toUpperCase().replaceAll(' ', '_')} `), order.map((index) => right[index] ?? ''))
    expect([problems, rows.length]).toEqual([[], 1])
  })

  test('names every column that is missing, unknown or double', () => {
    expect(told([...head.filter((name) => name !== 'bsn'), 'telefoon', 'soort'], right)).toEqual(['1 bsn missing', '1 telefoon unknown', '1 soort double'])
  })

  test('names every mistake of every line, not only the first', () => {
    const wrong = ['iets', '', '', '1234', '31-02-1990', '', '123456789', 'rijbewijs', 'gisteren', 'xx', '', '', '', '']
    expect(told(head, right, wrong, changed('receivedOn', '01-12-2026'))).toEqual([
      '3 kind value', '3 reference value', '3 family value', '3 birthdate value', '3 nationality value', '3 bsn value', '3 document value', '3 documentSeenOn value', '3 language value', '3 receivedOn value',
      '4 receivedOn inFuture',
    ])
    // What cannot be read and what the law does not take are told of one line at once.
    expect(told(head, changed('bsn', '123', changed('birthdate', '31-12-2020')))).toEqual(['2 bsn value', '2 birthdate tooYoung'])
  })

  test.each(['=1+1', '+31', '@SUM(A1)', "-cmd|' /C calc'!A0"])('%s is told to be a formula', (text) => {
    expect(told(head, changed('family', text))).toEqual(['2 family formula'])
  })

  test('days of a licence belong to a licence alone, and are needed there', () => {
    expect(told(head, changed('validUntil', '27-04-2030'), changed('decidedOn', '', licensed))).toEqual(['2 validUntil value', '3 decidedOn value'])
  })

  test('knows a person again on another line, however the name is written', () => {
    expect(told(head, changed('family', 'Jansén'), changed('reference', 'Z-9', changed('family', 'JANSEN')), changed('reference', 'z-9', licensed))).toEqual(['3 family twice', '4 reference twice'])
    expect(told(head, changed('family', 'Møller'), changed('reference', 'Z-9', changed('family', 'Moller')))).toEqual(['3 family twice'])
  })

  test('and by the number of a citizen, under another name; who has none is not the same as another without', () => {
    const other = changed('reference', 'Z-9', changed('family', 'Bakker'))
    expect(told(head, changed('bsn', '111222333'), changed('bsn', '111.222.333', other))).toEqual(['3 bsn twice'])
    expect(told(head, changed('bsn', ''), changed('bsn', '', other))).toEqual([])
  })
})
