import { describe, expect, test } from '@jest/globals'
import { composeLetter, type LetterFacts } from '../src/actions/letterTexts.ts'
import { day } from '../src/law/day.ts'
import { dates, languages } from '../src/platform/translate.ts'

const common = { municipality: 'Utrecht', caseNumber: '123456-BCD', sentOn: day('2026-11-24') }
const objectUntil = day('2027-01-05')
const granted: LetterFacts = { ...common, kind: 'granted', number: '2345-6789-BCDF', validUntil: day('2031-11-23'), objectUntil }
const refused: LetterFacts = {
  ...common, kind: 'refused', grounds: ['R06_IDENTITY'], reason: 'de reden', facts: 'de feiten', said: '', weighing: 'de afweging', objectUntil,
}
const words = (facts: LetterFacts, language: string) => {
  const { letter, explanation } = composeLetter(facts, language)
  return [letter, ...(explanation ? [explanation] : [])].map(({ lang, blocks }) => ({ lang, text: blocks.flatMap(({ paragraphs }) => paragraphs).join('\n') }))
}

describe.each([['granted', granted], ['refused', refused]] as const)('a decision that is %s', (_name, facts) => {
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
  const [letter] = words({ ...refused, said: '{{weighing}} <b>$t(letter.note)</b>' }, 'nl')
  expect(letter?.text).toContain('{{weighing}} <b>$t(letter.note)</b>')
})
