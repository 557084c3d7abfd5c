/** Receipts of public checks: nothing of them is kept here; whoever holds one and the number can show that they belong together. */
import { randomBytes, randomUUID } from 'node:crypto'
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

/** Of what a system was told, number by number. The same request under the same key has the same receipts again. */
export async function receiptsOf(answers: readonly { readonly number: LicenceNumber; readonly valid: boolean }[], at: Date, key: string = randomUUID()): Promise<string[]> {
  const signer = await keys().signing()
  return Promise.all(answers.map(async ({ number, valid }, index) => {
    const salt = (await keys().mac('receipt', `salt|${at.getTime()}|${key}|${index}|${number}`)).subarray(0, 12).toString('base64url')
    return signReceipt(signer, { at: Math.floor(at.getTime() / 1_000), valid, salt, digest: await digestOf(salt, number) })
  }))
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
