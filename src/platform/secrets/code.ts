/** Codes to read aloud and to type over: no vowels, so no words, and nothing that is read as something else. */
const alphabet = '23456789BCDFGHJKLMNPQRSTVWXYZ'

/** Of a keyed hash; the same hash is the same code, so that a code need not be kept to be shown again. */
export function codeOf(mac: Buffer, length: number): string {
  return [...mac.subarray(0, length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

/** Of a keyed hash, in the shape of an id: tells nothing of what was hashed. */
export function idOf(mac: Buffer): string {
  const hex = mac.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** In groups of four. */
export function formatCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/** As people write it: spaces, hyphens and lower case do not matter. */
export function readCode(text: string): string {
  return text.replaceAll(/[^0-9a-z]/gi, '').toUpperCase()
}
