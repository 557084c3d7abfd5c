/** Which days can be corrected, between which days; and the list of what makes an application whole. */
import { expect, test } from '@jest/globals'
import { boundsOf, cannotCorrect, isCorrectable, movedBy, withDay } from '../../src/law/office/correcting.ts'
import { day } from '../../src/law/day.ts'
import { checklist, isWholeApplication, toAsk, type WholeAnswers, wholeItems } from '../../src/law/terms/wholeness.ts'
import { facts, submitted } from '../support/told.ts'

const about = facts(submitted, ['inviteToComplete', '2026-09-10', '2026-09-24'], ['complete', '2026-09-21'], ['holdInterview', '2026-09-25'], ['refuse', '2026-10-01'])
const today = day('2026-10-20')

test.each([
  ['receipt: before all else', 0, ['2025-10-20', '2026-09-10']],
  ['a question: after receipt, before its answer', 1, ['2026-09-01', '2026-09-21']],
  ['an answer: after its question', 2, ['2026-09-10', '2026-10-20']],
  ['a talk', 3, ['2026-09-01', '2026-10-20']],
  ['a decision: by another decision', 4, undefined],
] as const)('%s', (_case, place, bounds) => {
  const found = boundsOf(today, about, place)
  expect(found && [found.from, found.until]).toEqual(bounds)
})

test.each([
  ['another day within them', 2, '2026-09-12', undefined],
  ['the same day', 2, '2026-09-21', 'not-open-now'],
  ['before the question', 2, '2026-09-09', 'not-open-now'],
  ['tomorrow', 3, '2026-10-21', 'not-open-now'],
  ['of nothing', 9, '2026-09-12', 'not-open-now'],
] as const)('%s', (_case, place, becomes, because) => {
  expect(cannotCorrect(today, about, place, day(becomes))?.because).toBe(because)
})

const late = facts(submitted, ['defaultNotice', '2026-11-02'])

test.each([
  ['the answer came later: she decides by a later day', { acts: about.acts.slice(0, 3) }, 2, '2026-09-23', { before: '2026-11-06', decideBy: '2026-11-09', first: undefined }],
  ['a talk on another day moves nothing', facts(submitted, ['holdInterview', '2026-09-25']), 1, '2026-09-24', undefined],
  ['once it is decided nothing is told', about, 2, '2026-09-23', undefined],
  ['her notice: from another day it costs', late, 1, '2026-10-30', { before: '2026-10-27', decideBy: '2026-10-27', first: '2026-11-14' }],
] as const)('%s', (_case, before, place, becomes, moved) => {
  const act = before.acts[place]?.act ?? 'submit'
  const receivedOn = day('2026-09-01')
  expect(isCorrectable(act) && movedBy(act, { ...before, receivedOn }, { ...withDay(before, place, day(becomes)), receivedOn })).toEqual(moved)
})

const answers = (other: Partial<WholeAnswers> = {}) => ({ ...Object.fromEntries(wholeItems.map((item) => [item, 'ok'])), ...other }) as WholeAnswers

test('what is missing is asked itself, of what is not clear an explanation, each once', () => {
  expect(isWholeApplication(answers())).toBe(true)
  expect(toAsk(answers({ document: 'missing', identity: 'doubt', photo: 'doubt', reachable: 'missing', request: 'missing' }))).toEqual(['other', 'explanation', 'identityDocument'])
  expect(isWholeApplication(answers({ photo: 'doubt' }))).toBe(false)
  expect(checklist.map(({ article }) => article)).toContain('Awb 4:2')
})
