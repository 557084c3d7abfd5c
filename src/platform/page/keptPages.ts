/** Pages that differ in a few words alone: made once, and from then on only their gaps are filled. */
import { bytesOf } from './bytes.ts'

export type Filling = Readonly<Record<string, string>>

/** What always stands there, and the names of gaps, in turn. */
type Parts = readonly string[]

const MOST_KEPT = 200

/** Signs of no language, which nothing escapes; what fills a gap is put in afterwards and never read for them. */
const [BEGIN, END] = ['\uE000', '\uE001']
const marks = new RegExp(`${BEGIN}(\\w+)${END}`)

/**
 * Two pages that would differ in anything but what fills their gaps have two names. `make` is given a mark in the place of each
 * filling that is not empty, so a page may ask of a gap whether it holds something and nothing else. `escape` as of every page.
 * What comes back are its bytes.
 */
export function keptPages(escape: (value: string) => string): (name: string, filling: Filling, make: (marked: Filling) => string) => string {
  const pages = new Map<string, Parts>()
  return (name, filling, make) => {
    const given = Object.entries(filling).filter(([, value]) => value !== '')
    const known = `${name}|${given.map(([gap]) => gap).join()}`
    const parts = pages.get(known) ?? make(Object.fromEntries(given.map(([gap]) => [gap, BEGIN + gap + END]))).split(marks).map(bytesOf)
    if (pages.size >= MOST_KEPT) pages.clear()
    pages.set(known, parts)
    return parts.map((part, place) => (place % 2 ? bytesOf(escape(filling[part] ?? '')) : part)).join('')
  }
}
