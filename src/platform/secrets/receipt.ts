/** A receipt of a public check: signed, with the moment, the answer and a keyed digest of what was asked. A compact JWS of a type of its own. */
import type { KeyObject } from 'node:crypto'
import { loadJose } from './jose.ts'
import { signJws } from './jws.ts'
import type { Signer } from './keyring.ts'

export interface ReceiptClaims {
  /** Seconds since 1970. */
  readonly at: number
  readonly valid: boolean
  /** New for each receipt, so that two of one number have nothing in common. */
  readonly salt: string
  /** Keyed: tells nothing without our key, not even which numbers it is not of. */
  readonly digest: string
}

const TYPE = 'check-receipt'
const MOST_SIGNS = 600

export const signReceipt = (signer: Signer, claims: ReceiptClaims): Promise<string> => signJws(signer, { typ: TYPE }, claims)

/** What it says; undefined for anything that is not ours or was changed. */
export async function readReceipt(find: (kid: string) => Promise<KeyObject | undefined>, text: string): Promise<ReceiptClaims | undefined> {
  const receipt = text.replaceAll(/\s/g, '')
  if (receipt.length > MOST_SIGNS) return undefined
  const { compactVerify, decodeProtectedHeader } = await loadJose()
  try {
    const { typ, kid = '' } = decodeProtectedHeader(receipt)
    const key = typ === TYPE ? await find(kid) : undefined
    return key && claimsIn((await compactVerify(receipt, key, { algorithms: ['EdDSA'] })).payload)
  } catch {
    return undefined
  }
}

function claimsIn(payload: Uint8Array): ReceiptClaims | undefined {
  const { at, valid, salt, digest } = JSON.parse(Buffer.from(payload).toString()) as Partial<ReceiptClaims>
  const whole = Number.isSafeInteger(at) && typeof valid === 'boolean' && typeof salt === 'string' && typeof digest === 'string'
  return whole ? { at: Number(at), valid, salt, digest } : undefined
}
