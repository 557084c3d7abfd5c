/** Every page of hers and of anyone, in every language: what it weighs, what it asks the browser for, how hard it is to read. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { languages } from '../src/platform/translate.ts'
import { aNewHourForHer } from './support/database.ts'
import { fleschDouma, sentencesOf, syllablesOf, wordsOf } from './support/readability.ts'
import { sectorWords, told } from './support/sectorWords.ts'
import { type Seen, seen } from './support/walker.ts'
import { hers } from './support/walks.ts'

const KILO = 1_000
beforeEach(aNewHourForHer)
const walks = hers.map((walk) => ({ ...walk, name: walk.who }))

const nameOf = ({ page, empty }: Seen) => `${page.path}${empty ? ', sent empty' : ''}`
const compressed = (content: string | Buffer) => brotliCompressSync(content).length

/** Where anything on the page would make the browser ask elsewhere, or run what stands in the page. */
function foreign({ page }: Seen): string[] {
  const asked = page.html.querySelectorAll('[src], link[href], form[action]').map((one) => one.getAttribute('src') ?? one.getAttribute('href') ?? one.getAttribute('action') ?? '')
  const inline = page.html.querySelectorAll('[style], style, script:not([src]), [onclick], [onload]').map(({ tagName }) => `inline ${tagName}`)
  return [...asked.filter((address) => !/^\/(?!\/)|^data:image\//.test(address)), ...inline]
}

/** The way out of this page: a button that works without JavaScript, and a link for those who hear the page. */
const hasExit = ({ page }: Seen) => Boolean(page.html.querySelector('form.exit[method=post] button') && page.html.querySelector('a[href$="/weg"]'))

describe.each(languages.map(({ code }) => code))('in %s', (language) => {
  test.each(walks)('what $name sees is light, ours alone, neutral from outside, and can be left at once', async (walk) => {
    const pages = await seen(walk, language)
    expect(pages.length).toBeGreaterThan(0)
    const heavy = pages.filter(({ page }) => compressed(page.raw) > 14 * KILO).map((one) => `${nameOf(one)}: ${compressed(one.page.raw)} bytes`)
    expect(heavy).toEqual([])
    expect(pages.flatMap((one) => foreign(one).map((found) => `${nameOf(one)}: ${found}`))).toEqual([])
    for (const { page } of pages) expect(told(page)).not.toMatch(sectorWords)
    expect(pages.filter((one) => !one.page.path.endsWith('/weer') && !hasExit(one)).map(nameOf)).toEqual([])
    expect(pages.filter(({ page }) => page.html.querySelector('html')?.getAttribute('lang') !== language).map(nameOf)).toEqual([])
    expect(pages.filter(({ page }) => page.html.querySelectorAll('h1').length !== 1).map(nameOf)).toEqual([])
  })
})

test('style and script are one light file each', () => {
  const size = (file: string) => compressed(readFileSync(path.resolve('views/assets', file)))
  expect(size('style.css')).toBeLessThanOrEqual(16 * KILO)
  expect(size('enhance.js')).toBeLessThanOrEqual(8 * KILO)
})

describe('Dutch is plain', () => {
  test('the measure knows plain from hard', () => {
    expect(['gesprek', 'vergunning', 'gemeente', 'sekswerker', 'u', 'twee', 'nieuwe', 'ij'].map(syllablesOf)).toEqual([2, 3, 3, 3, 1, 1, 2, 1])
    expect(fleschDouma(['U kunt hier stoppen.', 'U hoeft niet te zeggen waarom.'])).toBeGreaterThan(90)
    expect(fleschDouma(['Onverminderd het bepaalde in voorgaande bepalingen geschiedt bekendmaking overeenkomstig vigerende regelgeving.'])).toBeLessThan(40)
  })

  test.each(walks)('what $name reads scores 70 or more, and no sentence is over 20 words', async (walk) => {
    const hard: string[] = []
    for (const one of await seen(walk, 'nl')) {
      const sentences = sentencesOf(one.page.html)
      if (sentences.length < 3) continue
      const score = fleschDouma(sentences)
      if (score < 70) hard.push(`${nameOf(one)}: ${score.toFixed(0)}`)
      hard.push(...sentences.filter((sentence) => wordsOf(sentence).length > 20).map((sentence) => `${nameOf(one)}: ${sentence}`))
    }
    expect(hard).toEqual([])
  })
})
