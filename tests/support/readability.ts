/** How hard a Dutch text is to read (Flesch-Douma): words and sentences of what stands on a page. */
import type { HTMLElement } from 'node-html-parser'

/** What is said by others, or is no text: names of people and places, numbers, dates, codes. */
const notOurs = 'input, textarea, script, style, svg, dd, td, .number, time, address, .letter, [data-quoted], .facts'
/** A date and a time are read at a glance. */
const dates = /(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag )?\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)\p{L}* \d{4}(?:,? (?:om )?\d\d[.:]\d\d)?/gu
const blocks = 'p, li, h1, h2, h3, legend, label, summary, button, th, dt, caption, figcaption'

/** The sentences of a page; a heading, a choice or a button is one of its own. */
export function sentencesOf(page: HTMLElement): string[] {
  const main = page.querySelector('main')
  if (!main) return []
  for (const other of main.querySelectorAll(notOurs)) other.remove()
  return main
    .querySelectorAll(blocks)
    .filter((block) => !block.querySelector(blocks))
    .flatMap(({ text }) => text.replaceAll(/\s+/g, ' ').replaceAll(dates, '').split(/(?<=[.!?:;])\s+(?=\p{Lu}|‘)/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0)
}

export function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}’'-]*\p{L}[\p{L}’'-]*/gu) ?? []
}

/** Groups of vowels: two that are said as one count once, two that are said apart count twice (‘be-oordelen’ aside). */
export function syllablesOf(word: string): number {
  const plain = word.toLowerCase().normalize('NFC').replaceAll(/ij/g, 'y')
  const groups = plain.match(/aai|ooi|oei|eeu|ieu|[iïe]eë|aa|ee|oo|uu|ie|oe|eu|ui|au|ou|ei|[aeiouyäëïöüáéíóúàèìòù]/g)
  return Math.max(1, groups?.length ?? 1)
}

/** 206.84 − 0.77 × syllables per 100 words − 0.93 × words per sentence; 70 and up is plain. */
export function fleschDouma(sentences: readonly string[]): number {
  const words = sentences.flatMap(wordsOf)
  const syllables = words.reduce((total, word) => total + syllablesOf(word), 0)
  return 206.84 - (77 * syllables) / words.length - (0.93 * words.length) / sentences.length
}
