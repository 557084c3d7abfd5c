/** The keys, behind one interface: callers wrap, mark and sign without ever holding a master key. */
import type { KeyObject } from 'node:crypto'

/** One key per purpose, so that what is found in one place leads nowhere in another. */
export const macPurposes = ['subject', 'licence', 'showing', 'session', 'network', 'channel', 'words', 'desk-code', 'passkey', 'share', 'look', 'mandate', 'question', 'human', 'seal', 'pair', 'elsewhere', 'applicant', 'import', 'hall', 'interpreter', 'site-word', 'receipt', 'talk-language', 'places', 'concern', 'working-name', 'asked'] as const
export type MacPurpose = (typeof macPurposes)[number]

/** Whose keys are wrapped under it: those of people, and those of signs that someone is not free to talk. */
export const wrappings = ['person', 'signal'] as const
export type Wrapping = (typeof wrappings)[number]

export interface Signer {
  readonly kid: string
  /** Ed25519, of 64 bytes. */
  readonly sign: (message: Buffer) => Promise<Buffer>
}

export interface Keyring {
  readonly kind: string
  /** Wraps a key of 32 bytes; opens only with the same context. */
  wrap(key: Buffer, context: string): Promise<Buffer>
  unwrap(wrapped: Buffer, context: string): Promise<Buffer>
  /** As `wrap` and `unwrap`, under another key: what says that someone is not free to talk. */
  wrapSignal(key: Buffer, context: string): Promise<Buffer>
  unwrapSignal(wrapped: Buffer, context: string): Promise<Buffer>
  /** A keyed hash of 32 bytes: finds again without knowing. */
  mac(purpose: MacPurpose, value: string): Promise<Buffer>
  /** Seals what a session holds; opens as long as any session lasts. */
  seal(plain: Buffer, context: string): Promise<Buffer>
  unseal(sealed: Buffer, context: string): Promise<Buffer>
  /** As `seal`, for what stays. */
  sealLasting(plain: Buffer, context: string): Promise<Buffer>
  unsealLasting(sealed: Buffer, context: string): Promise<Buffer>
  /** Who signs now, and the public key of any that ever signed. */
  signing(): Promise<Signer>
  verifying(kid: string): Promise<KeyObject | undefined>
  /** A steady secret for the database role; the same in every process with this keyring. */
  rolePassword(): Promise<string>
}

export interface KeyVersion {
  readonly version: number
  readonly madeAt: Date
}

/** For whoever keeps the keys: rights that the service itself need not have. None of it opens anything. */
export interface Keyholding {
  /** Makes what is missing; gives the names of what it made. */
  prepare(): Promise<readonly string[]>
  /** Those that still open, oldest first; the last one wraps. */
  versions(of: Wrapping): Promise<readonly KeyVersion[]>
  versionOf(wrapped: Buffer): number
  /** From now on keys are wrapped with a new version; old wraps still open. */
  rotate(of: Wrapping): Promise<void>
  /** The same key under the newest version. */
  rewrap(of: Wrapping, wrapped: Buffer, context: string): Promise<Buffer>
  /** What was wrapped with an older version never opens again, here or in any back-up. */
  destroyBefore(of: Wrapping, version: number): Promise<void>
}
