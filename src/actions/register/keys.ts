/** The keys that sign cards and lists: made in time, known to everyone before they sign, and opened only in here. */
import { randomUUID } from 'node:crypto'
import { partOf, signsAt } from '../../law/register/signingKey.ts'
import { SigningKey } from '../../models/register/SigningKey.ts'
import { glance } from '../../platform/database/connection.ts'
import { newSigningKey, signerWith } from '../../platform/secrets/signingKey.ts'
import type { Signer } from '../../platform/secrets/keyring.ts'
import type { Actor } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

const keeper: Actor = { role: 'system', id: 'job:keys' }
const DAY = 86_400_000
/** In days: how long a key signs, and how long at least everyone knows it before. */
const SIGNS_FOR = 90
const KNOWN_BEFORE = 7

/** There is always one that signs and a next one that is known already. Twice does no harm. */
export function keepKeys(now: Date): Promise<void> {
  return inTransaction(keeper, async () => {
    const known = await SigningKey.hold()
    const current = signsAt(now, known) ?? (await make(now, now))
    if (known.some((key) => partOf(key, now, known) === 'next')) return
    const from = Math.max(current.signsFrom.getTime() + SIGNS_FOR * DAY, now.getTime() + KNOWN_BEFORE * DAY)
    await make(now, new Date(from))
  })
}

async function make(madeAt: Date, signsFrom: Date): Promise<SigningKey> {
  const { kid, publicKey, secret } = newSigningKey()
  const id = randomUUID()
  const key = await SigningKey.create({ id, kid, publicKey, wrappedKey: await keys().wrap(secret, id), madeAt, signsFrom })
  await audit(keeper, 'key.made', { id: kid })
  return key
}

interface Row {
  readonly kid: string
  readonly publicKey: Buffer
  readonly id: string
  readonly wrappedKey: Buffer
  readonly signsFrom: Date
  readonly retiredAt: null
}

const counting = (): Promise<Row[]> =>
  glance<Row>('signing-keys', 'select kid, public_key as "publicKey", id, wrapped_key as "wrappedKey", signs_from as "signsFrom", retired_at as "retiredAt" from signing_keys where retired_at is null order by signs_from, kid', [])

/** The key that signs now. */
export async function signerNow(now: Date): Promise<Signer> {
  const found = signsAt(now, await counting())
  if (!found) throw new Error('there is no key that signs')
  const { kid, publicKey, id, wrappedKey } = found
  return signerWith({ kid, publicKey, secret: await keys().unwrap(wrappedKey, id) })
}
