/** Receipts of public checks: nothing of them is kept here; whoever holds one and the number can show that they belong together. */
import { randomBytes } from 'node:crypto'
import type { Day } from '../../law/day.ts'
import type { LicenceNumber } from '../../law/licence/licenceNumber.ts'
import { readReceipt, signReceipt } from '../../platform/secrets/receipt.ts'
import { isValid } from './valid.ts'
import { keys } from '../keys.ts'

export interface Receipt {
  readonly at: Date
  readonly valid: boolean
  readonly text: string
}

/** Checks, and signs what the answer was. */
export async function receiptOf(number: LicenceNumber, now: Date, today: Day): Promise<Receipt> {
  const valid = await isValid(number, today)
  const at = Math.floor(now.getTime() / 1_000)
  const salt = randomBytes(12).toString('base64url')
  const text = await signReceipt(await keys().signing(), { at, valid, salt, digest: await digestOf(salt, number) })
  return { at: now, valid, text }
}

export interface ReadReceipt {
  /** In milliseconds. */
  readonly at: number
  readonly valid: boolean
  /** Whether it is of the number that was given; null when none was. */
  readonly fits: boolean | null
}

export async function receiptSays(text: string, number: LicenceNumber | undefined): Promise<ReadReceipt | undefined> {
  const claims = await readReceipt((kid) => keys().verifying(kid), text)
  return claims && { at: claims.at * 1_000, valid: claims.valid, fits: number ? claims.digest === (await digestOf(claims.salt, number)) : null }
}

/** Half of it: enough not to be met by chance. */
async function digestOf(salt: string, number: LicenceNumber): Promise<string> {
  return (await keys().mac('receipt', `${salt}|${number}`)).subarray(0, 16).toString('base64url')
}
