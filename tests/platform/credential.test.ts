/** Codes and lists: nothing but what we signed is accepted, here and by someone who has only what is published. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { CompactSign } from 'jose'
import { createHmac, createPrivateKey, type KeyObject, randomBytes, randomInt } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { decoysIn, ENTRIES, GIVEN_OUT, mixOf } from '../../src/platform/secrets/places.ts'
import { newSigningKey, publicJwk, signerWith, verifyingKey } from '../../src/platform/secrets/signingKey.ts'
import { compressedList, packedList, signList } from '../../src/platform/secrets/statusList.ts'
import { readToken, signToken } from '../../src/platform/secrets/token.ts'
import { entryOf, keysIn, listIn, type PublicKeys, signedContent, verifyOffline } from '../support/verifier.ts'

const now = new Date('2026-11-30T12:00:00Z')
const soon = now.getTime() / 1_000 + 3_600
const made = newSigningKey()
const signer = signerWith(made)
const find = async (kid: string): Promise<KeyObject | undefined> => (kid === made.kid ? verifyingKey(made.publicKey) : undefined)
const read = (token: string, at = now) => readToken(find, token, at)
let token = ''
let others: PublicKeys

beforeAll(async () => {
  token = await signToken(signer, { exp: soon, idx: 77_001 })
  others = await keysIn({ keys: [publicJwk(made.kid, made.publicKey)] })
})

const key = createPrivateKey({ key: { ...publicJwk(made.kid, made.publicKey), d: made.secret.toString('base64url') }, format: 'jwk' })
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const signed = (content: unknown, header: object = { alg: 'EdDSA', kid: made.kid }) => new CompactSign(Buffer.from(JSON.stringify(content))).setProtectedHeader(header as { alg: string }).sign(key)

describe('a code', () => {
  test('is read as it was signed, by us and by someone else, and holds two numbers and a key id alone', async () => {
    expect(await read(token)).toEqual({ claims: { exp: soon, idx: 77_001 } })
    expect(await signedContent(token, others)).toEqual({ exp: soon, idx: 77_001 })
    expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({ alg: 'EdDSA', kid: made.kid })
    expect(token.length).toBeLessThan(175)
  })

  test('each thing that is wrong with one has one answer', async () => {
    const [head = '', body = '', signature = ''] = token.split('.')
    const hmac = `${part({ alg: 'HS256', kid: made.kid })}.${body}`
    const stranger = newSigningKey()
    const answers: Record<string, string> = {
      '': 'unreadable', ['x'.repeat(10_000)]: 'unreadable', 'a.b': 'unreadable', [`${token}.${signature}`]: 'unreadable', [`${head}.${body}.${signature}=`]: 'unreadable', [` ${token}`]: 'unreadable',
      [`${part({ alg: 'none', kid: made.kid })}.${body}.`]: 'algorithm',
      [`${part({ alg: 'none', kid: made.kid })}.${body}.${signature}`]: 'algorithm',
      [`${hmac}.${createHmac('sha256', made.publicKey).update(hmac).digest('base64url')}`]: 'algorithm',
      [`${part({ alg: 'eddsa', kid: made.kid })}.${body}.${signature}`]: 'algorithm',
      [`${part({ alg: ['EdDSA'], kid: made.kid })}.${body}.${signature}`]: 'algorithm',
      [`${part({ kid: made.kid })}.${body}.${signature}`]: 'algorithm',
      [`${part({ alg: 'EdDSA' })}.${body}.${signature}`]: 'unreadable',
      [await signed({ exp: soon, idx: 1 }, { alg: 'EdDSA', kid: made.kid, crit: ['b64'], b64: true })]: 'unreadable',
      [await signed({ exp: soon, idx: 1 }, { alg: 'EdDSA', kid: made.kid, jwk: publicJwk(stranger.kid, stranger.publicKey) })]: 'unreadable',
      [await signToken({ ...signer, kid: 'other' }, { exp: soon, idx: 1 })]: 'unknownKey',
      [await signToken({ ...signerWith(stranger), kid: made.kid }, { exp: soon, idx: 1 })]: 'signature',
      [`${head}.${body}.`]: 'signature',
      [`${head}.${part({ exp: soon + 1, idx: 77_001 })}.${signature}`]: 'signature',
      [await signed({ exp: String(soon), idx: 1 })]: 'unreadable', [await signed({ exp: soon })]: 'unreadable', [await signed({ exp: soon, idx: -1 })]: 'unreadable', [await signed(null)]: 'unreadable',
      [await signToken(signer, { exp: now.getTime() / 1_000, idx: 1 })]: 'expired',
      [await signToken(signer, { exp: 9_000_000_000, idx: 1 })]: 'tooFar',
    }
    const said = await Promise.all(Object.keys(answers).map(async (wrong) => [wrong, await read(wrong)] as const))
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(Object.entries(answers).map(([wrong, why]) => [wrong, { why }])))
    for (const wrong of Object.keys(answers)) expect([wrong, await verifyOffline(wrong, others, [], now.getTime() / 1_000)]).not.toEqual([wrong, 'valid'])
  })

  test('one sign changed is another code, wherever it is; the last one too', async () => {
    const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
    for (const [place, was] of [...token].entries()) {
      const other = [...signs].filter((sign) => sign !== was)[randomInt(signs.length - 1)] ?? ''
      const mutated = token.slice(0, place) + other + token.slice(place + 1)
      expect([mutated, 'claims' in (await read(mutated))]).toEqual([mutated, false])
    }
    for (const last of signs.replace(token.slice(-1), '')) expect([last, 'claims' in (await read(token.slice(0, -1) + last))]).toEqual([last, false])
  })

  /** A million of each is in the bench (`npm run bench -- tokens`); what a test has the time for is here. */
  test('changed at will, or made of nothing: none is accepted, by us or by someone else', async () => {
    const places = fc.array(fc.tuple(fc.nat({ max: token.length - 1 }), fc.constantFrom(...'AQgw-_09zZ.')), { minLength: 1, maxLength: 6 })
    const mutated = places.map((changes) => changes.reduce((text, [place, sign]) => text.slice(0, place) + sign + text.slice(place + 1), token))
    const random = fc.tuple(fc.base64String(), fc.base64String(), fc.uint8Array({ minLength: 64, maxLength: 64 })).map(([head, body, end]) => `${head}.${body}.${Buffer.from(end).toString('base64url')}`)
    const forged = fc.record({ exp: fc.nat(), idx: fc.nat() }).map((content) => `${token.split('.')[0]}.${part(content)}.${randomBytes(64).toString('base64url')}`)
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated, random, forged), async (text) => {
        if (text === token) return
        expect(await read(text)).not.toHaveProperty('claims')
        expect(await verifyOffline(text, others, [], now.getTime() / 1_000)).toBe('not valid')
      }),
      { numRuns: 6_000 },
    )
  })
})

