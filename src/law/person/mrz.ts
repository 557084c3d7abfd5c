/** The machine-readable lines of a document (ICAO 9303): their check digits are worked out again. Of what is typed nothing is kept. */
import type { Day } from '../day.ts'

export const mrzFindings = ['mrz', 'mrzDigits', 'mrzBirth', 'mrzOver'] as const
export type MrzFinding = (typeof mrzFindings)[number]

/** What does not fit, the first that is found; undefined when the digits are right, the day of birth is hers and the document still runs. */
export function mrzFinding(typed: string, birthdate: Day, on: Day): MrzFinding | undefined {
  const lines = linesOf(typed)
  const read = lines && readLines(lines)
  if (!read) return 'mrz'
  if (!read.checked.every(([digits, sign]) => isRight(digits, sign))) return 'mrzDigits'
  if (!isBirth(read.birth, birthdate)) return 'mrzBirth'
  return `20${read.expiry}` < on.replaceAll('-', '') ? 'mrzOver' : undefined
}

/** Two lines of 44 or 36 signs, or three of 30; also when they were read as one. */
function linesOf(typed: string): string[] | undefined {
  const all = typed.toUpperCase().replaceAll(/\s/g, '')
  const length = { 88: 44, 72: 36, 90: 30 }[all.length]
  if (!length || !/^[A-Z0-9<]+$/.test(all)) return undefined
  return Array.from({ length: all.length / length }, (_, index) => all.slice(index * length, (index + 1) * length))
}

interface Lines {
  readonly birth: string
  readonly expiry: string
  /** What each check digit is worked out over. */
  readonly checked: readonly (readonly [digits: string, sign: string])[]
}

function readLines(lines: readonly string[]): Lines | undefined {
  const [first = '', second = '', third] = lines
  const read = third === undefined ? twoLines(second) : threeLines(first, second)
  return /^\d{6}$/.test(read.expiry) ? read : undefined
}

/** Of a passport or an older card: everything stands in the second line, and its last sign is about all of it. */
function twoLines(line: string): Lines {
  const [birth, expiry, own, last] = [line.slice(13, 19), line.slice(21, 27), line.slice(28, -2), line.slice(-1)]
  const personal = line.length === 44 ? [[own, line.charAt(42)] as const] : []
  const all = line.slice(0, 10) + line.slice(13, 20) + line.slice(21, -1)
  return { birth, expiry, checked: [[line.slice(0, 9), line.charAt(9)], [birth, line.charAt(19)], [expiry, line.charAt(27)], ...personal, [all, last]] }
}

function threeLines(first: string, second: string): Lines {
  const [birth, expiry] = [second.slice(0, 6), second.slice(8, 14)]
  const all = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29)
  return { birth, expiry, checked: [numberIn(first), [birth, second.charAt(6)], [expiry, second.charAt(14)], [all, second.charAt(29)]] }
}

/** A number that is too long for its place goes on behind it, with its digit at the end. */
function numberIn(line: string): readonly [string, string] {
  if (line.charAt(14) !== '<') return [line.slice(5, 14), line.charAt(14)]
  const [rest = ''] = line.slice(15).split('<')
  return [line.slice(5, 14) + rest.slice(0, -1), rest.slice(-1)]
}

const WEIGHTS = [7, 3, 1]

/** Weighed 7, 3 and 1 in turn; a letter counts from ten on, an empty place for nothing. */
export function checkDigit(digits: string): number {
  return [...digits].reduce((sum, sign, index) => sum + valueOf(sign) * (WEIGHTS[index % 3] ?? 0), 0) % 10
}

const valueOf = (sign: string): number => (sign === '<' ? 0 : Number.parseInt(sign, 36))

/** An empty place has no digit, or nought. */
const isRight = (digits: string, sign: string): boolean => String(checkDigit(digits)) === (sign === '<' && /^<*$/.test(digits) ? '0' : sign)

/** What of the day of birth the document does not say is left out. */
function isBirth(birth: string, birthdate: Day): boolean {
  const known = birthdate.replaceAll('-', '').slice(2)
  return [...birth].every((sign, index) => sign === '<' || sign === known.charAt(index))
}
