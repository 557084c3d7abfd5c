import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { adviceFields, adviceGrounds, adviceKinds, adviceOn, badAdviceDay, cannotRecord, mayGoAlong, tooMuch } from '../../src/law/deciding/advice.ts'
import type { ActOnRecord } from '../../src/law/application.ts'
import { addDays, day } from '../../src/law/day.ts'
import { asksHer, cannotConfirm, cannotDo, cannotHandOver, handoverGrounds, type HandoverFacts, runs, standingOf, talkGoesAlong } from '../../src/law/office/handover.ts'
import { sameApplicant, waysToKnow } from '../../src/law/office/sameApplicant.ts'

const today = day('2026-11-30')
const acts = (...done: ActOnRecord['act'][]) => ({ acts: done.map((act) => ({ act, on: today, by: 'x' })) })

describe('who applies, written one way', () => {
  const zoe = { given: 'Zoë', family: 'de Vries-Łukasz', birthdate: '1990-01-02', nationality: 'Roemeense', bsn: null }
  test.each([
    ['accents, case and signs', { ...zoe, given: 'ZOE', family: 'De Vries Lukasz' }, true],
    ['spaces around', { ...zoe, given: ' Zoë ', nationality: 'roemeense' }, true],
    ['another day of birth', { ...zoe, birthdate: '1990-01-03' }, false],
    ['another nationality', { ...zoe, nationality: 'Bulgaarse' }, false],
    ['names that only run together the same', { ...zoe, given: 'Zoëde', family: 'Vries-Łukasz' }, false],
    ['a service number', { ...zoe, bsn: '999900006' }, false],
  ])('%s', (_name, other, same) => expect(sameApplicant(other) === sameApplicant(zoe)).toBe(same))

  test('with a service number nothing else counts, however it is written', () => {
    expect(sameApplicant({ ...zoe, bsn: '9999.00.006' })).toBe(sameApplicant({ ...zoe, given: 'Anna', birthdate: '1980-01-01', bsn: '999900006' }))
  })
})

describe('by what someone is known again', () => {
  const zoe = { given: 'Zoë', family: 'de Vries', birthdate: '1990-01-02', nationality: 'Roemeense', bsn: null }
  const isKnown = (other: Parameters<typeof waysToKnow>[0]) => waysToKnow(other).some((way) => waysToKnow({ ...zoe, bsn: '999900006' }).includes(way))
  test.each([
    ['the same without a service number', zoe, true],
    ['another nationality, as it was written at the desk', { ...zoe, nationality: 'Roemeens' }, true],
    ['another name and the same number', { ...zoe, family: 'Jansen', bsn: '999900006' }, true],
    ['the same name and another number', { ...zoe, bsn: '123456782' }, true],
    ['another day of birth', { ...zoe, birthdate: '1990-02-01' }, false],
    ['given and family name the other way round', { ...zoe, given: zoe.family, family: zoe.given }, false],
  ])('%s', (_case, other, known) => expect(isKnown(other)).toBe(known))
})

