/** A keyring in one file, for demonstration and tests; live mode refuses it. */
import { createHmac, createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { decrypt, encrypt } from './encryption.ts'
import type { Keyholding, Keyring, MacPurpose, Wrapping } from './keyring.ts'

interface WrappingKeys {
  /** Oldest first; the place in the list is the version. One that was destroyed is empty. */
  wrapping: string[]
  /** When each was made; of the first ones nobody wrote it down. */
  madeAt?: (string | null)[]
}

interface Contents extends WrappingKeys {
  mac: string
  session: string
  signing: { kid: string; pem: string }
}

export function fileKeyring(file: string): Keyring & Keyholding {
  const contents = opened(file, newContents)
  // Of signals: in a file of its own, so that whoever reads the one file opens nothing of the other.
  const signalFile = file.replace(/(\.json)?$/, '-signal$1')
  const of: Record<Wrapping, WrappingKeysIn> = { person: new WrappingKeysIn(file, contents), signal: new WrappingKeysIn(signalFile, opened<WrappingKeys>(signalFile, newWrapping)) }
  const secret = (hex: string) => Buffer.from(hex, 'hex')
  const sessionKey = createSecretKey(secret(contents.session))
  const signingKey = createPrivateKey(contents.signing.pem)
  const macKey = once((purpose: MacPurpose | 'role') => createSecretKey(createHmac('sha256', secret(contents.mac)).update(purpose).digest()))
  const mac = (purpose: MacPurpose | 'role', value: string) => createHmac('sha256', macKey(purpose)).update(value).digest()

  return {
    kind: 'file',
    wrap: async (key, context) => of.person.wrap(key, context),
    unwrap: async (wrapped, context) => of.person.unwrap(wrapped, context),
    wrapSignal: async (key, context) => of.signal.wrap(key, context),
    unwrapSignal: async (wrapped, context) => of.signal.unwrap(wrapped, context),
    mac: async (purpose, value) => mac(purpose, value),
    seal: async (plain, context) => encrypt(sessionKey, plain, context),
    unseal: async (sealed, context) => decrypt(sessionKey, sealed, context),
    sealLasting: async (plain, context) => encrypt(sessionKey, plain, context),
    unsealLasting: async (sealed, context) => decrypt(sessionKey, sealed, context),
    signing: async () => ({ kid: contents.signing.kid, sign: async (message) => sign(null, message, signingKey) }),
    verifying: async (kid): Promise<KeyObject | undefined> =>
      kid === contents.signing.kid ? createPublicKey(signingKey) : undefined,
    rolePassword: async () => mac('role', 'waarborg_app').toString('base64url'),
    prepare: async () => [],
    versions: async (which) => of[which].versions(),
    versionOf: (wrapped) => wrapped[0] ?? -1,
    rotate: async (which) => of[which].rotate(),
    rewrap: async (which, wrapped, context) => of[which].wrap(of[which].unwrap(wrapped, context), context),
    destroyBefore: async (which, version) => of[which].destroyBefore(version),
  }
}

/** Keys that wrap keys, in their file. */
class WrappingKeysIn {
  readonly #file: string
  #kept: WrappingKeys

  constructor(file: string, kept: WrappingKeys) {
    this.#file = file
    this.#kept = kept
  }

  /** The newest key wraps; the first byte says which it was. */
  wrap(key: Buffer, context: string): Buffer {
    const version = this.#kept.wrapping.length - 1
    return Buffer.concat([Buffer.of(version), encrypt(this.#key(version), key, context)])
  }

  unwrap(wrapped: Buffer, context: string): Buffer {
    const version = wrapped[0] ?? -1
    // Another process may have made a newer one.
    if (version >= this.#kept.wrapping.length) this.#kept = readKeyring(this.#file)
    return decrypt(this.#key(version), wrapped.subarray(1), context)
  }

  versions() {
    const { wrapping, madeAt = [] } = this.#kept
    return wrapping.flatMap((key, version) => (key ? [{ version, madeAt: new Date(madeAt[version] ?? 0) }] : []))
  }

  rotate(): void {
    const { wrapping, madeAt = [] } = this.#kept
    this.#keep({ wrapping: [...wrapping, newSecret()], madeAt: [...wrapping.map((_key, version) => madeAt[version] ?? null), new Date().toISOString()] })
  }

  destroyBefore(version: number): void {
    this.#keep({ wrapping: this.#kept.wrapping.map((key, place) => (place < version ? '' : key)) })
  }

  #key(version: number): Buffer {
    const key = this.#kept.wrapping[version]
    if (!key) throw new Error('a key was wrapped with a version this keyring does not have')
    return Buffer.from(key, 'hex')
  }

  #keep(change: WrappingKeys): void {
    this.#kept = { ...this.#kept, ...change }
    writeFileSync(`${this.#file}.next`, JSON.stringify(this.#kept), { mode: 0o600 })
    renameSync(`${this.#file}.next`, this.#file)
  }
}

const newSecret = () => randomBytes(32).toString('hex')

function readKeyring<T>(file: string): T {
  if (statSync(file).mode & 0o077) throw new Error(`others can read the keyring ${file}; set its mode to 0600`)
  return JSON.parse(readFileSync(file, 'utf8')) as T
}

const newWrapping = (): WrappingKeys => ({ wrapping: [newSecret()], madeAt: [new Date().toISOString()] })

function newContents(): Contents {
  const { privateKey } = generateKeyPairSync('ed25519')
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { ...newWrapping(), mac: newSecret(), session: newSecret(), signing: { kid: randomBytes(3).toString('hex'), pem } }
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
