/** Plain Dutch, looked at when it is saved: long sentences, hard words, and what was meant for colleagues and stands where she reads. */

import Joi from 'joi'

const LONGEST = 20
/** So many words after each other in both boxes are copied, not chance. */
const PHRASE = 6

/** What is hard to read, and what says the same. */
export const hardWords: Readonly<Record<string, string>> = {
  aangaande: 'over', aangezien: 'omdat', alvorens: 'voordat', bejegening: 'omgang', betreffende: 'over', bescheiden: 'papieren', conform: 'volgens', derhalve: 'daarom',
  desbetreffende: 'deze', dientengevolge: 'daardoor', dienen: 'moeten', discrepantie: 'verschil', echter: 'maar', evident: 'duidelijk', gelieve: 'wilt u', hieromtrent: 'hierover',
  indien: 'als', inzake: 'over', jegens: 'tegen', middels: 'met', mitigeren: 'kleiner maken', mits: 'als', nadien: 'daarna', nopens: 'over', omtrent: 'over', onderhavige: 'deze',
  prostituee: 'sekswerker', prostituees: 'sekswerkers', reeds: 'al', slachtoffer: 'iemand die iets is overkomen', teneinde: 'om', tenzij: 'behalve als', toets: 'gesprek',
  verhoor: 'gesprek', verstrekken: 'geven', vigerende: 'geldende', voornoemde: 'deze', wegens: 'door', zelfredzaamheid: 'voor uzelf kunnen zorgen', zulks: 'dit',
}

export interface Finding {
  readonly field: string
  readonly kind: 'long' | 'hard' | 'internal'
  /** The sentence, the word or the phrase itself. */
  readonly text: string
  /** Another word for it, or how many words it is. */
  readonly instead: string
}

/** A date or a number with a point does not end a sentence. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+(?=\p{Lu}|‘|“|")|\n+/u).map((sentence) => sentence.trim()).filter(Boolean)
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\d’'-]+/gu) ?? []

/** What is marked in a text that she will read. */
export function findingsIn(field: string, text: string): Finding[] {
  const long = sentencesOf(text).filter((sentence) => wordsOf(sentence).length > LONGEST)
  const hard = [...new Set(wordsOf(text))].filter((word) => Object.hasOwn(hardWords, word))
  return [
    ...long.map((sentence): Finding => ({ field, kind: 'long', text: sentence, instead: String(wordsOf(sentence).length) })),
    ...hard.map((word): Finding => ({ field, kind: 'hard', text: word, instead: hardWords[word] ?? '' })),
  ]
}

/** Phrases that stand in what she reads and in the note that is not hers to read. */
export function sharedPhrases(field: string, text: string, note: string): Finding[] {
  const own = wordsOf(text)
  const other = ` ${wordsOf(note).join(' ')} `
  const phrases = own.flatMap((_word, start) => {
    const phrase = own.slice(start, start + PHRASE)
    return phrase.length === PHRASE && other.includes(` ${phrase.join(' ')} `) ? [phrase.join(' ')] : []
  })
  return phrases.slice(0, 1).map((phrase) => ({ field, kind: 'internal', text: phrase, instead: '' }))
}

/** For a text that has no page on which its findings can be read: a long sentence is not taken. */
export const plain = (least: number, most: number) =>
  Joi.string().trim().min(least).max(most).custom((text: string, { error }) => (findingsIn('', text).some(({ kind }) => kind === 'long') ? error('string.max') : text))
