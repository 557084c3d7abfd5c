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

/** Of signals: in a file of its own, so that whoever reads the one file opens nothing of the other. */
interface SignalContents {
  wrapping: string[]
}

export function fileKeyring(file: string): Keyring {
  const contents = opened(file, newContents)
  const signalFile = file.replace(/(\.json)?$/, '-signal$1')
  const signals = opened<SignalContents>(signalFile, () => ({ wrapping: [newSecret()] }))
  const secret = (hex: string) => Buffer.from(hex, 'hex')
  const signingKey = createPrivateKey(contents.signing.pem)
  const macKey = once((purpose: MacPurpose | 'role') => createSecretKey(createHmac('sha256', secret(contents.mac)).update(purpose).digest()))
  const mac = (purpose: MacPurpose | 'role', value: string) => createHmac('sha256', macKey(purpose)).update(value).digest()

  return {
    kind: 'file',
    wrap: async (key, context) => wrapWith(contents, key, context),
    unwrap: async (wrapped, context) => unwrapWith(contents, wrapped, context),
    wrapSignal: async (key, context) => wrapWith(signals, key, context),
    unwrapSignal: async (wrapped, context) => unwrapWith(signals, wrapped, context),
    mac: async (purpose, value) => mac(purpose, value),
    seal: async (plain, context) => encrypt(secret(contents.session), plain, context),
    unseal: async (sealed, context) => decrypt(secret(contents.session), sealed, context),
    signing: async () => ({ kid: contents.signing.kid, key: signingKey }),
    verifying: async (kid): Promise<KeyObject | undefined> =>
      kid === contents.signing.kid ? createPublicKey(signingKey) : undefined,
    rolePassword: async () => mac('role', 'waarborg_app').toString('base64url'),
    async rotate() {
      for (const [place, kept] of [[file, contents], [signalFile, signals]] as const) {
        kept.wrapping.push(newSecret())
        writeFileSync(`${place}.next`, JSON.stringify(kept), { mode: 0o600 })
        renameSync(`${place}.next`, place)
      }
    },
  }
}

const newSecret = () => randomBytes(32).toString('hex')

/** The newest key wraps; the first byte says which it was. */
function wrapWith({ wrapping }: SignalContents, key: Buffer, context: string): Buffer {
  const version = wrapping.length - 1
  return Buffer.concat([Buffer.of(version), encrypt(wrappingKey(wrapping, version), key, context)])
}

function unwrapWith({ wrapping }: SignalContents, wrapped: Buffer, context: string): Buffer {
  return decrypt(wrappingKey(wrapping, wrapped[0] ?? -1), wrapped.subarray(1), context)
}

function wrappingKey(wrapping: readonly string[], version: number): Buffer {
  const key = wrapping[version]
  if (!key) throw new Error('a key was wrapped with a version this keyring does not have')
  return Buffer.from(key, 'hex')
}

function readKeyring<T>(file: string): T {
  if (statSync(file).mode & 0o077) throw new Error(`others can read the keyring ${file}; set its mode to 0600`)
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

function newContents(): Contents {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { wrapping: [newSecret()], mac: newSecret(), session: newSecret(), signing: { kid: randomBytes(3).toString('hex'), pem } }
}

/** Written once: of two processes that start together, the second reads what the first wrote. */
function opened<T>(file: string, make: () => T): T {
  if (existsSync(file)) return readKeyring(file)
  mkdirSync(dirname(file), { recursive: true })
  const contents = make()
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
