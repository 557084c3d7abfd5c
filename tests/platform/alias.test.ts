/** A name that leads back only with its key. */
import { describe, expect, test } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { aliasOf, behind } from '../../src/platform/secrets/alias.ts'

const [key, other] = [randomBytes(32), randomBytes(32)] as const

describe('an alias', () => {
  test('is the same for the same value, another under another key, and holds nothing of the value', () => {
    const value = randomBytes(32)
    expect(aliasOf(key, value)).toEqual(aliasOf(key, value))
    expect(aliasOf(key, value)).not.toEqual(aliasOf(other, value))
    expect(aliasOf(key, value).includes(value.subarray(0, 4))).toBe(false)
  })

  test('leads back with its key, and with no other; changed in any byte it leads nowhere', () => {
    for (let times = 0; times < 200; times += 1) {
      const value = randomBytes(32)
      const alias = aliasOf(key, value)
      expect(behind(key, alias)).toEqual(value)
      expect(behind(other, alias)).toBeUndefined()
      const at = times % alias.length
      alias[at] = (alias[at] ?? 0) ^ (1 + (times % 255))
      expect(behind(key, alias)).toBeUndefined()
    }
    expect(behind(key, randomBytes(8))).toBeUndefined()
  })
})
