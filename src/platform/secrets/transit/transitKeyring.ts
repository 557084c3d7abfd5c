/** The keyring of a register of real people: the keys lie in OpenBao or HashiCorp Vault and never come out. */
import { createHash, createHmac, createPublicKey, type KeyObject } from 'node:crypto'
import { decrypt, encrypt } from '../encryption.ts'
import { KeyringAway, StartError } from '../../errors.ts'
import { type Keyholding, type Keyring, type MacPurpose, macPurposes, type Wrapping } from '../keyring.ts'
import { type Call, callsTo, type TransitSettings } from './calls.ts'
import { keyholding } from './keyholding.ts'
import { isOfEachRequest, keyNames, nameOf, SIGNING, STEADY } from './names.ts'

type Clock = () => Date

export function transitKeyring(settings: TransitSettings, now: Clock): Keyring & Keyholding {
  const call = callsTo(settings)
  const steady = steadySecrets(call)
  const sessions = sessionSeal(steady, now)
  const hereToo = async (purpose: string, value: string) => createHmac('sha256', await steady(purpose)).update(value).digest()
  return {
    kind: 'transit',
    wrap: (key, context) => wrapWith(call, 'person', key, context),
    unwrap: (wrapped, context) => unwrapWith(call, 'person', wrapped, context),
    wrapSignal: (key, context) => wrapWith(call, 'signal', key, context),
    unwrapSignal: (wrapped, context) => unwrapWith(call, 'signal', wrapped, context),
    mac: (purpose, value) => (isOfEachRequest(purpose) ? hereToo(purpose, value) : hmac(call, nameOf.mac(purpose), value)),
    seal: sessions.seal,
    unseal: sessions.unseal,
    sealLasting: async (plain, context) => encrypt(await steady('lasting'), plain, context),
    unsealLasting: async (sealed, context) => decrypt(await steady('lasting'), sealed, context),
    ...signatures(call, now),
    rolePassword: async () => (await hereToo('role', 'waarborg_app')).toString('base64url'),
    ...keyholding(call),
  }
}

/** Ready to work with, or one line that says what to do; with the rights of the whole service, or of these purposes and of signing alone. */
export async function openTransitKeyring(settings: TransitSettings, now: Clock, alone?: readonly MacPurpose[]): Promise<Keyring> {
  const keyring = transitKeyring(settings, now)
  try {
    const missing = await missingIn(callsTo(settings))
    if (missing.length) throw new StartError(`The keyring at KEYRING_URL lacks ${missing.join(', ')}. Make them with a token that may: npm run keys`)
    await (alone ? triedAlone(keyring, alone) : tried(keyring))
    return keyring
  } catch (error) {
    if (error instanceof StartError) throw error
    const why = error instanceof Error ? error.message : 'error'
    throw new StartError(`The keyring at KEYRING_URL cannot be used: ${why}. Check the address, the token in KEYRING_TOKEN_FILE and its policy (docs/operations.md).`)
  }
}

async function missingIn(call: Call): Promise<string[]> {
  const there = (await call('GET', 'keys?list=true'))?.['keys']
  return keyNames.filter((name) => !Array.isArray(there) || !there.includes(name))
}

/** Each right of the service once, so that none is found wanting when someone waits. */
async function tried(keyring: Keyring): Promise<void> {
  const probe = Buffer.alloc(32, 1)
  const opened = [await keyring.unwrap(await keyring.wrap(probe, 'start'), 'start'), await keyring.unwrapSignal(await keyring.wrapSignal(probe, 'start'), 'start')]
  if (!opened.every((key) => key.equals(probe))) throw new Error('what was wrapped does not open')
  await triedAlone(keyring, macPurposes)
  await keyring.rolePassword()
}

async function triedAlone(keyring: Keyring, purposes: readonly MacPurpose[]): Promise<void> {
  for (const purpose of purposes) await keyring.mac(purpose, 'start')
  await (await keyring.signing()).sign(Buffer.alloc(32, 1))
}

const base64 = (value: Buffer | string) => Buffer.from(value).toString('base64')

async function wrapWith(call: Call, of: Wrapping, key: Buffer, context: string): Promise<Buffer> {
  const answer = await call('POST', `encrypt/${nameOf.wrapping[of]}`, { plaintext: base64(key), context: base64(context) })
  return Buffer.from(textOf(answer, 'ciphertext'))
}

