/** The way in for people without a provider: the front desk has seen who she is, and hands out a code that works once. */
import { randomInt, randomUUID } from 'node:crypto'
import type { HandOutForm } from '../../forms/person/access.ts'
import { type Day, dayIn } from '../../law/day.ts'
import { type DeskCode as Code, deskCodeUntil, formatDeskCode, newDeskCode, readDeskCode } from '../../law/person/deskCode.ts'
import { figure } from '../../law/figures.ts'
import { DeskCode, RecoveryWords } from '../../models/people/Access.ts'
import { Account } from '../../models/people/Person.ts'
import { inReach } from '../../platform/database/db.ts'
import { isTaken } from '../../platform/errors.ts'
import { macOfWords } from '../../platform/secrets/recoveryWords.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { reachOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { newPerson, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface HandedOut {
  readonly personId: string
  readonly code: string
  readonly until: Date
}

/** A new person, known by what stands on her document, and her code. The same form once more is the same person with another
 * code: a code can be shown only once. */
export async function handOutCode(actor: Official, form: HandOutForm, now: Date, code = newDeskCode(randomInt)): Promise<HandedOut> {
  permit(actor.role === 'frontDesk')
  const before = await inReach({ door: form.key }, () => DeskCode.findOne({ where: { submissionKey: form.key } }))
  permit(!before || before.madeBy === actor.id)
  return handOut(actor, form, now, code, before?.personId).catch((error: unknown) => {
    // Of two at once the other was first, or the code is in use: once more finds either.
    if (isTaken(error)) return handOutCode(actor, form, now)
    throw error
  })
}

/** A code for someone who is known already, in the transaction that runs and that reaches her; an older one works no more. */
export async function newCodeFor(actor: Official, personId: string, now: Date, code = newDeskCode(randomInt)): Promise<HandedOut> {
  const until = deskCodeUntil(now)
  const { finds: findsMac, proves: provesMac } = await macsOf(code)
  await DeskCode.destroy({ where: { personId } })
  await DeskCode.create({ personId, municipality: actor.municipality, submissionKey: randomUUID(), findsMac, provesMac, expiresAt: until, madeBy: actor.id })
  return { personId, code: formatDeskCode(code), until }
}

async function handOut(actor: Official, form: HandOutForm, now: Date, code: Code, known: string | undefined): Promise<HandedOut> {
  const personId = known ?? randomUUID()
  const until = deskCodeUntil(now)
  const { finds: findsMac, proves: provesMac } = await macsOf(code)
  // Her row is hers alone: for this one transaction the desk reaches the person that it makes.
  await inReach({ ...reachOf(actor), person: personId }, async () => {
    await DeskCode.destroy({ where: { personId } })
    if (!known) await newPerson(personId, dayIn(now))
    await sealDocument(personId, form, dayIn(now))
    const { id } = await DeskCode.create({ personId, municipality: actor.municipality, submissionKey: form.key, findsMac, provesMac, expiresAt: until, madeBy: actor.id })
    await audit(actor, 'deskCode.handedOut', { id, personId, municipality: actor.municipality })
  })
  return { personId, code: formatDeskCode(code), until }
}

async function sealDocument(personId: string, form: HandOutForm, seenOn: Day): Promise<void> {
  const { given, family, birthdate, nationality, bsn, document } = form
  await reseal({ personId }, 'identity', 'identity', { given, family, birthdate, nationality, bsn })
  await reseal({ personId }, 'identity', 'identityCheck', { document, seenOn })
}

/** Whom a code lets in, as long as nobody used it. */
export interface Invited {
  readonly codeId: string
  readonly personId: string
}

/** Looks whether a code works, and counts when it does not. It is used up only by `exchangeCode`. */
export async function tryCode(typed: string, now: Date): Promise<Invited | undefined> {
  const code = readDeskCode(typed)
  if (!code) return undefined
  const { finds, proves } = await macsOf(code)
  const tries = figure('deskCodeTries', dayIn(now))
  const found = await inReach({ door: finds.toString('hex') }, () => DeskCode.prove(finds, proves, now, tries))
  return found && { codeId: found.id, personId: found.personId }
}

/** A code becomes an account and the words to come back by; once. Undefined for whoever comes second, or too late. */
export async function exchangeCode({ codeId, personId }: Invited, words: readonly string[], now: Date): Promise<Worker | undefined> {
  const actor: Worker = { role: 'worker', id: randomUUID(), personId }
  const wordsMac = await macOfWords(keys(), words)
  const subjectMac = await keys().mac('desk-code', codeId)
  const createdOn = dayIn(now)
  return inTransaction(actor, async () => {
    const code = await DeskCode.findOne({ where: { id: codeId, personId }, lock: true })
    if (!code || code.expiresAt <= now) return undefined
    await code.destroy()
    await Account.create({ id: actor.id, personId, subjectMac, createdOn })
    await RecoveryWords.create({ personId, wordsMac, madeOn: createdOn })
    await audit(actor, 'account.made', actor)
    await audit(actor, 'signIn', actor, { details: { by: 'code' } })
    return actor
  })
}

async function macsOf({ finds, proves }: Code): Promise<{ finds: Buffer; proves: Buffer }> {
  const [findsMac, provesMac] = await Promise.all([keys().mac('desk-code', finds), keys().mac('desk-code', `${finds}|${proves}`)])
  return { finds: findsMac, proves: provesMac }
}
