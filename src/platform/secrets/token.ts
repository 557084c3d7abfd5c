/** What a code on a card says: when it ends and where it stands in the list of what still holds. A compact JWS (EdDSA), nothing more. */
import type { ProtectedHeaderParameters } from 'jose'
import type { KeyObject } from 'node:crypto'
import { loadJose } from './jose.ts'
import { signJws } from './jws.ts'
import type { Signer } from './keyring.ts'

export interface TokenClaims {
  /** Seconds since 1970. */
  readonly exp: number
  /** Its place in the published lists: new for every code, so that two of them have nothing in common. */
  readonly idx: number
}

/** Why a code is no code of ours, or not any more. */
export type WhyNot = 'unreadable' | 'algorithm' | 'unknownKey' | 'signature' | 'expired' | 'tooFar'

export type TokenRead = { readonly claims: TokenClaims } | { readonly why: WhyNot }

/** In seconds: no licence lasts so long, so no code of ours does. */
const LONGEST = 10 * 366 * 86_400
const MOST_SIGNS = 400

export const signToken = (signer: Signer, { exp, idx }: TokenClaims): Promise<string> => signJws(signer, {}, { exp, idx })

/** What it says, or the one reason why it says nothing. */
export async function readToken(find: (kid: string) => Promise<KeyObject | undefined>, token: string, now: Date): Promise<TokenRead> {
  const { compactVerify, decodeProtectedHeader } = await loadJose()
  const header = headerOf(token, decodeProtectedHeader)
  if (!header) return { why: 'unreadable' }
  if (header.alg !== 'EdDSA') return { why: 'algorithm' }
  if (Object.keys(header).toSorted().join() !== 'alg,kid' || typeof header.kid !== 'string') return { why: 'unreadable' }
  const key = await find(header.kid)
  if (!key) return { why: 'unknownKey' }
  const signed = await compactVerify(token, key, { algorithms: ['EdDSA'] }).catch(() => undefined)
  return signed ? inTime(claimsIn(signed.payload), now) : { why: 'signature' }
}

/** Anything that is not a whole token, written in the one way there is, has no header. */
function headerOf(token: string, decoded: (token: string) => ProtectedHeaderParameters): ProtectedHeaderParameters | undefined {
  const parts = token.split('.')
  if (token.length > MOST_SIGNS || parts.length !== 3 || !parts.every(isCanonical)) return undefined
  try {
    return decoded(token)
  } catch {
    return undefined
  }
}

/** The last symbol of base64url has bits that no reader looks at: only one way of writing a code is that code. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part
}

function claimsIn(payload: Uint8Array): TokenClaims | undefined {
  try {
    const { exp, idx } = JSON.parse(Buffer.from(payload).toString()) as Partial<TokenClaims>
    return isCount(exp) && isCount(idx) ? { exp, idx } : undefined
  } catch {
    return undefined
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

function inTime(claims: TokenClaims | undefined, now: Date): TokenRead {
  if (!claims) return { why: 'unreadable' }
  const left = claims.exp - now.getTime() / 1_000
  if (left <= 0) return { why: 'expired' }
  return left > LONGEST ? { why: 'tooFar' } : { claims }
}
