/** What holds for each page of hers and of anyone before a browser shows it: light, ours alone, neutral from outside, to be left at once, and plain. */
import { expect } from '@jest/globals'
import { brotliCompressSync, constants } from 'node:zlib'
import { fleschDouma, sentencesOf, wordsOf } from './readability.ts'
import { sectorWords, told } from './sectorWords.ts'
import type { Seen } from './walker.ts'

export const KILO = 1_000

/** In bytes; by a quick way of compressing, which weighs heavier than the one that is sent. */
export const compressed = (content: string | Buffer) => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length

const nameOf = ({ page, empty }: Seen) => `${page.path}${empty ? ', sent empty' : ''}`

/** Where anything on the page would make the browser ask elsewhere, or run what stands in the page. */
function foreign({ page }: Seen): string[] {
  const asked = page.html.querySelectorAll('[src], link[href], form[action]').map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? one.getAttribute('action') ?? '')
  const inline = page.html.querySelectorAll('[style], style, script:not([src]), [onclick], [onload]').map(({ tagName }) => `inline ${tagName}`)
  return [...asked.filter((address) => !/^\/(?!\/)|^data:image\//.test(address)), ...inline]
}

/** The way out of this page: a button that works without JavaScript, and a link for those who hear the page. */
const hasExit = ({ page }: Seen) => Boolean(page.html.querySelector('form.exit[method=post] button') && page.html.querySelector('a[href$="/weg"]'))

export function expectLight(pages: readonly Seen[], language: string): void {
  expect(pages.filter(({ page }) => compressed(page.raw) > 14 * KILO).map((one) => `${nameOf(one)}: ${compressed(one.page.raw)} bytes`)).toEqual([])
  expect(pages.flatMap((one) => foreign(one).map((found) => `${nameOf(one)}: ${found}`))).toEqual([])
  for (const { page } of pages) expect(told(page)).not.toMatch(sectorWords)
  expect(pages.filter((one) => !one.page.path.endsWith('/weer') && !hasExit(one)).map(nameOf)).toEqual([])
  expect(pages.filter(({ page }) => page.html.querySelector('html')?.getAttribute('lang') !== language).map(nameOf)).toEqual([])
  expect(pages.filter(({ page }) => page.html.querySelectorAll('h1').length !== 1).map(nameOf)).toEqual([])
}

/** Flesch-Douma of 70 or more, and no sentence of over 20 words. */
export function expectPlainDutch(pages: readonly Seen[]): void {
  const hard: string[] = []
  for (const one of pages) {
    const sentences = sentencesOf(one.page.html)
    if (sentences.length < 3) continue
    const score = fleschDouma(sentences)
    if (score < 70) hard.push(`${nameOf(one)}: ${score.toFixed(0)}`)
    hard.push(...sentences.filter((sentence) => wordsOf(sentence).length > 20).map((sentence) => `${nameOf(one)}: ${sentence}`))
  }
  expect(hard).toEqual([])
}
