import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { randomInt } from 'node:crypto'
import { ageOn, tooYoung } from '../../src/law/person/applicant.ts'
import { type ActOnRecord, type ApplicationAct, stageOn, viewsComplete } from '../../src/law/application.ts'
import { acts as applicationActs, cannotGrant, cannotRefuse, impediment as closed, openActs, sameOfficial } from '../../src/law/openActs.ts'
import { isBsn } from '../../src/law/person/bsn.ts'
import { addDays, day } from '../../src/law/day.ts'
import { type Act, acts, impediment, type LicenceFacts, standingOn, validity } from '../../src/law/licence/licence.ts'
import { formatNumber, newLicenceNumber, readLicenceNumber } from '../../src/law/licence/licenceNumber.ts'
import { grounds } from '../../src/law/deciding/decision.ts'
import { type Rule, rules } from '../../src/law/rules.ts'
import { erasing, type Held, keepUntil, reportUntil } from '../../src/law/retention.ts'

const licence = (...acts: [Act, string][]): LicenceFacts => ({
  validFrom: day('2027-01-01'), validUntil: day('2031-12-31'), acts: acts.map(([act, on]) => ({ act, takesEffect: day(on) })),
})

describe('what a licence is worth on a day', () => {
  test.each([
    ['the day before it starts', '2026-12-31', licence(), 'not yet valid'],
    ['its last day', '2031-12-31', licence(), 'valid'],
    ['the day after', '2032-01-01', licence(), 'expired'],
    ['the day of a suspension', '2028-06-01', licence(['suspend', '2028-06-01']), 'suspended'],
    ['after reinstatement', '2028-09-01', licence(['suspend', '2028-06-01'], ['reinstate', '2028-09-01']), 'valid'],
    ['revoked stays revoked', '2029-01-01', licence(['revoke', '2028-06-01'], ['reinstate', '2028-07-01']), 'revoked'],
    ['a suspension does not outlive it', '2032-01-01', licence(['suspend', '2028-06-01']), 'expired'],
  ] as const)('%s', (_case, on, facts, standing) => {
    expect(standingOn(day(on), facts)).toBe(standing)
  })

  test('it runs from the grant for five years, the last day before that date included', () => {
    expect(validity(day('2027-01-18'))).toEqual({ validFrom: '2027-01-18', validUntil: '2032-01-17' })
  })

  test('a revoked licence cannot be suspended, and the answer names the rule', () => {
    expect(impediment('suspend', day('2028-07-01'), licence(['revoke', '2028-06-01']))).toMatchObject({ rule: 'S01_SUSPEND', article: null })
  })

  test('whatever happens, revoked and surrendered never come back', () => {
    const anyAct = fc.tuple(fc.constantFrom<Act>('suspend', 'reinstate', 'revoke', 'surrender'), fc.integer({ min: 0, max: 1_500 }))
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 8 }), fc.integer({ min: 0, max: 1_500 }), (drawn, later) => {
      const acts = drawn.map(([act, after]) => ({ act, takesEffect: addDays(day('2027-01-01'), after) })).toSorted((a, b) => a.takesEffect.localeCompare(b.takesEffect))
      const ended = acts.find(({ act }) => act === 'revoke' || act === 'surrender')
      if (!ended) return
      expect(['revoked', 'surrendered']).toContain(standingOn(addDays(ended.takesEffect, later), { ...licence(), acts }))
    }))
  })
})

describe('the licence number', () => {
  const anyNumber = fc.noShrink(fc.constant(0).map(() => newLicenceNumber(randomInt)))
  const alphabet = '23456789BCDFGHJKLMNPQRSTVWXYZ'

  test('is read as people write it', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      expect(readLicenceNumber(` ${formatNumber(number).toLowerCase()} `)).toBe(number)
    }))
  })

  test('every single wrong symbol and every swap of neighbours is caught', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      for (const [place, symbol] of [...number].entries()) {
        for (const other of alphabet) if (other !== symbol) expect(readLicenceNumber(number.slice(0, place) + other + number.slice(place + 1))).toBeUndefined()
        const next = number[place + 1]
        if (next && next !== symbol) expect(readLicenceNumber(number.slice(0, place) + next + symbol + number.slice(place + 2))).toBeUndefined()
      }
    }), { numRuns: 30 })
  })

  test('a hundred thousand are all different', () => {
    expect(new Set(Array.from({ length: 100_000 }, () => newLicenceNumber(randomInt))).size).toBe(100_000)
  })
})

