/** A name that is the same for the same value under one key, says nothing without that key, and with it leads straight back. */
import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'

const CIPHER = 'aes-256-ctr'
const MARK = 16

/** As in SIV: what marks the value is also where its cipher starts, so that no two values share one. */
export function aliasOf(key: Buffer, value: Buffer): Buffer {
  const mark = markOf(key, value)
  const cipher = createCipheriv(CIPHER, partOf(key, 'cipher'), mark)
  return Buffer.concat([mark, cipher.update(value), cipher.final()])
}

/** What is behind it; nothing when it was made under another key, or changed. */
export function behind(key: Buffer, alias: Buffer): Buffer | undefined {
  if (alias.length < MARK) return undefined
  const mark = alias.subarray(0, MARK)
  const decipher = createDecipheriv(CIPHER, partOf(key, 'cipher'), mark)
  const value = Buffer.concat([decipher.update(alias.subarray(MARK)), decipher.final()])
  return timingSafeEqual(mark, markOf(key, value)) ? value : undefined
}

const markOf = (key: Buffer, value: Buffer): Buffer => createHmac('sha256', partOf(key, 'mark')).update(value).digest().subarray(0, MARK)

const partOf = (key: Buffer, part: string): Buffer => createHmac('sha256', key).update(part).digest()
