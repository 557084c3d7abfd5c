import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { macOfWords, newWords, readWords } from '../../src/platform/secrets/recoveryWords.ts'
import { wordList } from '../../src/platform/secrets/wordList.ts'
import { keyring } from '../support/database.ts'

test('512 words of small letters, each known by its first four: seven of them are 63 bits', () => {
  expect(wordList).toHaveLength(512)
  expect(new Set(wordList.map((word) => word.slice(0, 4))).size).toBe(512)
  expect(wordList.filter((word) => !/^[a-z]{3,8}$/.test(word))).toEqual([])
})

test('every seven words are read back, however they are typed', () => {
  const seven = fc.array(fc.constantFrom(...wordList), { minLength: 7, maxLength: 7 })
  fc.assert(fc.property(seven, fc.constantFrom(' ', ', ', '\n', ' - ', '  '), (words, between) => {
    expect(readWords(words.map((word, index) => `${index + 1}. ${word}`).join(between))).toEqual(words)
    expect(readWords(words.map((word) => `${word.slice(0, 4).toUpperCase()}${word.length > 4 ? 'xyz' : ''}`).join(between))).toEqual(words)
  }))
})

test('fewer, more, or a word that is not in the list are no words', () => {
  const words = newWords()
  for (const text of ['', words.slice(1).join(' '), [...words, words[0]].join(' '), [...words.slice(1), 'qqqq'].join(' ')]) expect(readWords(text)).toBeUndefined()
})

test('the same words are the same hash, in this order only, and nothing of them shows', async () => {
  const words = ['aarde', 'boot', 'citroen', 'dijk', 'eend', 'fiets', 'glas']
  const [one, same, turned] = await Promise.all([words, [...words], words.toReversed()].map((each) => macOfWords(keyring, each)))
  expect([one?.equals(same ?? one), one?.equals(turned ?? one), one?.length]).toEqual([true, false, 32])
})