describe('an application', () => {
  const on = day('2027-02-01')
  const did = (...acts: (readonly [ApplicationAct, string, Partial<ActOnRecord>?])[]): { acts: ActOnRecord[] } => ({ acts: acts.map(([act, by, more]) => ({ act, by, on, ...more })) })
  const assessed = [['submit', 'w'], ['identify', 'd'], ['holdInterview', 'a'], ['saveView', 'a'], ['saveView', 'b'], ['shareReport', 'a']] as const
  const intended = [...assessed, ['intendRefusal', 'c', { until: addDays(on, 14) }]] as const

  test.each([
    ['nothing yet', did(), 'draft'],
    ['submitted', did(['submit', 'w']), 'interview planned'],
    ['one view saved', did(['submit', 'w'], ['holdInterview', 'a'], ['saveView', 'a']), 'interview held'],
    ['both views saved', did(...assessed), 'assessment'],
    ['proposed', did(...assessed, ['propose', 'c', { outcome: 'grant' }]), 'proposed'],
    ['sent back', did(...assessed, ['propose', 'c'], ['sendBack', 'd']), 'assessment'],
    ['intended', did(...intended), 'intended refusal'],
    ['her view given', did(...intended, ['giveView', 'w']), 'view heard'],
    ['told anew after her view', did(...intended, ['giveView', 'w'], ['intendRefusal', 'c', { until: addDays(on, 20) }]), 'intended refusal'],
    ['heard anew', did(...intended, ['giveView', 'w'], ['intendRefusal', 'c', { until: addDays(on, 20) }], ['giveView', 'w']), 'view heard'],
    ['granted', did(...assessed, ['propose', 'c'], ['grant', 'd']), 'granted'],
  ] as const)('%s', (_case, facts, stage) => {
    expect(stageOn(on, facts)).toBe(stage)
  })

  test('the day after the last day for her view, deciding may go on', () => {
    expect(stageOn(addDays(on, 15), did(...intended))).toBe('view heard')
    expect(cannotRefuse(addDays(on, 14), did(...intended))).toMatchObject({ article: 'Awb 4:7' })
    expect(cannotRefuse(addDays(on, 15), did(...intended))).toBeUndefined()
  })

  test('four eyes, and two views by two people', () => {
    const facts = did(...assessed, ['propose', 'c'])
    for (const by of ['a', 'b', 'c']) expect(sameOfficial('grant', facts, by)).toMatchObject({ because: 'same-official' })
    expect(sameOfficial('grant', facts, 'd')).toBeUndefined()
    expect(viewsComplete(did(['saveView', 'a'], ['saveView', 'a']))).toBe(false)
    expect(cannotGrant(did(['submit', 'w']))).toMatchObject({ rule: 'R06_IDENTITY' })
  })

  test('what is open agrees with what is closed, and nothing is open after the end but to fix what lateness costs', () => {
    const anyAct = fc.constantFrom(...(Object.keys(applicationActs) as ApplicationAct[]))
    fc.assert(fc.property(fc.array(anyAct, { maxLength: 30 }), (wishes) => {
      const acts: ActOnRecord[] = []
      for (const act of wishes) if (!closed(act, on, { acts })) acts.push({ act, on, by: act === 'saveView' ? String(acts.length) : 'x', until: on })
      const open = openActs(on, { acts })
      for (const act of Object.keys(applicationActs) as ApplicationAct[]) expect(open.includes(act)).toBe(!closed(act, on, { acts }))
      if (['granted', 'refused', 'withdrawn', 'not processed'].includes(stageOn(on, { acts }))) expect(open.filter((act) => act !== 'setPenalty')).toEqual([])
    }))
  })
})

test.each([['111222333', true], ['123456782', true], ['123456789', false], ['000000000', false], ['12345678a', false], ['10000009', false], ['12345672', true]])('eleven-test of %s', (text, passes) => {
  expect(isBsn(text)).toBe(passes)
})

test('a birthday counts on the day itself, also one on 29 February', () => {
  expect(ageOn(day('2004-02-29'), day('2025-02-27'))).toBe(20)
  expect(ageOn(day('2004-02-29'), day('2025-02-28'))).toBe(21)
  expect(tooYoung(day('2006-01-02'), day('2027-01-01'))).toMatchObject({ rule: 'R01_AGE' })
  expect(tooYoung(day('2006-01-01'), day('2027-01-01'))).toBeUndefined()
})

test('a refused file is kept one year', () => {
  expect(keepUntil('refusedFile', day('2027-03-01'))).toBe('2028-03-01')
})

describe('the table of rules', () => {
  test.each(Object.entries(rules) as [string, Rule][])('%s: only an article that was read is named', (_code, { article, source, mark }) => {
    expect(source).not.toBe('')
    expect(mark === 'V').toBe(article !== null)
    if (article) expect(article).toMatch(/^Awb \d+:\d+(\(\d+\))?$/)
  })

  test('every ground has its rule, and every act its own', () => {
    for (const code of Object.keys(grounds)) expect(Object.keys(rules)).toContain(code)
    for (const table of [applicationActs, acts]) {
      const used = Object.values(table).map(({ rule }) => rule)
      expect(new Set(used).size).toBe(used.length)
    }
  })
})

describe('when what someone has goes', () => {
  const since = day('2027-01-01')
  const held = (stage: Held['stage'], lastOn: string): Held => ({ stage, lastOn: day(lastOn) })
  test.each([
    ['only an account', [], [], '2027-01-31', '2027-01-31'],
    ['a draft, from her last answer', [held('draft', '2027-03-01')], [], '2027-03-31', '2027-03-31'],
    ['withdrawn: 91 days', [held('withdrawn', '2027-03-01')], [], '2027-05-31', '2027-05-31'],
    ['not processed: 91 days after the term of objection', [held('not processed', '2027-01-18')], [], '2027-05-31', '2027-05-31'],
    ['refused: a year after the term of objection', [held('refused', '2027-01-18')], [], '2028-03-01', '2028-03-01'],
    ['expired: 91 days, and the line a year', [held('granted', '2027-01-01')], [licence()], '2032-03-31', '2032-12-31'],
    ['given up: from that day', [held('granted', '2027-01-01')], [licence(['surrender', '2028-06-01'])], '2028-08-31', '2029-06-01'],
    ['the longest counts', [held('refused', '2028-06-01'), held('granted', '2027-01-01')], [licence(['surrender', '2028-06-01'])], '2029-07-13', '2029-07-13'],
  ] as const)('%s', (_case, applications, licences, readableUntil, lineUntil) => {
    expect(erasing({ since, applications, licences })).toEqual({ readableUntil, lineUntil })
  })

  test('nothing goes while an application is handled', () => {
    expect(erasing({ since, applications: [held('assessment', '2027-03-01')], licences: [] })).toBeUndefined()
  })

  test('a report goes 42 days after the decision can no longer be objected to', () => {
    expect(reportUntil(day('2027-01-18'))).toBe('2027-04-12')
  })
})
