/** What the pages of hers weigh and how hard they are to read, in every language: figures that are the same on every machine. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { languages } from '../src/platform/page/translate.ts'
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
const assets = path.resolve(import.meta.dirname, '../views/assets')
const compressed = (content: string | Buffer) => brotliCompressSync(content).length
const kilobytes = (bytes: number) => `${(bytes / KILO).toFixed(1)} kB`

export async function weighPages(service: string): Promise<string> {
  // All of them first: to compress hundreds of pages takes longer than the service holds a connection that says nothing.
  const inEach = new Map<string, Seen[]>()
  for (const { code } of languages) inEach.set(code, await all(service, code))
  const inAll = [...inEach.values()].flat()
  const figures = [heaviest(inAll), asset('style.css', 'Style', 16), asset('enhance.js', 'Script', 8), hardest(inEach.get('nl') ?? [])]
  return [
    `| ${inAll.length} pages of hers in ${languages.length} languages | found | goal | met |`, '|---|---|---|---|',
    ...figures.map(({ what, found, goal, met }) => `| ${what} | ${found} | ${goal} | ${met ? 'yes' : '**no**'} |`),
  ].join('\n')
}

async function all(service: string, language: string): Promise<Seen[]> {
  const walks: Seen[] = []
  for (const walk of hers) walks.push(...(await seen(walk, language, new Visitor(service))))
  return walks
}

function heaviest(pages: readonly Seen[]): Figure {
  const [size = 0, address = ''] = pages.map(({ page }) => [compressed(page.raw), page.path] as const).toSorted(([one], [other]) => other - one)[0] ?? []
  return { what: `Heaviest page, compressed (${withoutId(address)})`, found: kilobytes(size), goal: '≤ 14 kB', met: size <= 14 * KILO }
}

function asset(file: string, name: string, most: number): Figure {
  const size = compressed(readFileSync(path.join(assets, file)))
  return { what: `${name}, compressed`, found: kilobytes(size), goal: `≤ ${most} kB`, met: size <= most * KILO }
}

function hardest(pages: readonly Seen[]): Figure {
  const texts = pages.map(({ page }) => [sentencesOf(page.html), page.path] as const).filter(([sentences]) => sentences.length >= 3)
  const [score = 0, address = ''] = texts.map(([sentences, at]) => [fleschDouma(sentences), at] as const).toSorted(([one], [other]) => one - other)[0] ?? []
  return { what: `Hardest Dutch page, Flesch-Douma (${withoutId(address)})`, found: score.toFixed(0), goal: '≥ 70', met: score >= 70 }
}

const withoutId = (address: string) => address.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
