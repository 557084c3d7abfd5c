/** A small stand-in for the transit engine of OpenBao: its addresses, its answers, and the policies of docs/keyring. */
import { createCipheriv, createDecipheriv, createHmac, generateKeyPairSync, hkdfSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { TransitSettings } from '../../src/platform/secrets/transit/calls.ts'

const users = ['service', 'keyholder', 'check'] as const
type User = (typeof users)[number]

export interface Transit {
  as(user: User): TransitSettings
  /** A new token in the file; the old one no longer serves. */
  renew(user: User): void
  rotateSigning(): void
  /** From now on everything is answered with this status; undefined: as usual. */
  answers(status: number | undefined): void
  breakOff(): void
  stop(): Promise<void>
}

interface Version {
  readonly secret: Buffer
  readonly pair: { publicKey: KeyObject; privateKey: KeyObject } | undefined
  readonly madeAt: number
}

interface Key {
  readonly derived: boolean
  readonly signs: boolean
  readonly versions: Map<number, Version>
  oldest: number
  leastToDecrypt: number
}

class Refused extends Error {
  readonly status: number

  constructor(status: number) {
    super(String(status))
    this.status = status
  }
}

type Body = Record<string, string & number & boolean>

export async function startTransit(directory: string): Promise<Transit> {
  const keys = new Map<string, Key>()
  const tokens = new Map<User, string>()
  let status: number | undefined
  const renew = (user: User) => {
    tokens.set(user, randomBytes(12).toString('base64url'))
    writeFileSync(path.join(directory, user), `${tokens.get(user) ?? ''}\n`, { mode: 0o600 })
  }
  users.forEach(renew)
  const server = createServer((req, res) => {
    void answer(req)
      .then((data) => res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data })))
      .catch((error: unknown) => res.writeHead(error instanceof Refused ? error.status : 400).end(JSON.stringify({ errors: ['what was asked is repeated here'] })))
  })
  const answer = async (req: IncomingMessage) => {
    if (status) throw new Refused(status)
    const user = users.find((one) => tokens.get(one) === req.headers['x-vault-token'])
    const [, asked = '', query] = /^\/v1\/([^?]*)\??(.*)$/.exec(req.url ?? '') ?? []
    if (!asked.startsWith('transit/')) throw new Refused(404)
    const isNew = /^transit\/keys\/[^/]+$/.test(asked) && !keys.has(asked.split('/').at(-1) ?? '')
    const capability = query === 'list=true' ? 'list' : req.method === 'GET' ? 'read' : isNew ? 'create' : 'update'
    if (!user || !allows(user, asked, capability)) throw new Refused(403)
    return done(keys, asked.split('/').slice(1), JSON.parse((await textOf(req)) || '{}') as Body, capability)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    as: (user) => ({ url, mount: 'transit', tokenFile: path.join(directory, user) }),
    renew,
    rotateSigning: () => addVersion(keys.get('waarborg-sign')),
    answers: (given) => void (status = given),
    breakOff: () => server.closeAllConnections(),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of req) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

/** As the policies in docs/keyring say, so that what a municipality copies is what was tried. */
function allows(user: User, asked: string, capability: string): boolean {
  const policy = readFileSync(path.resolve(import.meta.dirname, `../../docs/keyring/${user}.hcl`), 'utf8')
  const rules = [...policy.matchAll(/^path "([^"]+)" \{ capabilities = \[([^\]]*)\] \}$/gm)]
  return rules.some(([, place = '', capabilities = '']) => (place.endsWith('*') ? asked.startsWith(place.slice(0, -1)) : asked === place) && capabilities.includes(`"${capability}"`))
}

function done(keys: Map<string, Key>, [what = '', name = '', act = '']: string[], body: Body, capability: string): object {
  if (what === 'keys' && capability === 'list') return { keys: [...keys.keys()] }
  const key = keys.get(name) ?? (capability === 'create' ? made(keys, name, body) : undefined)
  if (!key) throw new Refused(404)
  switch (`${what} ${what === 'keys' ? act : ''}`.trim()) {
    case 'keys': return shown(key)
    case 'keys rotate': return addVersion(key) ?? {}
    case 'keys config': return Object.assign(key, { leastToDecrypt: body['min_decryption_version'] })
    case 'keys trim': return trimmed(key, body['min_available_version'] ?? 0)
    case 'encrypt': return { ciphertext: encrypted(key, body['plaintext'] ?? '', body['context']) }
    case 'decrypt': return { plaintext: decrypted(key, body['ciphertext'] ?? '', body['context']) }
    case 'rewrap': return { ciphertext: encrypted(key, decrypted(key, body['ciphertext'] ?? '', body['context']), body['context']) }
    case 'hmac': return { hmac: `vault:v1:${createHmac('sha256', versionOf(key, body['key_version']).secret).update(Buffer.from(body['input'] ?? '', 'base64')).digest('base64')}` }
    case 'sign': return { signature: `vault:v${body['key_version']}:${sign(null, Buffer.from(body['input'] ?? '', 'base64'), versionOf(key, body['key_version']).pair?.privateKey ?? '').toString('base64')}` }
    default: throw new Refused(404)
  }
}

function made(keys: Map<string, Key>, name: string, { type, derived }: Body): Key {
  const key: Key = { derived: Boolean(derived), signs: type === 'ed25519', versions: new Map(), oldest: 1, leastToDecrypt: 1 }
  addVersion(key)
  keys.set(name, key)
  return key
}

function addVersion(key: Key | undefined): void {
  key?.versions.set(newest(key) + 1, { secret: randomBytes(32), pair: key.signs ? generateKeyPairSync('ed25519') : undefined, madeAt: Math.floor(Date.now() / 1_000) })
}

const newest = ({ versions }: Key) => Math.max(0, ...versions.keys())

function versionOf(key: Key, version: number | undefined): Version {
  const found = key.versions.get(version ?? newest(key))
  if (!found || (version ?? newest(key)) < key.leastToDecrypt) throw new Refused(400)
  return found
}

function shown(key: Key): object {
  const one = ({ pair, madeAt }: Version) => (pair ? { public_key: Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64') } : madeAt)
  return { latest_version: newest(key), keys: Object.fromEntries([...key.versions].filter(([version]) => version >= key.leastToDecrypt).map(([version, kept]) => [version, one(kept)])) }
}

function trimmed(key: Key, least: number): object {
  if (least > key.leastToDecrypt) throw new Refused(400)
  for (const version of key.versions.keys()) if (version < least) key.versions.delete(version)
  return {}
}

function derivedKey({ derived }: Key, { secret }: Version, context: string | undefined): Buffer {
  if (derived && !context) throw new Refused(400)
  return Buffer.from(hkdfSync('sha256', secret, '', context ?? '', 32))
}

function encrypted(key: Key, plaintext: string, context: string | undefined): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derivedKey(key, versionOf(key, undefined), context), nonce)
  const body = Buffer.concat([cipher.update(Buffer.from(plaintext, 'base64')), cipher.final()])
  return `vault:v${newest(key)}:${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64')}`
}

function decrypted(key: Key, ciphertext: string, context: string | undefined): string {
  const [, version = '', body = ''] = /^vault:v(\d+):(.+)$/.exec(ciphertext) ?? []
  const sealed = Buffer.from(body, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', derivedKey(key, versionOf(key, Number(version)), context), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('base64')
}
