/** Whom a provider says an account is of; the ledger keeps only a keyed hash of it. */
import { keys } from './keys.ts'

export interface Subject {
  readonly issuer: string
  readonly subject: string
}

export function macOfHuman(issuer: string, human: string): Promise<Buffer> {
  return keys().mac('human', `${issuer}|${human}`)
}

export function macOf({ issuer, subject }: Subject): Promise<Buffer> {
  return keys().mac('subject', `${issuer}|${subject}`)
}
