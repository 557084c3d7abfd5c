/** Answers of a phone that this test is itself: whatever differs from what was asked, opens nothing. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { askKey, askNewKey, isCopied, keyNamedIn, readAnswer, readNewKey } from '../../src/platform/secrets/passkey.ts'

const site = { origin: 'https://loket.example', service: 'Loket' }
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
const cose = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(x, 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(y, 'base64url')])
const credentialId = Buffer.alloc(32, 7)
const key = { credentialId, publicKey: cose, counter: 0 }
const challenge = Buffer.alloc(32, 1).toString('base64url')
const id = credentialId.toString('base64url')
const hash = (text: string | Buffer) => createHash('sha256').update(text).digest()

const right = { type: 'webauthn.get', challenge, origin: site.origin, host: 'loket.example', flags: 0x05, counter: 3 }

function answer(differing: Partial<typeof right> = {}): unknown {
  const { type, challenge: asked, origin, host, flags, counter } = { ...right, ...differing }
  const clientData = Buffer.from(JSON.stringify({ type, challenge: asked, origin, crossOrigin: false }))
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const data = Buffer.concat([hash(host), Buffer.of(flags), count])
  const signature = sign('sha256', Buffer.concat([data, hash(clientData)]), privateKey)
  const response = { clientDataJSON: clientData.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url') }
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
}

describe('signing in', () => {
  test('what was asked is answered', async () => {
    expect(await readAnswer(site, answer(), challenge, key)).toBe(3)
    expect(keyNamedIn(answer())).toEqual(credentialId)
  })

  test.each<[string, Partial<typeof right>]>([
    ['another question', { challenge: Buffer.alloc(32, 2).toString('base64url') }],
    ['another origin', { origin: 'https://elders.example' }],
    ['another port', { origin: 'https://loket.example:8443' }],
    ['without https', { origin: 'http://loket.example' }],
    ['another host', { host: 'elders.example' }],
    ['the making of a key', { type: 'webauthn.create' }],
    ['nobody looked who holds the phone', { flags: 0x01 }],
    ['nobody was there', { flags: 0x04 }],
  ])('%s: rightly signed, and refused', async (_what, differing) => {
    expect(await readAnswer(site, answer(differing), challenge, key)).toBeUndefined()
  })

  test('signed by another key', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })
    const publicKeyOfOther = Buffer.concat([cose.subarray(0, 10), Buffer.from(other.x ?? '', 'base64url'), cose.subarray(42, 45), Buffer.from(other.y ?? '', 'base64url')])
    expect(await readAnswer(site, answer(), challenge, { ...key, publicKey: publicKeyOfOther })).toBeUndefined()
  })

  test('anything at all that is no answer is refused, and never a fault', async () => {
    await fc.assert(fc.asyncProperty(fc.anything(), async (given) => {
      expect(await readAnswer(site, given, challenge, key)).toBeUndefined()
      expect(await readNewKey(site, given, challenge)).toBeUndefined()
      keyNamedIn(given)
    }))
  })
})

test('a key that counts goes up; one that does not count is never a copy', () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), (before, now) => {
    expect(isCopied(before, now)).toBe(before + now > 0 && now <= before)
  }))
})

test('what a phone is asked to keep names the service and nobody, and asks nothing of its maker', async () => {
  const asked = await askNewKey(site, Buffer.alloc(32, 9), [credentialId])
  expect(asked).toMatchObject({ rp: { id: 'loket.example', name: 'Loket' }, user: { name: 'Loket', displayName: 'Loket' }, attestation: 'none', excludeCredentials: [{ id }] })
  expect(asked.authenticatorSelection).toMatchObject({ residentKey: 'required', userVerification: 'required' })
  expect(await askKey(site)).toMatchObject({ rpId: 'loket.example', userVerification: 'required' })
  expect((await askKey(site)).allowCredentials).toBeUndefined()
})
