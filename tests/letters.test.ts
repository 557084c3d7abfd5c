import { describe, expect, test } from '@jest/globals'
import { sampleLetter, sampleOf } from '../src/actions/deciding/samples.ts'
import { composeLetter, draftLetter, type LetterFacts } from '../src/actions/letterTexts.ts'
import { day } from '../src/law/day.ts'
import { decisionKinds, letterKinds, templateOf } from '../src/law/deciding/letters.ts'
import { dates, languages } from '../src/platform/page/translate.ts'

const common = { municipality: 'Utrecht', caseNumber: '123456-BCD', sentOn: day('2026-11-24') }
const objectUntil = day('2027-01-05')
const granted: LetterFacts = { ...common, kind: 'granted', number: '2345-6789-BCDF', validUntil: day('2031-11-23'), objectUntil }
const refused = {
  ...common, kind: 'refused', grounds: ['R06_IDENTITY'], reason: 'de reden', facts: [{ ground: 'R06_IDENTITY', fact: 'het feit', source: 'document' }], hearing: 'silent', skipped: undefined, said: [], answer: '', skippedBecause: '', weighing: 'de afweging', objectUntil, mandateOn: undefined,
  papers: [{ paper: 'application', on: day('2026-10-01') }],
} satisfies LetterFacts
const words = (facts: LetterFacts, language: string) => {
  const { letter, explanation } = composeLetter(facts, language)
  return [letter, ...(explanation ? [explanation] : [])].map(({ lang, blocks }) => ({ lang, text: blocks.flatMap(({ paragraphs }) => paragraphs).join('\n') }))
}

const suspended = {
  ...common, kind: 'suspended', grounds: ['V02_WORK_RIGHT_ENDED'], reason: 'de reden', facts: [{ ground: 'V02_WORK_RIGHT_ENDED', fact: 'het feit', source: 'document' }], weighing: 'de afweging', answer: '', hearing: 'none', skipped: 'urgent', skippedBecause: 'het spoedfeit', said: [], from: day('2026-11-24'), until: day('2026-12-21'), objectUntil, mandateOn: day('2025-01-01'),
} satisfies LetterFacts
const reinstated: LetterFacts = { ...common, kind: 'reinstated', reason: 'de reden', from: day('2026-12-01'), objectUntil, mandateOn: day('2025-01-01') }

describe.each([['granted', granted], ['refused', refused], ['suspended', suspended], ['valid again', reinstated]] as const)('a decision that is %s', (_name, facts) => {
  test.each(languages.map(({ code }) => code))('says in %s by when to object, and where', (language) => {
    for (const { lang, text } of words(facts, language)) {
      expect(text).toContain(dates(lang).date(objectUntil))
      expect(text).toContain('Utrecht')
    }
  })

  test('cannot be composed without the last day to object', () => {
    expect(() => composeLetter({ ...facts, objectUntil: undefined as never }, 'nl')).toThrow()
    expect(() => composeLetter({ ...facts, objectUntil: '' as never }, 'nl')).toThrow()
  })
})

test('the Dutch letter always comes, and another language explains it', () => {
  expect(composeLetter(granted, 'nl').explanation).toBeNull()
  expect(composeLetter(granted, 'en')).toMatchObject({ letter: { lang: 'nl' }, explanation: { lang: 'en' } })
})

test('what a person typed stays as it was typed', () => {
  const [letter] = words({ ...refused, hearing: 'said', answer: 'gelezen', said: ['{{weighing}} <b>$t(letter.note)</b>'] }, 'nl')
  expect(letter?.text).toContain('{{weighing}} <b>$t(letter.note)</b>')
})

const until = day('2026-12-14')
const decideBy = day('2027-02-08')
const request: LetterFacts = { ...common, kind: 'completionRequest', untilDay: until, decideBy, items: [{ what: 'identityDocument', text: 'de vraag' }, { what: 'other', text: 'nog een vraag' }] }
const objection: LetterFacts = { ...common, kind: 'objectionReceived', decisionOn: day('2026-11-07'), inTime: false, reasonsUntil: until, decideBy, hearing: true, urgent: true }

