/** The seal of a decision: of its file and its facts together, signed, so that anyone who holds both can see that they belong together. */
import { createHash, verify } from 'node:crypto'
import type { Day } from '../../law/day.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { LetterSeal, type SealFacts } from '../../models/letters/LetterSeal.ts'
import { codeOf, formatCode, readCode } from '../../platform/secrets/code.ts'
import { inReach } from '../../platform/database/db.ts'
import type { Actor, Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'

const LENGTH = 12

/** With its file, in the same transaction; or afterwards, on a day that the seal then says. */
export async function sealLetter(actor: Actor, { id: letterId, personId, municipality, kind, reference, sentOn, template }: Letter, pdf: Buffer, sealedOn?: Day): Promise<void> {
  const facts: SealFacts = { kind, reference, sentOn, template, ...(sealedOn && { sealedOn }) }
  const digest = digestOf(pdf, facts)
  const { kid, sign } = await keys().signing()
  await LetterSeal.create({ letterId, personId, municipality, facts, digest, kid, signature: await sign(digest), codeMac: await macOf(codeOf(digest, LENGTH)) })
  await audit(actor, 'letter.sealed', { id: letterId, personId, municipality }, { details: { kind } })
}

const sha256 = (content: Buffer | string): Buffer => createHash('sha256').update(content).digest()

/** In a fixed order, so that the same facts are the same text. */
function digestOf(pdf: Buffer, { kind, reference, sentOn, template, sealedOn }: SealFacts): Buffer {
  return sha256(Buffer.concat([sha256(pdf), sha256(JSON.stringify([kind, reference, sentOn, template, ...(sealedOn ? [sealedOn] : [])]))]))
}

const macOf = (code: string): Promise<Buffer> => keys().mac('seal', code)

async function isSealed(seal: LetterSeal, pdf: Buffer): Promise<boolean> {
  const key = await keys().verifying(seal.kid)
  return key !== undefined && verify(null, digestOf(pdf, seal.facts), key, seal.signature)
}

export interface Sealing {
  /** When it was sealed, if that was after it was sent. */
  readonly afterwards: Day | null
}

/** For anyone: does this file belong to this code? Nothing of it is kept, and no says nothing of why. */
export async function isOurs(code: string, pdf: Buffer): Promise<Sealing | undefined> {
  const codeMac = await macOf(readCode(code))
  const seal = await inReach({ door: codeMac.toString('hex') }, () => LetterSeal.findOne({ where: { codeMac } }))
  return seal && (await isSealed(seal, pdf)) ? { afterwards: seal.facts.sealedOn ?? null } : undefined
}

export interface OwnSeal {
  readonly letter: string
  readonly kind: string
  readonly sentOn: Day
  readonly code: string
  readonly afterwards: Day | null
  /** Whether the file that lies here is still the one that was sealed. */
  readonly holds: boolean
}

/** Her decisions with a seal, newest first, each looked at again now. */
export function ownSeals(actor: Worker): Promise<OwnSeal[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const seals = await LetterSeal.findAll({ where: { personId: actor.personId } })
    const found = await Promise.all(seals.map((seal) => ownSeal(actor, seal)))
    return found.toSorted((one, other) => (one.sentOn < other.sentOn ? 1 : -1))
  })
}

async function ownSeal(actor: Worker, seal: LetterSeal): Promise<OwnSeal> {
  const { sealedPdf, applicationId: id, personId } = await Letter.findByPk(seal.letterId, { rejectOnEmpty: true })
  const file = sealedPdf ? await open(actor, { personId, id }, { compartment: 'correspondence', kind: 'letterPdf', purpose: 'own-data', sealedId: sealedPdf }) : undefined
  const holds = file !== undefined && (await isSealed(seal, Buffer.from(file.pdf, 'base64')))
  return { letter: seal.letterId, kind: seal.facts.kind, sentOn: seal.facts.sentOn, code: codeShown(seal), afterwards: seal.facts.sealedOn ?? null, holds }
}

const codeShown = ({ digest }: LetterSeal): string => formatCode(codeOf(digest, LENGTH))

/** The code beside a letter; empty for one without a seal. */
export async function codeOfLetter(letterId: string): Promise<string> {
  const seal = await LetterSeal.findByPk(letterId)
  return seal ? codeShown(seal) : ''
}

/** Which of her letters this file is. */
export function ownLetterOf(actor: Worker, pdf: Buffer): Promise<{ sentOn: Day } | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    for (const seal of await LetterSeal.findAll({ where: { personId: actor.personId } })) if (await isSealed(seal, pdf)) return { sentOn: seal.facts.sentOn }
    return undefined
  })
}
