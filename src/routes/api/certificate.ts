/** The certificate a client showed to the proxy in front of us (RFC 9440); only a proxy we know can say so. */
import { createHash, X509Certificate } from 'node:crypto'

/** As much of a request as is looked at. */
interface ThroughProxy {
  readonly app: { get(setting: string): unknown }
  get(header: string): string | undefined
  readonly socket: { readonly remoteAddress?: string | undefined }
}

/** SHA-256 of a certificate that is in time, base64url; null when there is none. */
export function certificateOf(req: ThroughProxy, now: Date): string | null {
  const header = req.get('client-cert')
  const isTrusted = req.app.get('trust proxy fn') as (address: string | undefined, distance: number) => boolean
  if (!header || !isTrusted(req.socket.remoteAddress, 0)) return null
  try {
    const der = Buffer.from(header.replace(/^:|:$/g, ''), 'base64')
    const certificate = new X509Certificate(der)
    const isInTime = certificate.validFromDate <= now && now < certificate.validToDate
    return isInTime ? createHash('sha256').update(certificate.raw).digest('base64url') : null
  } catch {
    return null
  }
}
