/** Letters: sent with what they are about, in one transaction; the file and the message follow. */
import { createHash, randomUUID } from 'node:crypto'
import path from 'node:path'
import { Transaction } from 'sequelize'
import type { Day } from '../law/day.ts'
import type { Erasing } from '../law/retention.ts'
import type { Application } from '../models/Application.ts'
import type { LetterKind } from '../law/deciding/letters.ts'
import { Letter } from '../models/letters/Letter.ts'
import { Municipality } from '../models/office/Municipality.ts'
import { Slot } from '../models/calendar/Slot.ts'
import { NotFound } from '../platform/errors.ts'
import { compilePdf } from '../platform/paper/pdf.ts'
import { addLater, changeLater } from '../platform/database/rows.ts'
import { dates, isLanguage, translator } from '../platform/page/translate.ts'
import type { Actor, System, Worker } from '../policies/actor.ts'
import type { Purpose } from '../policies/compartments.ts'
import { audit } from './audit.ts'
import type { Contents } from './contents.ts'
import type { Grant, IntendedRefusal, Refusal } from './deciding/letterBlocks.ts'
import { codeOfLetter, sealLetter } from './deciding/seals.ts'
import { type AboutLetter, type Common, composeLetter, draftLetter, type LetterDraft, type LetterFacts, type LetterText } from './letterTexts.ts'
import { unlessOnlyLooking } from './previewing.ts'
import { senderOf } from './senderName.ts'
import { open, openAll, seal } from './vault.ts'
import { inTransaction } from './work.ts'

const template = path.resolve(import.meta.dirname, '../../views/letters/letter.typ')
export const writer: System = { role: 'system', id: 'job:letter' }

export async function sendReceipt(actor: Actor, application: Application, today: Day): Promise<void> {
  const slot = application.slot ?? (application.slotId ? await Slot.findByPk(application.slotId, { rejectOnEmpty: true }) : null)
  const decideBy = application.decideBy ?? today
  await send(actor, application, today, null, (common) => ({ ...common, kind: 'receipt', decideBy, talk: slot && { on: slot.day, at: slot.time } }))
}

export function sendWithdrawal(actor: Actor, application: Application, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'withdrawn' }))
}

/** One more talk, and why; no refusal. */
export function sendSecondTalk(actor: Actor, application: Application, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'secondTalk' }))
}

/** What goes when, on paper: the certificate of stopping. */
export function sendStopped(actor: Actor, application: Application, kept: Erasing, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, kind: 'stopped', ...kept }))
}

export function sendIntention(actor: Actor, application: Application, words: Omit<IntendedRefusal, 'untilDay'>, today: Day, untilDay: Day): Promise<void> {
  return send(actor, application, today, untilDay, (common) => ({ ...common, ...words, kind: 'intendedRefusal', untilDay }))
}

export function sendGrant(actor: Actor, application: Application, facts: Grant, today: Day): Promise<void> {
  return send(actor, application, today, facts.objectUntil, (common) => ({ ...common, kind: 'granted', ...facts }))
}

/** To be asked in time: a reminder that the licence ends. */
export function sendReminder(actor: Actor, application: Application, validUntil: Day, today: Day): Promise<void> {
  return send(actor, application, today, validUntil, (common) => ({ ...common, kind: 'renewalReminder', validUntil }))
}

export function sendTakenOver(actor: Actor, application: Application, facts: AboutLetter<'applicationTakenOver' | 'licenceTakenOver'>, today: Day): Promise<void> {
  return send(actor, application, today, null, (common) => ({ ...common, ...facts }))
}

export function sendRefusal(actor: Actor, application: Application, facts: Refusal, today: Day): Promise<void> {
  return send(actor, application, today, facts.objectUntil, (common) => ({ ...common, kind: 'refused', ...facts }))
}

/** Sends a letter about an application, within the transaction of what it is about. */
export async function send(actor: Actor, application: Application, sentOn: Day, lastDay: Day | null, facts: (common: Common, wishes: Wishes) => LetterFacts, ofAct: string | null = null): Promise<void> {
  const { caseNumber, personId, id: applicationId } = application
  const municipality = application.municipality ?? ''
  const wishes = ahead.get(application) ?? (await wishesOf(application))
  const written = facts(await commonOf(application, sentOn), wishes)
  await unlessOnlyLooking(async () => draftLetter(written, languageIn(wishes)))
  const text = composeLetter(written, languageIn(wishes))
  const sealedText = await seal(application, 'correspondence', 'letterText', text)
  const kind: LetterKind = written.kind
  const id = randomUUID()
  addLater(Letter, { id, applicationId, personId, municipality, kind, reference: caseNumber, sealedText, sentOn, lastDay, ofAct, template: text.template ?? 1 })
  await audit(actor, 'letter.sent', { id, personId, municipality }, { details: { kind } })
}

/** As `send`, for the eyes of whoever writes it: what it would say, and what it still lacks. Nothing is kept. */
export async function preview(application: Application, sentOn: Day, facts: (common: Common) => LetterFacts): Promise<LetterDraft> {
  return draftLetter(facts(await commonOf(application, sentOn)), languageIn(await wishesOf(application)))
}

