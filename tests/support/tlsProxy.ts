/** A proxy as stands in front of the service: it ends TLS, asks for a certificate, and says in a header of its own which one was shown (RFC 9440). */
import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request as ask, type RequestListener } from 'node:http'
import { createServer, request as askSealed } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { TLSSocket } from 'node:tls'

const read = (name: string) => readFileSync(path.join(import.meta.dirname, 'certificates', `${name}.pem`))
const ca = read('authority')

export interface Proxy {
  readonly url: string
  stop(): Promise<void>
}

/** Whatever comes in under the name of its header is taken away, as docs/operations.md asks. */
export async function startProxy(target: () => string): Promise<Proxy> {
  const pass: RequestListener = (req, res) => {
    const { 'client-cert': _typed, ...headers } = req.headers
    const socket = req.socket as TLSSocket
    const shown = socket.authorized && `:${socket.getPeerCertificate().raw.toString('base64')}:`
    const onward = { ...headers, 'x-forwarded-for': socket.remoteAddress ?? '', 'x-forwarded-proto': 'https', ...(shown && { 'client-cert': shown }) }
    const asked = ask(new URL(req.url ?? '', target()), { method: req.method ?? 'GET', headers: onward }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    asked.on('error', () => res.destroy())
    req.pipe(asked)
  }
  // Who shows none, or one of another authority, comes in as whoever shows none.
  const server = createServer({ key: read('proxy.key'), cert: read('proxy'), ca, requestCert: true, rejectUnauthorized: false }, pass)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A post over TLS, with the certificate of that name when there is one. */
export function postSealed(url: string, body: string, headers: Readonly<Record<string, string>>, certificate?: 'system' | 'other' | 'unknown'): Promise<{ status: number; body: unknown }> {
  const own = certificate && { key: read(`${certificate}.key`), cert: read(certificate) }
  return new Promise((resolve, reject) => {
    const asked = askSealed(url, { method: 'POST', ca, headers, agent: false, ...own }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).once('end', () => resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) }))
    })
    asked.once('error', reject).end(body)
  })
}

/** As a proxy would write it, and as the register knows it. */
export function certificateNamed(name: 'system' | 'other'): { header: string; thumbprint: string } {
  const { raw } = new X509Certificate(read(name))
  return { header: `:${raw.toString('base64')}:`, thumbprint: createHash('sha256').update(raw).digest('base64url') }
}
