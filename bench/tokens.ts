/** Codes and numbers that were changed or made up, at the reader of codes itself and over HTTP: none may be accepted, and a refusal may cost little. */
import { type KeyObject, randomBytes, randomInt } from 'node:crypto'
import { keys } from '../src/actions/keys.ts'
import { newLicenceNumber, readLicenceNumber } from '../src/law/licence/licenceNumber.ts'
import { newSigningKey, signerWith, verifyingKey } from '../src/platform/secrets/signingKey.ts'
import { readToken, signToken } from '../src/platform/secrets/token.ts'
import { hourlyBudget } from '../src/policies/compartments.ts'
import { knownNumber } from '../seeders/demonstration.ts'
import { codeOf } from '../tests/support/codeOf.ts'
import { inspectors, signIn } from './people.ts'
import type { Place, Result } from './compare.ts'

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

/** A sample at the doors themselves, at the pace they allow: numbers by anyone, codes by inspectors who each spend one hour's budget. */
export async function refusedOverHttp(place: Place, each: number): Promise<Result[]> {
  return [await numbersOverHttp(place, each), await codesOverHttp(place, each)]
}

async function numbersOverHttp({ service }: Place, each: number): Promise<Result> {
  const answered = async (number: string) => worth(await fetch(`${service}/controleren`, { method: 'POST', headers: { origin: service }, body: new URLSearchParams({ number }) }), 'Geldig vandaag')
  const good = await timed(50, () => knownNumber, answered)
  if (good.accepted !== 50) throw new Error('a good number was refused')
  const { accepted, micros } = await timed(each, () => newLicenceNumber(randomInt), answered)
  return sampled(`${each} numbers drawn, over HTTP`, accepted, micros, good.micros)
}

async function codesOverHttp({ service, superuser, keyring }: Place, each: number): Promise<Result> {
  const number = readLicenceNumber(knownNumber)
  if (!number) throw new Error('the known number is none')
  const { rows: [holder] } = await superuser.query<{ id: string; person_id: string }>('select a.id, l.person_id from cards c join licences l on l.id = c.licence_id join accounts a on a.person_id = l.person_id where c.number_mac = $1', [await keys().mac('licence', number)])
  if (!holder) throw new Error('nobody has the known number')
  const token = await codeOf({ role: 'worker', id: holder.id, personId: holder.person_id })
  const ofOne = hourlyBudget.inspector - 1
  const people = await signIn(keyring, await inspectors(superuser, Math.ceil(each / ofOne)))
  const all = { accepted: 0, micros: 0, good: 0 }
  for (const [turn, { cookie }] of people.entries()) {
    const answered = async (text: string) => worth(await fetch(`${service}/c/${text}`, { headers: { cookie }, redirect: 'manual' }), 'class="band tall valid"')
    const count = Math.min(ofOne, each - turn * ofOne)
    const { accepted, micros } = await timed(count, () => (randomInt(2) ? changed(token) : madeUp(token)), answered)
    const good = await timed(1, () => token, answered)
    if (good.accepted !== 1) throw new Error('a good code was refused')
    all.accepted += accepted
    all.micros += (micros * count) / each
    all.good += good.micros / people.length
  }
  return sampled(`${each} codes changed or made up, over HTTP`, all.accepted, all.micros, all.good)
}

/** Any answer but a page is a fault of the sample. */
async function worth(answer: Response, sign: string): Promise<boolean> {
  const body = await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.url}: ${answer.status}`)
  return body.includes(sign)
}

const sampled = (what: string, accepted: number, micros: number, good: number): Result => ({ what: `${what}: ${accepted} accepted; the time of each against that of a good one`, yardstick: took(good), ours: took(micros), ratio: micros / good, goal: 'none accepted', met: accepted === 0 })
