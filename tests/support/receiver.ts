/** Another organisation that listens for signals: believes what our published keys signed, and remembers what came. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose'
import { address } from './visitor.ts'

export interface Signal {
  readonly id: string
  readonly watch: string
  readonly payload: JWTPayload
  readonly raw: string
}

export interface Receiver {
  readonly url: string
  /** What came, in order; the same event as often as it came. */
  readonly signals: readonly Signal[]
  /** What it says from now on. */
  answer: number
  /** Signals about this watch, once there are so many. */
  about(watch: string, count?: number): Promise<readonly Signal[]>
  end(): Promise<void>
}

const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', address))
const PATIENCE = 15_000

export async function aReceiver(): Promise<Receiver> {
  const signals: Signal[] = []
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const raw = Buffer.concat(chunks).toString('utf8')
    const { payload } = await jwtVerify(raw, keys, { issuer: address, typ: 'secevent+jwt', algorithms: ['EdDSA'] })
    const [[, event] = []] = Object.entries(payload['events'] as Record<string, { bewaking: string }>)
    signals.push({ id: payload.jti ?? '', watch: event?.bewaking ?? '', payload, raw })
    res.writeHead(receiver.answer, { location: `${receiver.url}/elders` }).end('dit leest niemand')
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  // A test that fails leaves it behind: that holds up nothing.
  server.unref()
  const receiver: Receiver = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/seintjes`,
    signals,
    answer: 202,
    async about(watch, count = 1) {
      for (let waited = 0; waited < PATIENCE; waited += 50) {
        const found = signals.filter((signal) => signal.watch === watch)
        if (found.length >= count) return found
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      throw new Error('no signal came in time')
    },
    end: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return receiver
}
