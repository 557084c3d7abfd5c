/** A number that means nothing: eleven random symbols and one that catches a typing error. */
declare const brand: unique symbol
export type LicenceNumber = string & { readonly [brand]: 'licence number' }

/** No vowels, so no words; nothing that is read as something else. 29 is prime, so one symbol checks all others. */
export const alphabet = '23456789BCDFGHJKLMNPQRSTVWXYZ'
const LENGTH = 12

/** `below(n)` gives a random whole number from 0 up to n; it must be cryptographic. */
export function newLicenceNumber(below: (limit: number) => number): LicenceNumber {
  const random = Array.from({ length: LENGTH - 1 }, () => below(alphabet.length))
  // Σ i·sᵢ ≡ 0 mod 29, and 12·s₁₂ must undo the rest: 12⁻¹ ≡ 17 mod 29.
  const check = (17 * (alphabet.length - (weighted(random) % alphabet.length))) % alphabet.length
  return [...random, check].map((index) => alphabet.charAt(index)).join('') as LicenceNumber
}

/** As people write it: spaces, hyphens, dots and lower case do not matter. */
export function normaliseNumber(text: string): string {
  return text.replaceAll(/[\s.\-–]/g, '').toUpperCase()
}

/** The number, or undefined for a typing error: a wrong length, symbol or check. */
export function readLicenceNumber(text: string): LicenceNumber | undefined {
  const symbols = normaliseNumber(text)
  const indices = [...symbols].map((symbol) => alphabet.indexOf(symbol))
  const wellFormed = indices.length === LENGTH && !indices.includes(-1) && weighted(indices) % alphabet.length === 0
  return wellFormed ? (symbols as LicenceNumber) : undefined
}

/** Three groups of four, as it stands on the card. */
export function formatNumber(number: LicenceNumber): string {
  return `${number.slice(0, 4)}-${number.slice(4, 8)}-${number.slice(8)}`
}

/** A code to share is made and read as a number, and written in four groups of three, so that it is not taken for one. */
export function formatShareCode(code: LicenceNumber): string {
  return `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6, 9)}-${code.slice(9)}`
}

/** The end of a number, which whoever was given it knows. */
export const tailOf = (number: string): string => normaliseNumber(number).slice(-3)

function weighted(indices: readonly number[]): number {
  return indices.reduce((sum, index, place) => sum + (place + 1) * index, 0)
}
