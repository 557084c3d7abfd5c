/** A worry about coercion: what makes one, who reads it, until when it lies there, and which words are no observation. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { cannotRead, cannotReview, type ConcernFacts, concernStage, concernUntil, interpretations, isTheirs, isTrained, nothingSeen, reviewOn } from '../../src/law/care/concern.ts'
import { addDays, day } from '../../src/law/day.ts'
import { factSources } from '../../src/law/deciding/proposal.ts'

const on = day('2026-03-02')
const worry = (more: Partial<ConcernFacts> = {}): ConcernFacts => ({ origin: 'talk', recordedBy: 'one', recordedOn: on, readBy: null, readOn: null, found: null, reviewedOn: null, referredOn: null, ...more })
const read = (found: 'enough' | 'more') => worry({ readBy: 'two', readOn: on, found })

test.each([
  ['nothing but an opinion', { seen: ' ', told: '' }, 'fact-missing'],
  ['something seen', { seen: 'Een blauwe plek.', told: '' }, undefined],
  ['something told', { seen: '', told: 'Hij heeft mijn paspoort.' }, undefined],
])('%s', (_name, words, because) => expect(nothingSeen(words)?.because).toBe(because))

test.each([
  ['who wrote it', worry(), ['one'], 'same-official'],
  ['another account of who wrote it', worry(), ['nine', 'one'], 'same-official'],
  ['someone else', worry(), ['two'], undefined],
  ['someone after another had read it', read('enough'), ['three'], 'already-handled'],
])('as second reader: %s', (_name, facts, own, because) => expect(cannotRead(facts, own)?.because).toBe(because))

test.each([
  ['not read', worry(), 'unread'], ['read, enough', read('enough'), 'read'], ['read, more is needed', read('more'), 'needsMore'], ['sent to care', { ...read('enough'), referredOn: on }, 'referred'],
])('%s', (_name, facts, stage) => expect(concernStage(facts)).toBe(stage))

describe('half-way, and at its end', () => {
  test.each([
    ['the day before', addDays(day('2026-06-02'), -1), worry(), 'not-open-now'],
    ['after three months', day('2026-06-02'), worry(), undefined],
    ['once', day('2026-06-05'), worry({ reviewedOn: day('2026-06-03') }), 'not-open-now'],
    ['not of what went to care', day('2026-06-05'), worry({ referredOn: on }), 'not-open-now'],
  ])('it is looked at again: %s', (_name, today, facts, because) => expect(cannotReview(today, facts)?.because).toBe(because))

  test('it goes after half a year', () => expect([reviewOn(worry()), concernUntil(worry())]).toEqual(['2026-06-02', '2026-09-01']))
})

test('it is seen by its writer and its reader; by another trained one as long as someone has to look', () => {
  const seers = (facts: ConcernFacts, today = on) => ['one', 'two', 'three'].filter((who) => isTheirs(today, facts, [who]))
  expect(seers(worry())).toEqual(['one', 'two', 'three'])
  expect(seers(read('enough'))).toEqual(['one', 'two'])
  expect(seers(read('enough'), day('2026-06-02'))).toEqual(['one', 'two', 'three'])
})

test.each([
  ['Een man hield haar telefoon vast.', []],
  ['Zij leek bang en was waarschijnlijk gedwongen.', ['waarschijnlijk', 'leek', 'gedwongen', 'bang']],
  ['She seemed nervous.', ['seemed', 'nervous']],
  ['Zij zei: “Ik ben bang voor hem.”', []],
  ['Zij hangt bangles op.', []],
])('of “%s” is no observation: %j', (seen, words) => expect(interpretations(seen).toSorted()).toEqual([...words].toSorted()))

test('whatever stands between quotes is hers, and nothing is flagged twice', () => {
  fc.assert(fc.property(fc.string().filter((text) => !/["“”‘’]/.test(text)), (text) => expect(interpretations(`“${text}”`)).toEqual([])))
  fc.assert(fc.property(fc.string(), (text) => expect(new Set(interpretations(text)).size).toBe(interpretations(text).length)))
})

test.each([[null, false], [addDays(on, -1), false], [on, true], [addDays(on, 1), true]])('trained until %s: %s', (until, trained) => expect(isTrained(on, until)).toBe(trained))

test('no fact under a ground of a refusal can come from a worry', () => expect(factSources.filter((source) => /signal|concern|worry/.test(source))).toEqual([]))
