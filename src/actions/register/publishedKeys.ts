/** The keys that count, as anyone may know them. */
import type { KeyObject } from 'node:crypto'
import { briefly } from '../../platform/briefly.ts'
import { glance } from '../../platform/database/connection.ts'
import { publicJwk, verifyingKey } from '../../platform/secrets/signingKey.ts'

/** In seconds: so long after a key is retired a process may still take it. */
const OLD_AT_MOST = 2

const lately = briefly(OLD_AT_MOST, () => glance<{ kid: string; publicKey: Buffer }>('published-keys', 'select kid, public_key as "publicKey" from published_keys()', []))

/** Every one, also the next (RFC 7517). */
export async function publishedKeys(now: Date): Promise<{ keys: ReturnType<typeof publicJwk>[] }> {
  return { keys: (await lately(now, undefined)).map(({ kid, publicKey }) => publicJwk(kid, publicKey)) }
}

export async function verifyingKeyOf(kid: string, now: Date): Promise<KeyObject | undefined> {
  const found = (await lately(now, undefined)).find((key) => key.kid === kid)
  return found && verifyingKey(found.publicKey)
}
