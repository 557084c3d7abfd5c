/** The keyring this process works with. */
import type { Keyring } from '../platform/secrets/keyring.ts'

let keyring: Keyring

/** Said once at start; without a keyring nothing opens. */
export function useKeyring(given: Keyring): void {
  keyring = given
}

export function keys(): Keyring {
  return keyring
}
