/** Dates that are no term of a case say how they were worked out as well: the same day as the law gives, step by step. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addDays, day } from '../../src/law/day.ts'
import { answerBy, extendedBy } from '../../src/law/hers/requests.ts'
import { targetOn } from '../../src/law/office/worklist.ts'
import { answer, concernDays, fileKept, laterAnswer, papersOf, reasons, renewable, suspensionReview, target, validUntil } from '../../src/law/terms/otherWorkings.ts'
import type { Working } from '../../src/law/terms/workings.ts'

const kinds = ({ steps }: Working) => steps.map((step) => ('days' in step && step.kind !== 'workingDaysBack' ? `${step.kind} ${step.days}` : 'months' in step ? `${step.kind} ${step.months}` : step.kind))
const asked = (on: string) => ({ on: day(on), reopened: false })
const suspended = { validFrom: day('2028-01-01'), validUntil: day('2032-12-31'), acts: [{ act: 'suspend' as const, id: 'one', takesEffect: day('2028-06-01'), untilDay: day('2028-06-14') }] }
const papers = papersOf({ on: day('2027-01-20'), papersFrom: day('2027-01-13'), papersUntil: day('2027-01-10'), openedOn: undefined })
const licence = { validFrom: day('2026-11-01'), validUntil: day('2031-10-31'), acts: [] }
const worry = concernDays({ recordedOn: day('2026-03-02') })

test.each<[string, Working | undefined, string, string[], string, string | null]>([
  ['the day to aim at', target(day('2027-01-18')), '2027-01-04', ['start', 'workingDaysBack', 'end'], 'T10_TARGET', null],
  ['access, asked a month before Boxing Day', answer('access', asked('2026-11-26')), '2026-12-28', ['start', 'addMonths 1', 'off', 'off', 'end'], 'D07_ANSWER', null],
  ['a correction, asked on the last of January', answer('correction', asked('2027-01-31')), '2027-03-01', ['start', 'addMonths 1', 'off', 'end'], 'D07_ANSWER', null],
  ['the same answer later', laterAnswer(asked('2026-11-30')), '2027-03-01', ['start', 'addMonths 3', 'off', 'end'], 'D03_LATER', null],
  ['a question about a look', answer('question', asked('2026-11-30')), '2026-12-28', ['start', 'add 28', 'end'], 'D08_ANSWER_LOOK', null],
  ['reasons within the term to object', reasons(day('2026-11-13'), day('2026-11-20'), day('2026-12-28')), '2026-12-28', ['start', 'end'], 'O04_REASONS', 'Awb 6:6'],
  ['reasons after it', reasons(day('2026-11-13'), day('2026-12-20'), day('2027-01-18')), '2027-01-18', ['start', 'add 28', 'off', 'end'], 'O04_REASONS', 'Awb 6:6'],
  ['reasons by the day that was told', reasons(day('2026-11-13'), day('2026-11-20'), day('2027-01-04')), '2027-01-04', ['start', 'named', 'end'], 'O04_REASONS', 'Awb 6:6'],
  ['a suspension, half-way', suspensionReview(day('2028-06-05'), suspended), '2028-06-08', ['start', 'add 7', 'end'], 'S18_REVIEW', null],
  ['no suspension', suspensionReview(day('2028-05-05'), suspended), '', [], '', null],
  ['a renewal', renewable({ validFrom: day('2026-11-01'), validUntil: day('2031-10-31'), acts: [] }), '2031-04-30', ['start', 'monthsBack 6', 'end'], 'S09_RENEW', null],
  ['papers before a hearing', papers.from, '2027-01-13', ['start', 'daysBack 7', 'end'], 'O07_PAPERS', 'Awb 7:4'],
  ['new papers before it', papers.until, '2027-01-10', ['start', 'daysBack 10', 'end'], 'O07_PAPERS', 'Awb 7:4'],
  ['a licence of five years', validUntil(licence), '2031-10-31', ['start', 'addYears', 'daysBack 1', 'end'], 'T11_VALID', null],
  ['a licence that was taken over', validUntil({ ...licence, validUntil: day('2029-12-31') }), '2029-12-31', ['start', 'given', 'end'], 'T11_VALID', null],
  ['a file with a licence', fileKept({ stage: 'granted', closedOn: day('2026-11-01'), licence }), '2032-01-30', ['start', 'add 91', 'end'], 'T12_KEEP', null],
  ['a file with a licence she stopped', fileKept({ stage: 'granted', closedOn: day('2026-11-01'), licence: { ...licence, acts: [{ act: 'surrender', takesEffect: day('2027-03-01') }] } }), '2027-05-31', ['start', 'add 91', 'end'], 'T12_KEEP', null],
  ['a file that was withdrawn', fileKept({ stage: 'withdrawn', closedOn: day('2026-11-13'), licence: undefined }), '2027-02-12', ['start', 'add 91', 'end'], 'T12_KEEP', null],
  ['a refusal', fileKept({ stage: 'refused', closedOn: day('2026-11-13'), licence: undefined }), '2027-12-28', ['start', 'addYears', 'end'], 'T12_KEEP', null],
  ['what was not processed', fileKept({ stage: 'not processed', closedOn: day('2026-11-13'), licence: undefined }), '2027-03-29', ['start', 'add 91', 'end'], 'T12_KEEP', null],
  ['a file that is open', fileKept({ stage: 'assessment', closedOn: day('2026-11-13'), licence: undefined }), '', [], '', null],
  ['a worry, looked at again', worry.review, '2026-06-02', ['start', 'addMonths 3', 'end'], 'Z04_REVIEW', null],
  ['a worry, kept', worry.kept, '2026-09-01', ['start', 'add 183', 'end'], 'Z08_KEEP', null],
])('%s', (_case, found, on, steps, rule, article) => {
  expect([found?.on ?? '', found ? kinds(found) : [], found?.rule ?? '', found?.article ?? null]).toEqual([on, steps, rule, article])
})

describe('of every day', () => {
  const anyDay = fc.integer({ min: 0, max: 700 }).map((count) => addDays(day('2026-09-01'), count))

  test('the day is the one that is kept to, and the last step', () => {
    fc.assert(fc.property(anyDay, (on) => {
      const all = [[answer('erasure', { on, reopened: true }), answerBy('erasure', on)], [answer('complaint', { on, reopened: false }), answerBy('complaint', on)], [laterAnswer({ on, reopened: false }), extendedBy(on)], [target(on), targetOn(on)]] as const
      for (const [working, last] of all) expect([working.on, working.steps.at(-1)]).toEqual([last, { kind: 'end', on: last }])
    }))
  })
})
