/** Public keys as another organisation hands them over (JWKS): read, and refused when there is a secret in them. */
import type { JWK } from 'jose'
import { loadJose } from './jose.ts'

const algorithms = ['EdDSA', 'ES256', 'PS256']
const MOST = 5

/** The keys with nothing else in them; undefined for anything that is no set of keys we can use. */
export async function publicKeysIn(text: string): Promise<JWK[] | undefined> {
  try {
    const { keys } = JSON.parse(text) as { keys?: unknown }
    if (!Array.isArray(keys) || !keys.length || keys.length > MOST) return undefined
    return await Promise.all(keys.map((key) => publicKey(key as JWK)))
  } catch {
    return undefined
  }
}

async function publicKey(key: JWK): Promise<JWK> {
  const { importJWK } = await loadJose()
  const { kty, crv, x, y, n, e, kid, alg } = key
  if (!algorithms.includes(alg ?? '') || !kid || ['d', 'p', 'q', 'k'].some((secret) => secret in key)) throw new Error('not a public key')
  if (kty === 'RSA' && Buffer.from(n ?? '', 'base64url').length < 256) throw new Error('too short')
  await importJWK(key, alg)
  return JSON.parse(JSON.stringify({ kty, crv, x, y, n, e, kid, alg, use: 'sig' })) as JWK
}
