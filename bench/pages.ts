/** What the pages of hers weigh and how hard they are to read, in every language: figures that are the same on every machine. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { placeIn } from '../src/platform/page/address.ts'
import { languages } from '../src/platform/page/translate.ts'
import { aNewHourForHer } from '../tests/support/database.ts'
import { fleschDouma, sentencesOf } from '../tests/support/readability.ts'
import { Visitor } from '../tests/support/visitor.ts'
import { seen, type Seen } from '../tests/support/walker.ts'
import { hers } from '../tests/support/walks.ts'

interface Figure {
  readonly what: string
  readonly found: string
  readonly goal: string
  readonly met: boolean
}

const KILO = 1_000
/** Sentences, below which a measure of a text says nothing. */
const ENOUGH = 3
const assets = path.resolve(import.meta.dirname, '../views/assets')
const compressed = (content: string | Buffer) => brotliCompressSync(content).length
const kilobytes = (bytes: number) => `${(bytes / KILO).toFixed(1)} kB`

export async function weighPages(service: string): Promise<string> {
  // All of them first: to compress hundreds of pages takes longer than the service holds a connection that says nothing.
  const inEach = new Map<string, Seen[]>()
  for (const { code } of languages) inEach.set(code, await pagesIn(service, code))
  const inAll = [...inEach.values()].flat()
  const weights = weigh(inEach)
  const figures = [heaviest(weights), asset('style.css', 'Style', 16), asset('enhance.js', 'Script', 8), hardest(inEach.get('nl') ?? [])]
  return [
    `| ${inAll.length} pages of hers in ${languages.length} languages | found | goal | met |`, '|---|---|---|---|',
    ...figures.map(({ what, found, goal, met }) => `| ${what} | ${found} | ${goal} | ${met ? 'yes' : '**no**'} |`),
    '', '| page (HTML, compressed) | in Dutch | in the language it is heaviest in | Flesch-Douma |', '|---|---|---|---|',
    ...weights.map(({ address, dutch, most, language, plain }) => `| ${address} | ${kilobytes(dutch)} | ${kilobytes(most)} (${language}) | ${plain} |`),
  ].join('\n')
}

interface Weight {
  readonly address: string
  readonly dutch: number
  readonly most: number
  readonly language: string
  /** Of the hardest of its states; empty where there is too little text to say. */
  readonly plain: string
}

/** Of each address its heaviest state, filled or sent empty. */
function weigh(inEach: ReadonlyMap<string, readonly Seen[]>): Weight[] {
  const sizes = new Map<string, Map<string, number>>()
  for (const [language, pages] of inEach) {
    for (const { page } of pages) {
      const of = sizes.get(placeOf(page.path)) ?? new Map<string, number>()
      sizes.set(placeOf(page.path), of.set(language, Math.max(of.get(language) ?? 0, compressed(page.raw))))
    }
  }
  return [...sizes].toSorted(([one], [other]) => one.localeCompare(other)).map(([address, of]) => {
    const [language = '', most = 0] = [...of].toSorted(([, one], [, other]) => other - one)[0] ?? []
    return { address, dutch: of.get('nl') ?? 0, most, language, plain: plainnessOf(address, inEach.get('nl') ?? []) }
  })
}

function plainnessOf(address: string, pages: readonly Seen[]): string {
  const scores = pages.filter(({ page }) => placeOf(page.path) === address).map(({ page }) => sentencesOf(page.html)).filter((sentences) => sentences.length >= ENOUGH).map(fleschDouma)
  return scores.length ? Math.min(...scores).toFixed(0) : ''
}

export async function pagesIn(service: string, language: string): Promise<Seen[]> {
  const walks: Seen[] = []
  for (const walk of hers) {
    // All languages within one hour are more looks than anyone has.
    await aNewHourForHer()
    walks.push(...(await seen(walk, language, new Visitor(service))))
  }
  return walks
}

function heaviest(weights: readonly Weight[]): Figure {
  const { address = '', most = 0 } = weights.toSorted((one, other) => other.most - one.most)[0] ?? {}
  return { what: `Heaviest page, compressed (${address})`, found: kilobytes(most), goal: '≤ 14 kB', met: most <= 14 * KILO }
}

function asset(file: string, name: string, most: number): Figure {
  const size = compressed(readFileSync(path.join(assets, file)))
  return { what: `${name}, compressed`, found: kilobytes(size), goal: `≤ ${most} kB`, met: size <= most * KILO }
}

function hardest(pages: readonly Seen[]): Figure {
  const texts = pages.map(({ page }) => [sentencesOf(page.html), page.path] as const).filter(([sentences]) => sentences.length >= ENOUGH)
  const [score = 0, address = ''] = texts.map(([sentences, at]) => [fleschDouma(sentences), at] as const).toSorted(([one], [other]) => one - other)[0] ?? []
  return { what: `Hardest Dutch page, Flesch-Douma (${placeOf(address)})`, found: score.toFixed(0), goal: '≥ 70', met: score >= 70 }
}

/** The address of its kind: without language and without whose it is. */
export const placeOf = (address: string): string => placeIn(address).rest.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