async function commonOf({ municipality, caseNumber }: Application, sentOn: Day): Promise<Common> {
  return { municipality: await Municipality.named(municipality ?? ''), caseNumber, sentOn }
}

type Wishes = Contents['wishes']

/** Opened before, for more than one letter of the same act. */
const ahead = new WeakMap<Application, Wishes>()

/** Opened together with other things, and once: what several letters of one act are written by. */
export function readyLetters(application: Application, wishes: Wishes = {}): void {
  ahead.set(application, wishes)
}

/** Opened by whoever writes letters, whatever the actor may open. */
export const lettersAsk = (application: Application) => ({ about: application, compartment: 'interview', kind: 'wishes', purpose: 'write-letter', by: writer }) as const

async function wishesOf(application: Application): Promise<Wishes> {
  const { by, about: of, ...which } = lettersAsk(application)
  return (await open(by, of, which)) ?? {}
}

function languageIn({ letters, language }: Wishes): string {
  const wanted = letters ?? language ?? 'nl'
  return isLanguage(wanted) ? wanted : 'nl'
}

/** Two at once wait for each other, so that there is one file; what only points to the letter waits for neither. */
async function withFile(letter: Letter): Promise<MadeLetter> {
  if (!isMade(letter)) await letter.reload({ lock: Transaction.LOCK.NO_KEY_UPDATE })
  return makeFile(letter)
}

/** Of one that nobody else is busy with; that has its file already keeps it. With what else of the letter changes. */
export async function makeFile(letter: Letter, changes: { readonly finishAt?: null } = {}): Promise<MadeLetter> {
  if (isMade(letter)) {
    if ('finishAt' in changes) changeLater<Letter>(letter, changes)
    return letter
  }
  const { personId, sealedText: sealedId } = letter
  const [text, identity] = await openAll(writer, [
    { about: about(letter), compartment: 'correspondence', kind: 'letterText', purpose: 'write-letter', sealedId },
    { about: { personId }, compartment: 'identity', kind: 'identity', purpose: 'write-letter' },
  ])
  if (!text || !identity) throw new NotFound()
  const pdf = await rendered(letter, text, identity)
  const sealedPdf = await seal(about(letter), 'correspondence', 'letterPdf', { pdf: pdf.toString('base64') })
  const sha256 = createHash('sha256').update(pdf).digest()
  changeLater<Letter>(letter, { sealedPdf, sha256, ...changes })
  const made = Object.assign(letter, { sealedPdf, sha256 })
  if (isDecision(text) || made.kind === 'stopped') await sealLetter(writer, made, pdf)
  return made
}

/** What can be objected to; the certificate of stopping is sealed as well, so that she can show it is ours. */
const isDecision = ({ letter }: LetterText): boolean => letter.blocks.some(({ name }) => name === 'remedies')

type MadeLetter = Letter & { sealedPdf: string; sha256: Buffer }

function isMade(letter: Letter): letter is MadeLetter {
  return letter.sealedPdf !== null
}

async function rendered({ municipality, reference, sentOn }: Letter, text: LetterText, { given, family }: Contents['identity']): Promise<Buffer> {
  const t = translator('nl')
  const on = dates('nl').date(sentOn)
  const office = t('letter.sender', { municipality: await Municipality.named(municipality) })
  const lines = { dateLine: t('letter.date', { on }), referenceLine: t('letter.reference', { reference }) }
  const head = { title: t('letter.fileTitle', { on }), sender: await senderOf(municipality), office, addressee: `${given} ${family}`, template: text.template ? t('letter.template', { version: text.template }) : '' }
  return compilePdf(template, { ...text, ...head, ...lines, reference }, Date.parse(sentOn) / 1_000)
}

export function readLetter(actor: Worker, id: string): Promise<{ letter: MadeLetter; text: LetterText; code: string }> {
  return inTransaction(actor, async () => {
    const letter = await withFile(await own(actor, id))
    const text = await open(actor, about(letter), { compartment: 'correspondence', kind: 'letterText', purpose: 'own-data', sealedId: letter.sealedText })
    if (!text) throw new NotFound()
    return { letter, text, code: await codeOfLetter(letter.id) }
  })
}

export function letterFile(actor: Worker, id: string): Promise<{ letter: MadeLetter; pdf: Buffer }> {
  return inTransaction(actor, async () => {
    return letterFileOf(actor, await own(actor, id), 'own-data')
  })
}

/** The file of a letter within reach, opened for what the actor does. */
export async function letterFileOf(actor: Actor, found: Letter, purpose: Purpose): Promise<{ letter: MadeLetter; pdf: Buffer }> {
  const letter = await withFile(found)
  const file = await open(actor, about(letter), { compartment: 'correspondence', kind: 'letterPdf', purpose, sealedId: letter.sealedPdf })
  if (!file) throw new NotFound()
  return { letter, pdf: Buffer.from(file.pdf, 'base64') }
}

async function own(actor: Worker, id: string): Promise<Letter> {
  const letter = await Letter.findOne({ where: { id, personId: actor.personId } })
  if (!letter) throw new NotFound()
  return letter
}

const about = ({ personId, applicationId, municipality }: Letter) => ({ personId, id: applicationId, municipality })
