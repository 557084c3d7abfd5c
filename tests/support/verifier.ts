/** Someone else who checks codes: written from the formats alone (RFC 7515, 7517, 8037 and the Token Status List), with nothing of ours but what is published. */
import type { webcrypto } from 'node:crypto'
import { inflateSync } from 'node:zlib'

const base64url = /^[A-Za-z0-9_-]*$/
const bytes = (text: string): Buffer<ArrayBuffer> => Buffer.from(Buffer.from(text, 'base64url'))

export type PublicKeys = ReadonlyMap<string, webcrypto.CryptoKey>

interface PublishedKey {
  readonly kty: string
  readonly crv: string
  readonly x: string
  readonly kid: string
}

/** A key set as it is published. */
export async function keysIn(set: { keys: readonly PublishedKey[] }): Promise<PublicKeys> {
  const imported = set.keys.filter(({ kty, crv }) => kty === 'OKP' && crv === 'Ed25519').map(async ({ kty, crv, x, kid }) => {
    return [kid, await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', true, ['verify'])] as const
  })
  return new Map(await Promise.all(imported))
}

/** What stands in it, when one of these keys signed exactly this. */
export async function signedContent(token: string, keys: PublicKeys, typ?: string): Promise<Record<string, unknown> | undefined> {
  const [head = '', body = '', signature = '', ...more] = token.split('.')
  if (more.length || ![head, body, signature].every((part) => base64url.test(part) && bytes(part).toString('base64url') === part)) return undefined
  const header = parsed(head)
  const key = header?.['alg'] === 'EdDSA' && header['typ'] === typ && typeof header['kid'] === 'string' ? keys.get(header['kid']) : undefined
  if (!key) return undefined
  return (await crypto.subtle.verify('Ed25519', key, bytes(signature), Buffer.from(`${head}.${body}`))) ? parsed(body) : undefined
}

function parsed(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes(part).toString())
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

export interface ReadList {
  readonly madeAt: number
  readonly endsAt: number
  readonly uri: string
  readonly bits: Buffer
}

export async function listIn(signed: string, keys: PublicKeys): Promise<ReadList> {
  const content = await signedContent(signed, keys, 'statuslist+jwt')
  const { bits, lst } = (content?.['status_list'] ?? {}) as { bits?: number; lst?: string }
  if (bits !== 1 || !lst) throw new Error('no status list')
  return { madeAt: Number(content?.['iat']), endsAt: Number(content?.['exp']), uri: String(content?.['sub']), bits: inflateSync(bytes(lst)) }
}

export const entryOf = ({ bits }: Pick<ReadList, 'bits'>, entry: number): number => ((bits[entry >> 3] ?? 0) >> (entry & 7)) & 1

/** Without any network: a code against keys and lists that were fetched before. Seconds since 1970. */
export async function verifyOffline(token: string, keys: PublicKeys, lists: readonly ReadList[], now: number): Promise<'valid' | 'not valid' | 'not sure'> {
  const content = await signedContent(token, keys)
  const { exp, idx } = (content ?? {}) as { exp?: unknown; idx?: unknown }
  if (typeof exp !== 'number' || !Number.isInteger(idx) || exp <= now) return 'not valid'
  const entries = (lists[0]?.bits.length ?? 0) * 8
  const list = lists[Math.floor(Number(idx) / entries)]
  if (!list || list.endsAt <= now) return 'not sure'
  return entryOf(list, Number(idx) % entries) === 0 ? 'valid' : 'not valid'
}

/** Everything that is published, as it is now. */
export async function fetchPublished(address: string): Promise<{ keys: PublicKeys; lists: ReadList[] }> {
  const get = async (path: string) => fetch(new URL(path, address))
  const keys = await keysIn((await (await get('/.well-known/jwks.json')).json()) as Parameters<typeof keysIn>[0])
  const { status_lists: addresses } = (await (await get('/statuslijsten')).json()) as { status_lists: string[] }
  const lists = await Promise.all(addresses.map(async (one) => listIn(await (await get(new URL(one).pathname)).text(), keys)))
  return { keys, lists }
}
