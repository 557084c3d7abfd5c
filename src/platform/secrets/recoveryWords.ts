/** Words that someone writes down to come back by: seven of 512, 63 bits. Kept as a slow hash under a key of ours. */
import { randomInt, scrypt } from 'node:crypto'
import type { Keyring } from './keyring.ts'
import { wordList } from './wordList.ts'

const COUNT = 7
const KNOWN_BY = 4

export function newWords(): string[] {
  return Array.from({ length: COUNT }, () => wordList[randomInt(wordList.length)] ?? '')
}

const byStart = new Map(wordList.map((word) => [startOf(word), word]))

/** As people type them: capitals, commas, numbers before them and mistakes after the fourth letter do not matter. */
export function readWords(text: string): string[] | undefined {
  const typed = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/[a-z]+/g) ?? []
  const words = typed.map((word) => byStart.get(startOf(word)))
  return words.length === COUNT && words.every((word) => word !== undefined) ? words : undefined
}

function startOf(word: string): string {
  return word.slice(0, KNOWN_BY)
}

/** Found by the words alone, so the salt is the same for all: they are drawn, not chosen, and no two are alike. */
export async function macOfWords(keyring: Keyring, words: readonly string[]): Promise<Buffer> {
  const stretched = await slow(words.join(' '))
  return keyring.mac('words', stretched.toString('base64'))
}

function slow(text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(text, 'recovery words', 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
