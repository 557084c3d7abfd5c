/** A keyring in one file, for demonstration and tests; live mode refuses it. */
import { createHmac, createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { decrypt, encrypt } from './encryption.ts'
import type { Keyring, MacPurpose } from './keyring.ts'

interface Contents {
  /** Wrapping keys, oldest first; the place in the list is the version. */
  wrapping: string[]
  mac: string
  session: string
  signing: { kid: string; pem: string }
}

export function fileKeyring(file: string): Keyring {
  const contents = existsSync(file) ? readKeyring(file) : makeKeyring(file)
  const secret = (hex: string) => Buffer.from(hex, 'hex')
  const signingKey = createPrivateKey(contents.signing.pem)
  const macKey = once((purpose: MacPurpose | 'role') => createSecretKey(createHmac('sha256', secret(contents.mac)).update(purpose).digest()))
  const mac = (purpose: MacPurpose | 'role', value: string) => createHmac('sha256', macKey(purpose)).update(value).digest()

  return {
    kind: 'file',
    async wrap(key, context) {
      const version = contents.wrapping.length - 1
      return Buffer.concat([Buffer.of(version), encrypt(wrappingKey(contents, version), key, context)])
    },
    async unwrap(wrapped, context) {
      return decrypt(wrappingKey(contents, wrapped[0] ?? -1), wrapped.subarray(1), context)
    },
    mac: async (purpose, value) => mac(purpose, value),
    seal: async (plain, context) => encrypt(secret(contents.session), plain, context),
    unseal: async (sealed, context) => decrypt(secret(contents.session), sealed, context),
    signing: async () => ({ kid: contents.signing.kid, key: signingKey }),
    verifying: async (kid): Promise<KeyObject | undefined> =>
      kid === contents.signing.kid ? createPublicKey(signingKey) : undefined,
    rolePassword: async () => mac('role', 'waarborg_app').toString('base64url'),
    async rotate() {
      contents.wrapping.push(randomBytes(32).toString('hex'))
      const next = `${file}.next`
      writeFileSync(next, JSON.stringify(contents), { mode: 0o600 })
      renameSync(next, file)
    },
  }
}

function wrappingKey({ wrapping }: Contents, version: number): Buffer {
  const key = wrapping[version]
  if (!key) throw new Error('a key was wrapped with a version this keyring does not have')
  return Buffer.from(key, 'hex')
}

function readKeyring(file: string): Contents {
  if (statSync(file).mode & 0o077) throw new Error(`others can read the keyring ${file}; set its mode to 0600`)
  return JSON.parse(readFileSync(file, 'utf8')) as Contents
}

/** Written once: of two processes that start together, the second reads what the first wrote. */
function makeKeyring(file: string): Contents {
  mkdirSync(dirname(file), { recursive: true })
  const { privateKey } = generateKeyPairSync('ed25519')
  const contents: Contents = {
    wrapping: [randomBytes(32).toString('hex')],
    mac: randomBytes(32).toString('hex'),
    session: randomBytes(32).toString('hex'),
    signing: { kid: randomBytes(3).toString('hex'), pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
  }
  try {
    writeFileSync(file, JSON.stringify(contents), { mode: 0o600, flag: 'wx' })
    return contents
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return readKeyring(file)
  }
}

/** Worked out at first use, per purpose: there are only a few. */
function once<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>()
  return (key) => {
    const found = made.get(key) ?? make(key)
    made.set(key, found)
    return found
  }
}
