/** The keys, behind one interface: callers wrap, mark and sign without ever holding a master key. */
import type { KeyObject } from 'node:crypto'

/** One key per purpose, so that what is found in one place leads nowhere in another. */
export type MacPurpose = 'subject' | 'licence' | 'showing' | 'session' | 'network' | 'channel' | 'words' | 'desk-code' | 'passkey' | 'share' | 'look' | 'mandate' | 'question' | 'human' | 'seal' | 'pair' | 'elsewhere' | 'applicant' | 'import' | 'hall' | 'interpreter'

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
  /** Seals what a session holds. */
  seal(plain: Buffer, context: string): Promise<Buffer>
  unseal(sealed: Buffer, context: string): Promise<Buffer>
  /** The Ed25519 key that signs now, and the public key of any that ever signed. */
  signing(): Promise<{ kid: string; key: KeyObject }>
  verifying(kid: string): Promise<KeyObject | undefined>
  /** A steady secret for the database role; the same in every process with this keyring. */
  rolePassword(): Promise<string>
  /** From now on keys are wrapped with a new version; old wraps still open. */
  rotate(): Promise<void>
}
