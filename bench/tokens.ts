/** Codes that were changed or made up, at the reader of codes itself: none may be accepted, and a refusal may cost little. */
import { type KeyObject, randomBytes, randomInt } from 'node:crypto'
import { newSigningKey, signerWith, verifyingKey } from '../src/platform/secrets/signingKey.ts'
import { readToken, signToken } from '../src/platform/secrets/token.ts'
import type { Result } from './rows.ts'

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const GOOD = 5_000
const took = (micros: number): string => `${micros.toFixed(0)} µs`

export async function tokensRefused(each: number): Promise<Result[]> {
  const now = new Date()
  const made = newSigningKey()
  const key = verifyingKey(made.publicKey)
  const find = async (kid: string): Promise<KeyObject | undefined> => (kid === made.kid ? key : undefined)
  const token = await signToken(signerWith(made), { exp: Math.floor(now.getTime() / 1_000) + 3_600, idx: 77_001 })
  const accepts = async (text: string) => 'claims' in (await readToken(find, text, now))
  const whole = await timed(GOOD, () => token, accepts)
  // A reader that refuses everything would pass too.
  if (whole.accepted !== GOOD) throw new Error('a good token was refused')
  const results: Result[] = []
  for (const [what, make] of [['changed in one to six signs', () => changed(token)], ['made of nothing', () => madeUp(token)]] as const) {
    const { accepted, micros } = await timed(each, make, accepts)
    results.push({ what: `${each} tokens ${what}: ${accepted} accepted; the time of each, making it included, against that of a good one`, yardstick: took(whole.micros), ours: took(micros), ratio: micros / whole.micros, goal: 'none accepted', met: accepted === 0 })
  }
  return results
}

async function timed(count: number, make: () => string, accepts: (text: string) => Promise<boolean>): Promise<{ accepted: number; micros: number }> {
  let accepted = 0
  const started = performance.now()
  for (let turn = 0; turn < count; turn += 1) if (await accepts(make())) accepted += 1
  return { accepted, micros: ((performance.now() - started) / count) * 1_000 }
}

function changed(token: string): string {
  const text = [...token]
  for (let turn = randomInt(1, 7); turn > 0; turn -= 1) text[randomInt(text.length)] = signs[randomInt(signs.length)] ?? ''
  return text.join('') === token ? changed(token) : text.join('')
}

/** With a head of ours half of the time, so that it comes as far as the signature. */
function madeUp(token: string): string {
  const part = (bytes: number) => randomBytes(bytes).toString('base64url')
  if (randomInt(2)) return `${part(randomInt(1, 60))}.${part(randomInt(1, 60))}.${part(64)}`
  const claims = Buffer.from(JSON.stringify({ exp: randomInt(2 ** 40), idx: randomInt(2 ** 20) })).toString('base64url')
  return `${token.split('.')[0] ?? ''}.${claims}.${part(64)}`
}
