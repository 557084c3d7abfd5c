import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { barPicture, stepsPicture, wrapped } from '../../src/platform/paper/picture.ts'

test('lines are broken between words, and nothing is lost', () => {
  const text = fc.array(fc.string({ minLength: 1, maxLength: 12 }).map((word) => word.replaceAll(/\s/g, 'x') || 'x'), { minLength: 1, maxLength: 20 })
  fc.assert(fc.property(text, (words) => {
    const lines = wrapped(words.join(' '), 20)
    expect(lines.join(' ')).toBe(words.join(' '))
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(20)
  }))
})

test('no step touches the next, however long its label; the last has no line under it', () => {
  const label = 'Wij lezen het en praten met u als u dat wilt, en daarna nog een keer'
  const { steps, height } = stepsPicture([{ state: 'done', label, on: 'maandag 14 december 2026' }, { state: 'now', label: 'Kort', on: '' }, { state: 'next', label, on: '' }])
  steps.forEach(({ lineTo, lines }, index) => {
    const next = steps[index + 1]
    expect(lineTo).toBe(next?.y)
    expect(Math.max(...lines.map((line) => line.y))).toBeLessThan(next ? next.y - 10 : height)
  })
})

test('days side by side fill the bar exactly, true to scale', () => {
  const parts = fc.array(fc.record({ kind: fc.constantFrom('used', 'left'), days: fc.integer({ min: 1, max: 90 }), plain: fc.boolean() }), { minLength: 1, maxLength: 6 })
  fc.assert(fc.property(parts, (row) => {
    const all = row.reduce((sum, { days }) => sum + days, 0)
    const { parts: drawn, width } = barPicture(row, 0)
    const last = drawn.at(-1)
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBeCloseTo(width, 0)
    drawn.forEach((part, index) => expect(part.width).toBeCloseTo(((row[index]?.days ?? 0) / all) * width, 0))
  }))
})

test('today stands where the days behind end, and nowhere when all of them are behind or ahead', () => {
  const parts = [{ kind: 'used', days: 14, plain: true }, { kind: 'left', days: 42, plain: true }]
  expect(barPicture(parts, 14).today).toBe(75)
  expect([barPicture(parts, 0).today, barPicture(parts, 56).today]).toEqual([undefined, undefined])
})
