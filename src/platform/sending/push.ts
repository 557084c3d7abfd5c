/** Hands a signed message to another organisation at its address (RFC 8935): once, at the number its name led to when it was looked at. */
import { lookup as find } from 'node:dns'
import { request as overTls } from 'node:https'
import type { LookupFunction } from 'node:net'
import { request as plain } from '../http.ts'
import { isSendable, worldOnly } from './webAddress.ts'

/** Why it did not arrive: in a word, never what was answered. */
export type WhyNotTaken = 'address' | 'away' | 'slow' | 'answer'
export type Pushed = { readonly taken: true } | { readonly taken: false; readonly why: WhyNotTaken }

export interface Pusher {
  /** Whether this can be an address at all. */
  accepts(url: string): boolean
  push(url: string, token: string): Promise<Pushed>
}

export const PUSHED_TYPE = 'application/secevent+jwt'

interface Options {
  /** Of a demonstration: this machine too. */
  readonly tryOut: boolean
  /** In milliseconds. */
  readonly patience?: number
}

/** Follows no redirect, reads no answer, and keeps no connection. */
export function httpPusher({ tryOut, patience = 10_000 }: Options): Pusher {
  const accepts = (url: string): boolean => isSendable(url, { tryOut })
  return { accepts, push: async (url, token) => (accepts(url) ? pushed(new URL(url), token, tryOut, patience) : { taken: false, why: 'address' }) }
}

function pushed(url: URL, token: string, tryOut: boolean, patience: number): Promise<Pushed> {
  const isHere = tryOut && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const headers = { 'content-type': PUSHED_TYPE, 'content-length': Buffer.byteLength(token), accept: 'application/json', 'user-agent': 'webhook' }
  return new Promise((resolve) => {
    const no = (why: WhyNotTaken) => resolve({ taken: false, why })
    const asked = (url.protocol === 'https:' ? overTls : plain)(url, { method: 'POST', headers, agent: false, signal: AbortSignal.timeout(patience), ...(!isHere && { lookup: inTheWorld }) }, (answer) => {
      const { statusCode = 0 } = answer
      answer.destroy()
      if (statusCode >= 200 && statusCode < 300) resolve({ taken: true })
      else no('answer')
    })
    asked.on('error', (error) => no(error instanceof ClosedAddress ? 'address' : error.name === 'AbortError' || error.name === 'TimeoutError' ? 'slow' : 'away'))
    asked.end(token)
  })
}

class ClosedAddress extends Error {}

/** Connects to exactly what was looked at, so that a name cannot lead elsewhere in between. */
const inTheWorld: LookupFunction = (host, options, back) => {
  find(host, { ...options, all: true }, (error, found) => {
    const [first] = error ? [] : worldOnly(found)
    if (error || !first) return back(error ?? new ClosedAddress(), '', 0)
    if (options.all) back(null, [...worldOnly(found)])
    else back(null, first.address, first.family)
  })
}
