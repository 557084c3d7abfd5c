/** A compact signed token (JWS, EdDSA) that says nothing but an id and when it ends. */
import { compactVerify } from 'jose'
import type { KeyObject } from 'node:crypto'
import type { Signer } from './keyring.ts'

export interface TokenClaims {
  readonly jti: string
  /** Seconds since 1970. */
  readonly exp: number
}

export async function signToken({ kid, sign }: Signer, claims: TokenClaims): Promise<string> {
  const said = [{ alg: 'EdDSA', kid }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${said}.${(await sign(Buffer.from(said))).toString('base64url')}`
}

type FindKey = (kid: string) => Promise<KeyObject | undefined>

/** The claims, or undefined for anything that is not ours, not whole or not in time. */
export async function verifyToken(find: FindKey, token: string, now: Date): Promise<TokenClaims | undefined> {
  const claims = await signedClaims(find, token)
  return claims && claims.exp * 1_000 > now.getTime() ? claims : undefined
}

/** As `verifyToken`, also of what was ours and whose time is over. */
export async function signedClaims(find: FindKey, token: string): Promise<TokenClaims | undefined> {
  if (token.length > 600 || !token.split('.').every(isCanonical)) return undefined
  try {
    const key = async ({ kid }: { kid?: string }) => {
      const found = await find(kid ?? '')
      if (!found) throw new Error('unknown key')
      return found
    }
    const { payload } = await compactVerify(token, key, { algorithms: ['EdDSA'] })
    return JSON.parse(Buffer.from(payload).toString()) as TokenClaims
  } catch {
    return undefined
  }
}

/** The last symbol of base64url has bits that no reader looks at: only one way of writing a code is that code. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part
}
