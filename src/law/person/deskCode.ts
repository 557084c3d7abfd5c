/** The code that the front desk hands out: three symbols that find it, and five that prove it. */
import { figure } from '../figures.ts'
import { dayIn } from '../day.ts'
import { alphabet, normaliseNumber } from '../licence/licenceNumber.ts'

export interface DeskCode {
  readonly finds: string
  readonly proves: string
}

const LENGTH = 8
const FINDS = 3

/** `below(n)` gives a random whole number from 0 up to n; it must be cryptographic. */
export function newDeskCode(below: (limit: number) => number): DeskCode {
  return apart(Array.from({ length: LENGTH }, () => alphabet.charAt(below(alphabet.length))).join(''))
}

/** As people type it; undefined for what cannot be a code. */
export function readDeskCode(text: string): DeskCode | undefined {
  const symbols = normaliseNumber(text)
  return symbols.length === LENGTH && [...symbols].every((symbol) => alphabet.includes(symbol)) ? apart(symbols) : undefined
}

/** Two groups of four, as it is handed out. */
export function formatDeskCode({ finds, proves }: DeskCode): string {
  return (finds + proves).replace(/^(.{4})(.{4})$/, '$1-$2')
}

export function deskCodeUntil(now: Date): Date {
  return new Date(now.getTime() + figure('deskCodeHours', dayIn(now)) * 3_600_000)
}

function apart(symbols: string): DeskCode {
  return { finds: symbols.slice(0, FINDS), proves: symbols.slice(FINDS) }
}