describe('a list', () => {
  test('is packed and compressed as the published example of the format', () => {
    const invalid = [0, 3, 4, 5, 7, 8, 9, 13, 15]
    expect([packedList(16, invalid).toString('hex'), compressedList(packedList(16, invalid))]).toEqual(['b9a3', 'eNrbuRgAAhcBXQ'])
  })

  test('someone else reads in it exactly what was put in', async () => {
    const facts = { uri: 'https://voorbeeld.example/statuslijsten/0', madeAt: 1_700_000_000, lookAgainAfter: 300, worthFor: 86_400 }
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat({ max: ENTRIES - 1 }), { maxLength: 200 }), async (invalid) => {
        const list = await listIn(await signList(signer, facts, compressedList(packedList(ENTRIES, invalid))), others)
        expect([list.uri, list.madeAt, list.endsAt]).toEqual([facts.uri, facts.madeAt, facts.madeAt + 86_400])
        expect(Array.from({ length: ENTRIES }, (_, entry) => entry).filter((entry) => entryOf(list, entry) === 1)).toEqual(invalid.toSorted((one, other) => one - other))
      }),
      { numRuns: 10 },
    )
  })
})

describe('places', () => {
  const key = randomBytes(32)
  const mix = mixOf(key)

  test('every place is one entry and every entry one place, the same each time, and another with another key', () => {
    const entries = Array.from({ length: ENTRIES }, (_, place) => mix.entryOf(place))
    expect(new Set(entries).size).toBe(ENTRIES)
    expect(entries.every((entry, place) => mix.placeOf(entry) === place)).toBe(true)
    const [same, other] = [mixOf(key), mixOf(randomBytes(32))]
    expect(entries.every((entry, place) => same.entryOf(place) === entry)).toBe(true)
    expect(entries.filter((entry, place) => other.entryOf(place) === entry).length).toBeLessThan(20)
  })

  test('what is given out lies evenly among the rest', () => {
    const parts = Array.from({ length: 16 }, () => 0)
    for (let place = 0; place < GIVEN_OUT; place += 1) parts[Math.floor(mix.entryOf(place) / (ENTRIES / 16))] = (parts[Math.floor(mix.entryOf(place) / (ENTRIES / 16))] ?? 0) + 1
    const expected = GIVEN_OUT / 16
    const chi = parts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chi).toBeLessThan(60)
  })

  test('a fifth are decoys; some of them say no, and each edition some change, both ways', () => {
    const editions = [1, 2, 3, 900].map((edition) => new Set(decoysIn(key, edition)))
    for (const decoys of editions) {
      expect([...decoys].every((place) => place >= GIVEN_OUT && place < ENTRIES)).toBe(true)
      expect(decoys.size / (ENTRIES - GIVEN_OUT)).toBeCloseTo(1 / 8, 1)
    }
    const [first = new Set<number>(), second = new Set<number>()] = editions
    expect(first.symmetricDifference(second).size).toBeLessThan(60)
    // About six each way in an edition; in sixteen there is no such thing as none.
    const later = new Set(decoysIn(key, 17))
    for (const changed of [first.difference(later), later.difference(first)]) expect(changed.size).toBeGreaterThan(0)
    expect(new Set(decoysIn(key, 1))).toEqual(first)
  })

  test('a list of which little has ended is small', () => {
    const invalid = [...decoysIn(key, 1), ...Array.from({ length: 3_000 }, () => randomInt(GIVEN_OUT))].map((place) => mix.entryOf(place))
    const lst = compressedList(packedList(ENTRIES, invalid))
    expect(inflateSync(Buffer.from(lst, 'base64url'))).toHaveLength(ENTRIES / 8)
    expect(lst.length).toBeLessThan(9_000)
  })
})