describe('advice', () => {
  test('never a service number, a phone number, an address or a photo; what was said in a talk stays inside', () => {
    expect(adviceFields.filter((field) => /bsn|phone|address|photo|channel/.test(field))).toEqual([])
    for (const ground of adviceGrounds) expect(mayGoAlong(ground, 'external')).not.toContain('report')
  })

  test('of any choice exactly what the ground allows goes along', () => {
    fc.assert(fc.property(fc.constantFrom(...adviceGrounds), fc.constantFrom(...adviceKinds), fc.subarray([...adviceFields]), (ground, kind, fields) => {
      expect(tooMuch(ground, kind, fields) === undefined).toBe(fields.every((field) => mayGoAlong(ground, kind).includes(field)))
    }))
  })

  const decideBy = addDays(today, 20)
  test.each([[today, false], [addDays(today, 1), true], [decideBy, true], [addDays(decideBy, 1), false]])('asked for %s', (by, may) => {
    expect(badAdviceDay(today, by, decideBy) === undefined).toBe(may)
  })

  const asked = { askedOn: today, answerBy: addDays(today, 7), answeredOn: null }
  test.each([[0, 'open'], [7, 'open'], [8, 'overdue']] as const)('after %i days it is %s', (days, standing) => expect(adviceOn(addDays(today, days), asked)).toBe(standing))
  test('an answer is of a day since it was asked, and comes once', () => {
    const later = addDays(today, 3)
    expect([-1, 0, 3, 4].map((days) => cannotRecord(later, asked, addDays(today, days))?.because)).toEqual(['outside-the-term', undefined, undefined, 'outside-the-term'])
    expect(cannotRecord(later, { ...asked, answeredOn: today }, today)?.because).toBe('already-handled')
    expect(adviceOn(addDays(today, 30), { ...asked, answeredOn: today })).toBe('answered')
  })
})

describe('handing over', () => {
  test.each([
    ['a talk planned', acts('submit'), true], ['none planned', acts('submit', 'awaitTalk'), true], ['a talk held', acts('submit', 'holdInterview'), true],
    ['something asked of her', acts('submit', 'inviteToComplete'), true], ['proposed', acts('submit', 'holdInterview', 'propose'), false],
    ['a refusal intended', acts('submit', 'holdInterview', 'intendRefusal'), false], ['withdrawn', acts('submit', 'withdraw'), false], ['a draft', acts(), false],
  ])('%s', (_name, facts, may) => expect(cannotHandOver(today, facts, 0) === undefined).toBe(may))

  test('what she asked is answered first', () => expect(cannotHandOver(today, acts('submit'), 1)?.because).toBe('her-request-first'))

  test.each(handoverGrounds)('%s: what was said in a talk never goes without her yes', (ground) => {
    expect([talkGoesAlong(acts('submit', 'startTalk')), asksHer(ground, acts('submit', 'holdInterview'))]).toEqual([true, true])
    expect(asksHer(ground, acts('submit'))).toBe(ground !== 'wrongBody')
  })

  const none: HandoverFacts = { asksHer: true, agreedOn: null, declinedOn: null, confirmedOn: null, withdrawnOn: null, receivedOn: null, sentBackOn: null }
  test.each<[string, Partial<HandoverFacts>, string, string[]]>([
    ['she is asked', {}, 'asks her', ['answer', 'withdraw']],
    ['nobody asks her', { asksHer: false }, 'to confirm', ['confirm', 'withdraw']],
    ['she said yes', { agreedOn: today }, 'to confirm', ['confirm', 'withdraw']],
    ['she said no', { declinedOn: today }, 'declined', []],
    ['offered', { agreedOn: today, confirmedOn: today }, 'offered', ['withdraw', 'receive', 'sendBack']],
    ['received', { agreedOn: today, confirmedOn: today, receivedOn: today }, 'received', []],
    ['sent back', { agreedOn: today, confirmedOn: today, sentBackOn: today }, 'sent back', []],
    ['taken back', { agreedOn: today, confirmedOn: today, withdrawnOn: today }, 'withdrawn', []],
  ])('%s', (_name, more, standing, open) => {
    const facts = { ...none, ...more }
    expect([standingOf(facts), runs(facts)]).toEqual([standing, open.length > 0])
    expect((['answer', 'confirm', 'withdraw', 'receive', 'sendBack'] as const).filter((step) => !cannotDo(step, facts))).toEqual(open)
  })

  test('confirmed by someone else than who proposed it, whichever account', () => {
    const facts = { ...none, agreedOn: today }
    expect([cannotConfirm(facts, 'a', ['b'])?.because, cannotConfirm(facts, 'a', ['b', 'a'])?.because, cannotConfirm(none, 'a', ['b'])?.because]).toEqual([undefined, 'same-official', 'already-handled'])
  })
})
