/** A compact JWS (RFC 7515) by whoever holds the key: here, or elsewhere. */
import type { Signer } from './keyring.ts'

export async function signJws({ kid, sign }: Signer, header: Readonly<Record<string, string>>, content: object): Promise<string> {
  const said = [{ alg: 'EdDSA', kid, ...header }, content].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${said}.${(await sign(Buffer.from(said))).toString('base64url')}`
}
