/** Systems of other organisations, as they come to the interface: with a key of their own. */
import { expect } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Schema } from 'joi'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type pg from 'pg'
import { accessAnswer, problemAnswer } from '../../src/forms/checking/client.ts'
import { API_VERSION } from '../../src/routes/api/description.ts'
import { today } from './newWorker.ts'
import { address } from './visitor.ts'

export const server = `${address}/api/v1`

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
export interface System {
  readonly id: string
  readonly name: string
  readonly keys: Pair
}

export interface Wish {
  readonly kind?: string
  readonly purposes?: readonly string[]
  readonly hourly?: number
  readonly daily?: number
  readonly certificate?: string | null
}

export async function aClientOf(superuser: pg.Client, { kind = 'platform', purposes = ['advertentie'], hourly = 100, daily = 1_000, certificate = null }: Wish = {}): Promise<System> {
  const keys = await generateKeyPair('EdDSA', { extractable: true })
  const id = randomUUID()
  const name = `Verzonnen platform ${id.slice(0, 8)}`
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'first', alg: 'EdDSA' }
  await superuser.query('insert into clients values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [id, name, kind, JSON.stringify([jwk]), certificate, purposes, hourly, daily, today])
  return { id, name, keys }
}

export interface ProofOf {
  readonly audience?: string
  readonly id?: string
  readonly until?: string | number
  readonly subject?: string
  readonly alg?: string
  readonly kid?: string
  /** In seconds. */
  readonly notBefore?: number
}

export function proofOf({ id, keys }: System, { audience = `${server}/toegang`, id: jti = randomUUID(), until = '1m', subject = id, alg = 'EdDSA', kid = 'first', notBefore = 0 }: ProofOf = {}): Promise<string> {
  return new SignJWT().setProtectedHeader({ alg, kid }).setIssuer(id).setSubject(subject).setAudience(audience).setJti(jti).setIssuedAt().setNotBefore(notBefore).setExpirationTime(until).sign(keys.privateKey)
}

export const form = (assertion: string) => new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion })
export const exchanged = (assertion: string, headers: Record<string, string> = {}) => fetch(`${server}/toegang`, { method: 'POST', body: form(assertion), headers })

export async function tokenOf(system: System): Promise<string> {
  const { access_token: token } = await valid<{ access_token: string }>(await exchanged(await proofOf(system)), accessAnswer)
  return token
}

export const askedAs = (token: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server + path, { method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers } })

/** Each answer is what the description says of it, and is kept by nobody on the way. */
export async function valid<T>(answer: Response, schema: Schema): Promise<T> {
  expect(answer.headers.get('api-version')).toBe(API_VERSION)
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(answer.headers.getSetCookie()).toEqual([])
  const body: unknown = await answer.json()
  expect(schema.validate(body, { convert: false }).error).toBeUndefined()
  return body as T
}

export async function problem(answer: Response, status: number, name: string): Promise<void> {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect([answer.status, await valid<object>(answer, problemAnswer)]).toMatchObject([status, { status, type: `urn:waarborg:probleem:${name}` }])
}

/** Why it was refused, as it stands on record. */
export async function refusedOf(superuser: pg.Client, system: string): Promise<string[]> {
  const { rows } = await superuser.query<{ because: string }>(`select details->>'because' as because from audit_entries where event = 'client.refused' and organisation = $1 order by id`, [system])
  return rows.map(({ because }) => because)
}
