import { describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { decrypt, encrypt, newKey } from '../../src/platform/secrets/encryption.ts'
import { fileKeyring } from '../../src/platform/secrets/fileKeyring.ts'
import type { Keyring } from '../../src/platform/secrets/keyring.ts'
import { signToken, verifyToken } from '../../src/platform/secrets/token.ts'

const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'keyring-')), 'keyring.json')

/** What any keyring must keep to, this one and the next. */
function contract(name: string, open: () => Keyring): void {
  describe(name, () => {
    test('what was wrapped opens with its own context only, also after rotation and in the next process', async () => {
      const keyring = open()
      const key = newKey()
      const wrapped = await keyring.wrap(key, 'one')
      await expect(keyring.unwrap(wrapped, 'other')).rejects.toThrow()
      await keyring.rotate()
      expect(await keyring.unwrap(wrapped, 'one')).toEqual(key)
      const later = await keyring.wrap(key, 'one')
      expect(later[0]).not.toBe(wrapped[0])
      expect(await open().unwrap(later, 'one')).toEqual(key)
    })

    test('what was wrapped as a signal opens as a signal only, also after rotation, and nothing else opens as one', async () => {
      const keyring = open()
      const key = newKey()
      const [signal, plain] = [await keyring.wrapSignal(key, 'one'), await keyring.wrap(key, 'one')]
      await expect(keyring.unwrap(signal, 'one')).rejects.toThrow()
      await expect(keyring.unwrapSignal(plain, 'one')).rejects.toThrow()
      await expect(keyring.unwrapSignal(signal, 'other')).rejects.toThrow()
      await keyring.rotate()
      expect(await open().unwrapSignal(signal, 'one')).toEqual(key)
    })

    test('the same value has another keyed hash per purpose, and the same one tomorrow', async () => {
      const keyring = open()
      const [one, other] = [await keyring.mac('licence', 'x'), await keyring.mac('subject', 'x')]
      expect(one).toHaveLength(32)
      expect(one).not.toEqual(other)
      expect(await open().mac('licence', 'x')).toEqual(one)
    })

    test('it signs, and only its own keys verify', async () => {
      const keyring = open()
      const { kid, key } = await keyring.signing()
      const find = (asked: string) => keyring.verifying(asked)
      const token = await signToken({ kid, key }, { jti: 'a', exp: 4_000_000_000 })
      expect(await verifyToken(find, token, new Date())).toMatchObject({ jti: 'a' })
      expect(await verifyToken(find, token, new Date(4_000_000_001_000))).toBeUndefined()
      for (let place = 0; place < token.length; place += 3) {
        const mutated = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1)
        expect([place, await verifyToken(find, mutated, new Date())]).toEqual([place, undefined])
      }
      for (const last of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.replace(token.slice(-1), '')) {
        expect([last, await verifyToken(find, token.slice(0, -1) + last, new Date())]).toEqual([last, undefined])
      }
      const unsigned = `${Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url')}.${token.split('.')[1]}.`
      expect(await verifyToken(find, unsigned, new Date())).toBeUndefined()
      expect(await verifyToken(find, 'x'.repeat(10_000), new Date())).toBeUndefined()
    })
  })
}

contract('the file keyring', () => fileKeyring(file))

test('its file is for its owner alone, and a file that others can read is refused', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600)
  chmodSync(file, 0o644)
  expect(() => fileKeyring(file)).toThrow(/others can read/)
  chmodSync(file, 0o600)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveProperty('wrapping')
})

test('the key of signals lies in a file of its own, for its owner alone, and none of it is in the other', () => {
  const other = file.replace('.json', '-signal.json')
  expect(statSync(other).mode & 0o777).toBe(0o600)
  const { wrapping } = JSON.parse(readFileSync(other, 'utf8')) as { wrapping: string[] }
  expect(wrapping.length).toBeGreaterThan(0)
  for (const key of wrapping) expect(readFileSync(file, 'utf8')).not.toContain(key)
})

describe('sealing', () => {
  const key = newKey()

  test.each([0, 1, 59, 60, 61, 5_000, 70_000])('%i bytes come back, and their number does not show', (length) => {
    const plain = randomBytes(length)
    const sealed = encrypt(key, plain, 'a|b')
    expect(decrypt(key, sealed, 'a|b')).toEqual(plain)
    expect([64, 256, 1024, 4096, 16_384, 65_536, 131_072]).toContain(sealed.length - 29)
  })

  test('what was moved, changed or opened with another key does not open', () => {
    const sealed = encrypt(key, Buffer.from('x'), 'a|b')
    expect(() => decrypt(key, sealed, 'a|c')).toThrow()
    expect(() => decrypt(newKey(), sealed, 'a|b')).toThrow()
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(() => decrypt(key, changed, 'a|b')).toThrow()
    }
  })
})
