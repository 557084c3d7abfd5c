/** Passkeys (WebAuthn): what the browser is asked, and whether its answer holds. A phone shows the name of the service and nothing of a person. */
import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { packageAtFirstUse } from '../atFirstUse.ts'

/** Where passkeys of this service are worth anything. */
export interface Site {
  readonly origin: string
  readonly service: string
}

export interface KeyOfHers {
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly counter: number
}

const PATIENCE = 300_000
const library = packageAtFirstUse('@simplewebauthn/server', () => import('@simplewebauthn/server'))
const hostOf = ({ origin }: Site): string => new URL(origin).hostname

/** `handle` is what the phone keeps to know her passkeys apart: a keyed hash, worth nothing outside. */
export async function askNewKey({ service, ...site }: Site, handle: Buffer, known: readonly Buffer[]): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: service,
    rpID: hostOf({ service, ...site }),
    userName: service,
    userDisplayName: service,
    userID: new Uint8Array(handle),
    timeout: PATIENCE,
    attestationType: 'none',
    excludeCredentials: known.map((id) => ({ id: id.toString('base64url') })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

export async function askKey(site: Site): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({ rpID: hostOf(site), userVerification: 'required', timeout: PATIENCE })
}

/** The new key, or undefined for any answer that does not hold. */
export async function readNewKey(site: Site, answer: unknown, challenge: string): Promise<KeyOfHers | undefined> {
  const response = answer as RegistrationResponseJSON
  const { verifyRegistrationResponse } = await library()
  const { registrationInfo } = await verifyRegistrationResponse({ response, ...expected(site, challenge) }).catch(() => ({ registrationInfo: undefined }))
  if (!registrationInfo) return undefined
  const { id, publicKey, counter } = registrationInfo.credential
  return { credentialId: Buffer.from(id, 'base64url'), publicKey: Buffer.from(publicKey), counter }
}

/** Which key an answer says it is of; nothing is proven yet. */
export function keyNamedIn(answer: unknown): Buffer | undefined {
  const { id } = (answer ?? {}) as { id?: unknown }
  return typeof id === 'string' && /^[\w-]{10,1400}$/.test(id) ? Buffer.from(id, 'base64url') : undefined
}

/** The new count of a key that signed, or undefined for any answer that does not hold. The count itself is for `isCopied`. */
export async function readAnswer(site: Site, answer: unknown, challenge: string, { credentialId, publicKey }: KeyOfHers): Promise<number | undefined> {
  const response = answer as AuthenticationResponseJSON
  const credential = { id: credentialId.toString('base64url'), publicKey: new Uint8Array(publicKey), counter: 0 }
  const { verifyAuthenticationResponse } = await library()
  const found = await verifyAuthenticationResponse({ response, credential, ...expected(site, challenge) }).catch(() => undefined)
  return found?.verified ? found.authenticationInfo.newCounter : undefined
}

/** A key counts its uses, or never counts at all. One that does not go up is used in two places. */
export function isCopied(before: number, now: number): boolean {
  return (before > 0 || now > 0) && now <= before
}

function expected(site: Site, challenge: string) {
  return { expectedChallenge: challenge, expectedOrigin: site.origin, expectedRPID: hostOf(site), requireUserVerification: true }
}
