/** What is worked out from counts that are shown, and from nothing else, so that it tells no more than they do. */
import { FEWEST, type Published, type Shown } from './publishing.ts'

/** In whole percents: `about` this, at least, or at most. */
export interface Share {
  readonly kind: 'about' | 'atLeast' | 'atMost'
  readonly percent: number
}

/** Which part of the whole; undefined when there is too little to say it. */
export function shareOf({ total, parts }: Published, name: string): Share | undefined {
  const [part, others] = [parts[name] ?? 0, Object.entries(parts).filter(([other]) => other !== name).map(([, shown]) => shown)]
  if (total === 'few' || total === 0) return undefined
  if (typeof part === 'number' && others.every(isNumber)) return about(part, others)
  const most = (shown: Shown): number => (shown === 'few' ? FEWEST - 1 : Number(shown))
  if (typeof part === 'number' && part > 0 && !others.includes('withheld')) return { kind: 'atLeast', percent: Math.floor((100 * part) / (part + sum(others.map(most)))) }
  const known = others.filter(isNumber)
  if (part === 'few' && sum(known) > 0) return { kind: 'atMost', percent: Math.ceil((100 * most(part)) / (most(part) + sum(known))) }
  return undefined
}

function about(part: number, others: readonly number[]): Share | undefined {
  const whole = part + sum(others)
  return whole ? { kind: 'about', percent: Math.round((100 * part) / whole) } : undefined
}

/** The middle one of days that were counted by how many there are of each; undefined under five. */
export function medianOf(days: ReadonlyMap<number, number>): number | undefined {
  const all = [...days].toSorted(([one], [other]) => one - other)
  const count = sum(all.map(([, times]) => times))
  if (count < FEWEST) return undefined
  const at = (place: number): number => {
    let passed = 0
    return all.find(([, times]) => (passed += times) > place)?.[0] ?? 0
  }
  return Math.round((at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2)
}

/** So many cases two officials have seen together before what they say is set beside that of others. */
export const PAIR_CASES = 20

export interface PairLine {
  readonly granted: Share
  readonly cases: Shown
}

/** Of pairs with enough cases: none by name, in the order of what they grant. Fewer than two pairs are no spread. */
export function spreadOf(pairs: readonly Published[]): PairLine[] {
  const lines = pairs.flatMap((pair) => {
    const granted = shareOf(pair, 'grant')
    return granted ? [{ granted, cases: pair.total }] : []
  })
  return lines.length < 2 ? [] : lines.toSorted((one, other) => one.granted.percent - other.granted.percent)
}

const isNumber = (shown: Shown): shown is number => typeof shown === 'number'
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
