/** Ed25519: 32 bytes that sign, 32 that anyone verifies with. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { Signer } from './keyring.ts'

export interface NewSigningKey {
  readonly kid: string
  readonly publicKey: Buffer
  readonly secret: Buffer
}

export function newSigningKey(): NewSigningKey {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { kid: randomBytes(6).toString('base64url'), publicKey: Buffer.from(x, 'base64url'), secret: Buffer.from(d, 'base64url') }
}

export const publicJwk = (kid: string, publicKey: Buffer) => ({ kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url'), kid, use: 'sig', alg: 'EdDSA' })

export function verifyingKey(publicKey: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') }, format: 'jwk' })
}

export function signerWith({ kid, publicKey, secret }: NewSigningKey): Signer {
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url'), d: secret.toString('base64url') }, format: 'jwk' })
  return { kid, sign: async (message) => sign(null, message, key) }
}
