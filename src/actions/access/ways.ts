/** The ways back in that someone keeps herself: words on paper, and keys in her phone. */
import type { Day } from '../../law/day.ts'
import { Passkey, RecoveryWords } from '../../models/people/Access.ts'
import { Account } from '../../models/people/Person.ts'
import { inReach } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { askNewKey, isCopied, type KeyOfHers, keyNamedIn, readAnswer, readNewKey, type Site } from '../../platform/secrets/passkey.ts'
import { macOfWords, readWords } from '../../platform/secrets/recoveryWords.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

export interface Ways {
  readonly passkeys: readonly { readonly id: string; readonly madeOn: Day; readonly lastUsedOn: Day | null }[]
  /** Since when there are words; null for whoever comes back by a provider. */
  readonly wordsOn: Day | null
}

export function waysOf(actor: Worker): Promise<Ways> {
  permit(actor.role === 'worker')
  return inTransaction(actor, () => waysIn(actor))
}

/** As `waysOf`, inside a transaction that reaches her. */
export async function waysIn({ personId }: Worker): Promise<Ways> {
  const words = await RecoveryWords.findByPk(personId)
  const rows = await Passkey.findAll({ where: { personId }, order: ['madeOn', 'id'] })
  return { wordsOn: words?.madeOn ?? null, passkeys: rows.map(({ id, madeOn, lastUsedOn }) => ({ id, madeOn, lastUsedOn })) }
}

/** Other words in the place of the old ones; only for whoever came with words. A provider is the stronger door. */
export async function replaceWords(actor: Worker, words: readonly string[], today: Day): Promise<void> {
  permit(actor.role === 'worker')
  const wordsMac = await macOfWords(keys(), words)
  await inTransaction(actor, async () => {
    const kept = await RecoveryWords.findByPk(actor.personId, { lock: true })
    if (!kept) throw new NotFound()
    await kept.update({ wordsMac, madeOn: today })
    await audit(actor, 'words.made', actor)
  })
}

/** Who comes in by words; undefined for any that are not hers. What cannot be words takes as long as what can. */
export async function enterByWords(typed: string): Promise<Worker | undefined> {
  const wordsMac = await macOfWords(keys(), readWords(typed) ?? [])
  const known = await inReach({ door: wordsMac.toString('hex') }, () => RecoveryWords.findOne({ where: { wordsMac } }))
  return known ? enter(known.personId, 'words') : undefined
}

/** What her browser needs to make a key; the keys it holds already are named, so that it makes no second one. */
export async function newKeyOptions(actor: Worker, site: Site) {
  permit(actor.role === 'worker')
  const known = await inTransaction(actor, () => Passkey.findAll({ where: { personId: actor.personId } }))
  const handle = await keys().mac('passkey', actor.personId)
  return askNewKey(site, handle, known.map(({ credentialId }) => credentialId))
}

/** Keeps a new key; false for an answer that does not hold. */
export async function addPasskey(actor: Worker, site: Site, answer: unknown, challenge: string, today: Day): Promise<boolean> {
  permit(actor.role === 'worker')
  const key = await readNewKey(site, answer, challenge)
  if (!key) return false
  await inTransaction(actor, async () => {
    const { id } = await Passkey.create({ ...key, personId: actor.personId, madeOn: today })
    await audit(actor, 'passkey.added', { id, personId: actor.personId })
  })
  return true
}

export function removePasskey(actor: Worker, id: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const gone = await Passkey.destroy({ where: { id, personId: actor.personId } })
    if (!gone) throw new NotFound()
    await audit(actor, 'passkey.removed', { id, personId: actor.personId })
  })
}

/** Who comes in by a key in her phone; undefined for an answer that does not hold, was used before, or comes from a copy. */
export async function enterByPasskey(site: Site, answer: unknown, challenge: string, today: Day): Promise<Worker | undefined> {
  const credentialId = keyNamedIn(answer)
  if (!credentialId) return undefined
  const named = await inReach({ door: credentialId.toString('hex') }, () => Passkey.findOne({ where: { credentialId } }))
  const counter = named ? await readAnswer(site, answer, challenge, asKey(named)) : undefined
  if (!named || counter === undefined) return undefined
  const actor = await accountOf(named.personId)
  return actor && (await count(actor, named.id, counter, challenge, today)) ? enter(named.personId, 'passkey') : undefined
}

/** One answer, one time: the row is held while it is compared. A copy of a key is refused on record, and so is the key itself from then on. */
function count(actor: Worker, id: string, counter: number, challenge: string, today: Day): Promise<boolean> {
  return inTransaction(actor, async () => {
    const answeredMac = await keys().mac('passkey', challenge)
    const key = await Passkey.findOne({ where: { id }, lock: true })
    if (!key || key.answeredMac?.equals(answeredMac)) return false
    if (isCopied(key.counter, counter)) {
      await key.destroy()
      await audit(actor, 'passkey.refused', { id, personId: actor.personId })
      return false
    }
    await key.update({ counter, answeredMac, lastUsedOn: today })
    return true
  })
}

const asKey = ({ credentialId, publicKey, counter }: Passkey): KeyOfHers => ({ credentialId, publicKey, counter })

async function enter(personId: string, by: 'words' | 'passkey'): Promise<Worker | undefined> {
  const actor = await accountOf(personId)
  if (actor) await inTransaction(actor, () => audit(actor, 'signIn', actor, { details: { by } }))
  return actor
}

async function accountOf(personId: string): Promise<Worker | undefined> {
  const account = await inReach({ person: personId }, () => Account.findOne({ where: { personId } }))
  return account ? { role: 'worker', id: account.id, personId } : undefined
}

/** Nothing of hers lets anyone in any more. Call inside a transaction that reaches her. */
export async function closeWays(personId: string): Promise<void> {
  await Account.destroy({ where: { personId } })
  await Passkey.destroy({ where: { personId } })
  await RecoveryWords.destroy({ where: { personId } })
}
