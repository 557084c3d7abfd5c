/** How a worry lies: under a key of its own, wrapped by the second key, and of one size whatever stands in it. */
import type { ChildAnswer, ConcernSource, Consent, Expert, Urgency } from '../../law/care/concern.ts'
import type { Concern } from '../../models/care/Concern.ts'
import { decrypt, encrypt, newKey } from '../../platform/secrets/encryption.ts'
import { keys } from '../keys.ts'

export interface Worry {
  readonly seen: string
  readonly told: string
  readonly source: ConcernSource
  /** What the writer makes of it. */
  readonly own: string
  readonly urgency: Urgency
  readonly child: ChildAnswer
  readonly consent: Consent
  readonly consentWhy: string
  readonly expert: Expert
  /** Whose it is; null of what an inspector handed over. */
  readonly about: { readonly personId: string; readonly applicationId: string; readonly caseNumber: string } | null
}

/** All that fits in a form fits in this. */
const SIZE = 15_000

export async function sealWorry(id: string, worry: Worry): Promise<Pick<Concern, 'wrappedKey' | 'sealed'>> {
  const key = newKey()
  return { wrappedKey: await keys().wrapSignal(key, id), sealed: encrypt(key, Buffer.from(JSON.stringify(worry).padEnd(SIZE)), placeOf(id)) }
}

export async function readWorry({ id, wrappedKey, sealed }: Pick<Concern, 'id' | 'wrappedKey' | 'sealed'>): Promise<Worry> {
  const key = await keys().unwrapSignal(wrappedKey, id)
  return JSON.parse(decrypt(key, sealed, placeOf(id)).toString('utf8')) as Worry
}

const placeOf = (id: string): string => `concern|${id}`