async function unwrapWith(call: Call, of: Wrapping, wrapped: Buffer, context: string): Promise<Buffer> {
  const answer = await call('POST', `decrypt/${nameOf.wrapping[of]}`, { ciphertext: wrapped.toString('latin1'), context: base64(context) })
  return Buffer.from(textOf(answer, 'plaintext'), 'base64')
}

/** Always of the first version: what was found by it yesterday must be found tomorrow. */
async function hmac(call: Call, name: string, value: string): Promise<Buffer> {
  return bytesOf(textOf(await call('POST', `hmac/${name}/sha2-256`, { input: base64(value), key_version: 1 }), 'hmac'))
}

/** `vault:v3:…` holds bytes after its version. */
const bytesOf = (text: string) => Buffer.from(text.slice(text.lastIndexOf(':') + 1), 'base64')

function textOf(answer: Record<string, unknown> | undefined, field: string): string {
  const text = answer?.[field]
  if (typeof text !== 'string') throw new KeyringAway('an answer that says nothing')
  return text
}

/** What every request needs is derived once and held in memory alone; the same in every process. */
function steadySecrets(call: Call): (label: string) => Promise<Buffer> {
  const known = new Map<string, Buffer>()
  return async (label) => {
    const secret = known.get(label) ?? (await hmac(call, STEADY, label))
    known.set(label, secret)
    return secret
  }
}

const DAY = 86_400_000
const SESSION_KEY_DAYS = 30

/** Each key seals for thirty days and opens for thirty more. */
function sessionSeal(steady: (label: string) => Promise<Buffer>, now: Clock) {
  const current = () => Math.floor(now().getTime() / (SESSION_KEY_DAYS * DAY))
  const keyOf = (period: number) => steady(`session-${period}`)
  const periodOf = (mark: number | undefined) => [current(), current() - 1].find((period) => period % 256 === mark)
  return {
    seal: async (plain: Buffer, context: string) => Buffer.concat([Buffer.of(current() % 256), encrypt(await keyOf(current()), plain, context)]),
    unseal: async (sealed: Buffer, context: string) => {
      const period = periodOf(sealed[0])
      if (period === undefined) throw new Error('sealed with a key that no longer opens')
      return decrypt(await keyOf(period), sealed.subarray(1), context)
    },
  }
}

interface PublicKeys {
  readonly newest: { readonly version: number; readonly kid: string }
  readonly byKid: ReadonlyMap<string, KeyObject>
  readonly readAt: number
}

const MINUTE = 60_000

/** The private key stays there; the public ones are read again at most once a minute. */
function signatures(call: Call, now: Clock): Pick<Keyring, 'signing' | 'verifying'> {
  let known: PublicKeys | undefined
  const publicKeys = async () => {
    if (!known || now().getTime() - known.readAt > MINUTE) known = { ...(await readPublicKeys(call)), readAt: now().getTime() }
    return known
  }
  return {
    signing: async () => {
      const { version, kid } = (await publicKeys()).newest
      const sign = async (message: Buffer) => bytesOf(textOf(await call('POST', `sign/${SIGNING}`, { input: base64(message), key_version: version }), 'signature'))
      return { kid, sign }
    },
    verifying: async (kid) => known?.byKid.get(kid) ?? (await publicKeys()).byKid.get(kid),
  }
}

async function readPublicKeys(call: Call): Promise<Omit<PublicKeys, 'readAt'>> {
  const { keys = {} } = ((await call('GET', `keys/${SIGNING}`)) ?? {}) as { keys?: Record<string, { public_key: string }> }
  const found = Object.entries(keys).map(([version, { public_key }]) => ({ version: Number(version), ...publicKeyOf(Buffer.from(public_key, 'base64')) }))
  const newest = found.toSorted((one, other) => other.version - one.version)[0]
  if (!newest) throw new KeyringAway('no key to sign with')
  return { newest, byKid: new Map(found.map(({ kid, key }) => [kid, key])) }
}

function publicKeyOf(raw: Buffer): { kid: string; key: KeyObject } {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })
  return { kid: createHash('sha256').update(raw).digest('hex').slice(0, 8), key }
}
