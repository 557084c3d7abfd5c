/** A client shows who it is with a proof it signed (private_key_jwt), and gets a token for ten minutes. */
import { createHash, randomBytes } from 'node:crypto'
import type { JWTPayload } from 'jose'
import { ACCESS_SECONDS, PROOF_SECONDS } from '../../law/checking/client.ts'
import { exchange, type Exchanged, keysOfClient, recordRefused } from '../../models/register/Client.ts'
import { loadJose } from '../../platform/secrets/jose.ts'

export type Admission = { readonly token: string; readonly seconds: number } | { readonly refused: Exclude<Exchanged, 'admitted'> | 'proof' }

export interface Proof {
  readonly assertion: string
  /** Whom the proof must be meant for: the address it is exchanged at. */
  readonly audience: string
  /** Of the certificate that came along, if one did. */
  readonly certificate: string | null
}

/** Whatever is wrong is on record; the client hears which kind of thing it was. */
export async function admit({ assertion, audience, certificate }: Proof, now: Date): Promise<Admission> {
  const claims = await provenBy(assertion, audience, now)
  if (!claims) {
    await recordRefused('proof')
    return { refused: 'proof' }
  }
  const token = randomBytes(32).toString('base64url')
  const outcome = await exchange(
    {
      client: claims.client, certificate,
      proof: hashOf(`${claims.client} ${claims.id}`), proofUntil: new Date(claims.until * 1_000),
      token: hashOf(token), tokenUntil: new Date(now.getTime() + ACCESS_SECONDS * 1_000),
    },
    now,
  )
  return outcome === 'admitted' ? { token, seconds: ACCESS_SECONDS } : { refused: outcome }
}

export const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()

interface Proven {
  readonly client: string
  readonly id: string
  /** Seconds since 1970. */
  readonly until: number
}

const algorithms = ['EdDSA', 'ES256', 'PS256']

async function provenBy(assertion: string, audience: string, now: Date): Promise<Proven | undefined> {
  const { createLocalJWKSet, decodeJwt, jwtVerify } = await loadJose()
  const client = claimedBy(assertion, decodeJwt)
  const known = client ? await keysOfClient(client) : undefined
  if (!client || !known) return undefined
  const options = { algorithms, audience, issuer: client, subject: client, currentDate: now, requiredClaims: ['exp', 'jti'], clockTolerance: 5 }
  const claims = await jwtVerify(assertion, createLocalJWKSet({ keys: [...known] }), options).then(({ payload }) => payload, () => undefined)
  return claims && isShort(claims, now) ? { client, id: claims.jti, until: claims.exp } : undefined
}

/** Not yet believed: only to know whose keys to ask. */
function claimedBy(assertion: string, decoded: (assertion: string) => JWTPayload): string | undefined {
  try {
    const { iss } = decoded(assertion)
    return iss && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(iss) ? iss : undefined
  } catch {
    return undefined
  }
}

/** A proof that would be good for longer could be kept and used by someone else. */
function isShort(claims: JWTPayload, now: Date): claims is JWTPayload & { jti: string; exp: number } {
  const { jti, exp = 0 } = claims
  return typeof jti === 'string' && jti.length >= 8 && jti.length <= 128 && exp <= now.getTime() / 1_000 + PROOF_SECONDS
}
