/** AES-256-GCM with a padded plaintext: version byte, nonce, tag, ciphertext. */
import { createCipheriv, createDecipheriv, createSecretKey, KeyObject, randomBytes } from 'node:crypto'

/** One that seals for many is made an object once: given bytes, a cipher takes four times as long to begin. */
type Key = Buffer | KeyObject

const objectOf = (key: Key): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key))

const CIPHER = 'aes-256-gcm'
const VERSION = 1
const NONCE = 12
const TAG = 16
const sizes = [64, 256, 1024, 4096, 16_384, 32_768, 65_536]

export function newKey(): Buffer {
  return randomBytes(32)
}

/** `place` is authenticated: what was sealed for one place does not open in another. */
export function encrypt(key: Key, plain: Buffer, place: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, objectOf(key), nonce).setAAD(Buffer.from(place))
  const body = Buffer.concat([cipher.update(padded(plain)), cipher.final()])
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body])
}

export function decrypt(key: Key, sealed: Buffer, place: string): Buffer {
  if (sealed[0] !== VERSION) throw new Error('unknown version of a sealed value')
  const tagAt = 1 + NONCE
  const decipher = createDecipheriv(CIPHER, objectOf(key), sealed.subarray(1, tagAt)).setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(tagAt, tagAt + TAG))
  const plain = Buffer.concat([decipher.update(sealed.subarray(tagAt + TAG)), decipher.final()])
  return plain.subarray(4, 4 + plain.readUInt32BE(0))
}

/** Filled up to the next size, so that the length of a name does not show. */
function padded(plain: Buffer): Buffer {
  const needed = plain.length + 4
  const largest = 65_536
  const size = sizes.find((fits) => fits >= needed) ?? Math.ceil(needed / largest) * largest
  const block = Buffer.alloc(size)
  block.writeUInt32BE(plain.length, 0)
  plain.copy(block, 4)
  return block
}
