/** A list in the form of the IETF Token Status List: one bit an entry, compressed and signed; 0 holds, 1 does not. */
import { deflateSync } from 'node:zlib'
import { signJws } from './jws.ts'
import type { Signer } from './keyring.ts'

export const STATUS_LIST_TYPE = 'application/statuslist+jwt'

/** The first entry is the lowest bit of the first byte. */
export function packedList(entries: number, invalid: Iterable<number>): Buffer {
  const bytes = Buffer.alloc(Math.ceil(entries / 8))
  for (const entry of invalid) bytes[entry >> 3] = (bytes[entry >> 3] ?? 0) | (1 << (entry & 7))
  return bytes
}

export const compressedList = (bytes: Buffer): string => deflateSync(bytes, { level: 9 }).toString('base64url')

export interface ListFacts {
  /** The address it is found at. */
  readonly uri: string
  /** In seconds since 1970. */
  readonly madeAt: number
  /** In seconds: how soon to look again, and from when it says nothing any more. */
  readonly lookAgainAfter: number
  readonly worthFor: number
}

export function signList(signer: Signer, { uri, madeAt, lookAgainAfter, worthFor }: ListFacts, lst: string): Promise<string> {
  return signJws(signer, { typ: 'statuslist+jwt' }, { sub: uri, iat: madeAt, exp: madeAt + worthFor, ttl: lookAgainAfter, status_list: { bits: 1, lst } })
}
