/** A key that must not count any longer: one person asks it, another agrees, and its secret half is gone for ever. */
import { cannotAgreeToRetire, cannotProposeRetiring, type KeyPart, partOf, type RetiringReason } from '../../law/register/signingKey.ts'
import { refuse } from '../../law/impediment.ts'
import { KeyRetirement, SigningKey } from '../../models/register/SigningKey.ts'
import { runningBy } from '../../models/register/StatusList.ts'
import { NotFound } from '../../platform/errors.ts'
import type { RegisterManager } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { inTransaction } from '../work.ts'
import { keepKeys } from './keys.ts'

export interface KeyLine {
  readonly kid: string
  readonly part: KeyPart
  readonly signsFrom: Date
  readonly retiredAt: Date | null
  /** Codes signed with it whose time is not over. */
  readonly running: number
}

export interface RetirementLine {
  readonly id: string
  readonly kid: string
  readonly reason: RetiringReason
  readonly proposedAt: Date
  readonly running: number
  /** Whether whoever looks may agree; otherwise it is theirs to take back. */
  readonly theirs: boolean
}

export interface RegisterKeys {
  readonly keys: readonly KeyLine[]
  readonly waiting: readonly RetirementLine[]
}

/** All keys, newest first, and what waits for a second person. */
export function registerKeys(actor: RegisterManager, now: Date): Promise<RegisterKeys> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const [all, running, own] = [await SigningKey.all(), await runningBy(now), await accountsOf(actor)]
    const open = await KeyRetirement.findAll({ where: { answer: null }, order: ['proposedAt'] })
    const keys = all.map((key): KeyLine => ({ ...key.facts(), part: partOf(key, now, all), running: running.get(key.kid) ?? 0 }))
    const waiting = open.map(({ id, kid, reason, proposedAt, proposedBy }): RetirementLine => ({ id, kid, reason, proposedAt, running: running.get(kid) ?? 0, theirs: !own.includes(proposedBy) }))
    return { keys: keys.toReversed(), waiting }
  })
}

/** The next key signs from now on; the one before it still counts. Twice is once. */
export async function bringNextKey(actor: RegisterManager, kid: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  await inTransaction(actor, async () => {
    const all = await SigningKey.hold()
    const next = all.find((key) => key.kid === kid)
    if (!next) throw new NotFound()
    if (partOf(next, now, all) === 'next') await bring(actor, next, now)
  })
  await keepKeys(now)
}

async function bring(actor: RegisterManager, next: SigningKey, now: Date): Promise<void> {
  await next.update({ signsFrom: now })
  await audit(actor, 'key.brought', { id: next.kid })
}

/** The key itself, for the page that asks why. */
export async function keyToRetire(actor: RegisterManager, kid: string, now: Date): Promise<KeyLine> {
  const found = (await registerKeys(actor, now)).keys.find((key) => key.kid === kid)
  if (!found || found.part === 'retired') throw new NotFound()
  return found
}

/** Changes nothing yet. Of two who ask it at once one does, and the other hears so. */
export function proposeRetiring(actor: RegisterManager, kid: string, reason: RetiringReason, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const key = (await SigningKey.hold()).find((each) => each.kid === kid)
    if (!key) throw new NotFound()
    refuse(cannotProposeRetiring(key, (await KeyRetirement.count({ where: { kid, answer: null } })) > 0))
    await KeyRetirement.create({ kid, reason, proposedBy: actor.id, proposedAt: now })
    await audit(actor, 'key.retiringProposed', { id: kid }, { details: { reason } })
  })
}

/** From now on nothing that it signed counts; the next one signs at once, and another is made known. */
export async function agreeToRetire(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  await keepKeys(now)
  await inTransaction(actor, async () => {
    const all = await SigningKey.hold()
    const proposal = await KeyRetirement.lock(id)
    refuse(cannotAgreeToRetire({ proposedBy: proposal.proposedBy, isAnswered: proposal.answer !== null }, await accountsOf(actor)))
    const key = all.find(({ kid }) => kid === proposal.kid)
    if (!key) throw new NotFound()
    const next = partOf(key, now, all) === 'current' ? all.find((each) => partOf(each, now, all) === 'next') : undefined
    await proposal.update({ answer: 'agreed', answeredBy: actor.id, answeredAt: now })
    await key.update({ retiredAt: now, wrappedKey: null })
    await audit(actor, 'key.retired', { id: key.kid }, { details: { reason: proposal.reason } })
    if (next) await bring(actor, next, now)
  })
  await keepKeys(now)
}

/** Said no to by someone else, or taken back. Once it is answered it stays so. */
export function rejectRetiring(actor: RegisterManager, id: string, now: Date): Promise<void> {
  permit(actor.role === 'registerManager')
  return inTransaction(actor, async () => {
    const proposal = await KeyRetirement.lock(id)
    refuse(cannotAgreeToRetire({ proposedBy: '', isAnswered: proposal.answer !== null }, []))
    await proposal.update({ answer: 'rejected', answeredBy: actor.id, answeredAt: now })
    await audit(actor, 'key.retiringRejected', { id: proposal.kid })
  })
}
