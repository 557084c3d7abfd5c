/** Numbers in a text that someone found: picked out however they are written, and told apart from what was mistyped. */
import { alphabet, formatNumber, type LicenceNumber, normaliseNumber, readLicenceNumber } from '../licence/licenceNumber.ts'

export interface Picked {
  readonly numbers: readonly LicenceNumber[]
  /** Written as a number, but its check symbol does not fit. */
  readonly mistyped: readonly string[]
}

/** At most so many at once. */
export const MOST_ADVERTISED = 50

const symbol = `[${alphabet}]`
const apart = '[ .\\-–]?'
/** From a place where a word begins: twelve symbols with at most one sign between two, up to where a word ends. */
const written = new RegExp(`(?<![\\p{L}\\p{N}])(?=(${symbol}(?:${apart}${symbol}){11})(?![\\p{L}\\p{N}]))`, 'giu')
/** As it stands on a card, so that it can only have been meant as a number. */
const onCard = /^[^\s.\-–]{4}[\s.\-–][^\s.\-–]{4}[\s.\-–][^\s.\-–]{4}$/u

export function numbersIn(text: string): Picked {
  const found = [...text.matchAll(written)].map(([, one = '']) => one)
  const numbers = [...new Set(found.flatMap((one) => readLicenceNumber(one) ?? []))]
  const mistyped = found.filter((one) => onCard.test(one) && !readLicenceNumber(one)).map((one) => formatNumber(normaliseNumber(one) as LicenceNumber))
  return { numbers, mistyped: [...new Set(mistyped)] }
}
