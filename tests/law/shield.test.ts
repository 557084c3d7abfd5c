import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { day } from '../../src/law/day.ts'
import { alreadyHandled, type BarrierFacts, cannotAskLift, cannotLift } from '../../src/law/office/shield.ts'

const on = day('2026-11-30')

describe('undoing a mistake', () => {
  test.each<[string, BarrierFacts, readonly string[], string | undefined, string | undefined]>([
    ['nothing was asked', { liftAskedBy: null, liftedOn: null }, ['b'], undefined, 'already-handled'],
    ['asked by someone else', { liftAskedBy: 'a', liftedOn: null }, ['b'], 'already-handled', undefined],
    ['asked by who would do it', { liftAskedBy: 'a', liftedOn: null }, ['a'], 'already-handled', 'same-official'],
    ['asked by a second account of theirs', { liftAskedBy: 'a', liftedOn: null }, ['b', 'a'], 'already-handled', 'same-official'],
    ['done', { liftAskedBy: 'a', liftedOn: on }, ['b'], 'already-handled', 'already-handled'],
  ])('%s', (_name, facts, own, ask, lift) => {
    expect([cannotAskLift(facts)?.because, cannotLift(facts, own)?.because]).toEqual([ask, lift])
  })

  test('whatever happened, one person never both asks and lifts', () => {
    const account = fc.constantFrom('a', 'b', 'c')
    fc.assert(fc.property(account, fc.array(account, { minLength: 1 }), (askedBy, own) => {
      const open = cannotLift({ liftAskedBy: askedBy, liftedOn: null }, own) === undefined
      expect(open).toBe(!own.includes(askedBy))
    }))
  })
})

test('whom she named is read once', () => {
  expect([alreadyHandled({ handledOn: null }), alreadyHandled({ handledOn: on })?.because]).toEqual([undefined, 'already-handled'])
})