describe.each(languages.map(({ code }) => code))('between sending and the end, in %s', (language) => {
  test.each<[string, LetterFacts, string[]]>([
    ['what is missing, item by item, until when, and what it does to the term', request, [until, decideBy]],
    ['a later decision names the new day and the old', { ...common, kind: 'deferred', reason: 'de reden', before: until, until: decideBy }, [until, decideBy]],
    ['an objection has its clock, and its reasons their last day', objection, [until, decideBy, '2026-11-07']],
    ['an objection that is withdrawn', { ...common, kind: 'objectionWithdrawn' }, ['2026-11-24']],
    ['a suspension has its first and its last day', suspended, ['2026-11-24', '2026-12-21']],
  ])('%s', (_name, facts, days) => {
    for (const { lang, text } of words(facts, language)) for (const on of days) expect(text).toContain(dates(lang).date(on))
  })

  test('every item stands in the letter under its own number, with what the official wrote', () => {
    for (const { text } of words(request, language)) {
      expect(text).toMatch(/^1\. .+ de vraag$/m)
      expect(text).toMatch(/^2\. .+ nog een vraag$/m)
    }
  })
})

test.each(['urgent', 'heardBefore', 'defeatsAim'] as const)('a suspension without hearing her first says why: %s', (skipped) => {
  const [letter] = words({ ...suspended, skipped }, 'nl')
  expect(letter?.text).not.toContain('U zei:')
  expect(letter?.text).toMatch(/Zeg het ons alsnog/)
  for (const part of ['het spoedfeit', 'het feit', 'de afweging', 'het mandaat van']) expect(letter?.text).toContain(part)
})

test('a suspension after she was heard says what she said', () => {
  const [letter] = words({ ...suspended, hearing: 'heard', said: ['mijn papieren komen'], answer: 'wij wachtten', skipped: undefined }, 'nl')
  expect(letter?.text).toContain('mijn papieren komen')
  expect(letter?.text).toContain('wij wachtten')
  expect(() => composeLetter({ ...suspended, weighing: '' }, 'nl')).toThrow()
})

describe('a refusal that lacks something is no letter, and says what', () => {
  test.each<[string, Partial<typeof refused> | { hearing: 'said' | 'none' }, string[]]>([
    ['its last day', { objectUntil: '' as never }, ['data', 'remedies']],
    ['a ground', { grounds: [] as never }, ['why']],
    ['the fact of a ground', { facts: [] as never }, ['why']],
    ['the source of a fact', { facts: [{ ...refused.facts[0], source: '' }] as never }, ['why']],
    ['its reason', { reason: ' ' as never }, ['why']],
    ['what was done with what she said', { hearing: 'said' }, ['yourView']],
    ['why she was not heard', { hearing: 'none' }, ['yourView']],
    ['its weighing', { weighing: '' as never }, ['weighing']],
    ['the papers it rests on', { papers: [] as never }, ['annex']],
    ['its number', { caseNumber: '' as never }, ['head']],
    ['its date', { sentOn: '' as never }, ['head']],
  ])('%s', (_what, without, parts) => {
    const facts = { ...refused, ...without } as LetterFacts
    expect(draftLetter(facts, 'ro').missing).toEqual(parts)
    expect(() => composeLetter(facts, 'nl')).toThrow('letter-incomplete')
  })
})

test.each(letterKinds.flatMap((kind) => languages.map(({ code }) => [kind, code] as const)))('%s is whole in %s, with the parts of its version in their order', (kind, language) => {
  const { text, missing } = sampleLetter(kind, language, common.sentOn)
  expect(missing).toEqual([])
  const parts = templateOf(kind, common.sentOn).parts.slice(1)
  for (const copy of [text.letter, text.explanation ?? text.letter]) expect(copy.blocks.map(({ name }) => name)).toEqual(parts)
})

describe.each(letterKinds)('%s', (kind) => {
  test('cannot be sent without its date, its number or its municipality', () => {
    for (const empty of ['sentOn', 'caseNumber', 'municipality']) expect(() => composeLetter({ ...sampleOf(kind, common.sentOn), [empty]: '' as never }, 'nl')).toThrow()
  })
})

const decisions = [...decisionKinds, 'objectionFounded', 'objectionUnfounded', 'objectionInadmissible'] as const

test('what can be objected to is a decision, and nothing else is', () => {
  expect([...decisionKinds].toSorted()).toEqual(['correctionDenied', 'correctionGranted', 'granted', 'lookAnswer', 'notProcessed', 'penaltySet', 'refused', 'reinstated', 'revoked', 'rightDenied', 'rightGranted', 'suspended'])
})

test.each(decisions)('%s is no decision without its last day: it is refused, whatever its kind', (kind) => {
  const facts = { ...sampleOf(kind, common.sentOn), objectUntil: '' as never, appealUntil: '' as never }
  expect(draftLetter(facts, 'nl').missing).toContain('remedies')
  expect(() => composeLetter(facts, 'nl')).toThrow('letter-incomplete')
})
