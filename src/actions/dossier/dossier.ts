/** A case as one file for the archive: its letters as they were sent, its acts, and of each what the archive asks to know. */
import { createHash } from 'node:crypto'
import type { DossierReason } from '../../forms/case/dossier.ts'
import { type Day, dayIn } from '../../law/day.ts'
import { erasing } from '../../law/retention.ts'
import { stageOn } from '../../law/application.ts'
import { Application } from '../../models/Application.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { dates, translator } from '../../platform/page/translate.ts'
import { zipped } from '../../platform/paper/zip.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { NotFound } from '../../platform/errors.ts'
import { audit } from '../audit.ts'
import type { Attached } from '../contents.ts'
import { holdingsOf } from '../holdings.ts'
import { letterFileOf } from '../letters.ts'
import { sentAlong } from '../papers/attachments.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { getCase } from '../ownWork.ts'
import { fileObject, informationObject, type Maker, type Reference } from './mdto.ts'

interface Piece extends Reference {
  /** Of its file. */
  readonly fileName: string
  readonly content: Buffer
  readonly format: { readonly label: string; readonly code: string }
  readonly on: Day
  readonly event: string
}

interface NamedFile {
  readonly name: string
  readonly content: Buffer
}

/** What stands on the page before anything is opened. */
export function dossierOf(actor: Official, id: string): Promise<{ caseNumber: string; letters: number; attachments: number }> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    return { caseNumber: application.caseNumber, letters: await Letter.count({ where: { applicationId: id } }), attachments: await Sealed.count({ where: { applicationId: id, kind: 'attachment' } }) }
  })
}

/** Each letter and each file she sent along is opened, and each opening is on record; so is what it was taken out for. */
export function takeOut(actor: Official, id: string, reason: DossierReason, now: Date): Promise<Buffer> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await getCase(actor, id)
    const letters = await Letter.findAll({ where: { applicationId: application.id }, order: [['sentOn', 'ASC'], ['id', 'ASC']] })
    const pieces = [actsOf(application)]
    for (const letter of letters) pieces.push(await letterOf(actor, letter, pieces.length))
    const sent = await sentAlong(actor, application, 'handle-case')
    for (const [index, each] of sent.entries()) pieces.push(await attachmentOf(actor, application, each, index + 1))
    const maker = { code: actor.municipality, name: `Gemeente ${await Municipality.named(actor.municipality)}` }
    const files = await withMetadata(application, pieces, maker, now)
    await audit(actor, 'dossier.exported', application, { details: { reason, files: files.length } })
    return zipped([...files, { name: 'sha256.txt', content: digestsOf(files) }], now)
  })
}

/** The acts, with their days and codes; nobody by name. */
function actsOf({ caseNumber, receivedOn, decideBy, closedOn, startedOn, acts = [] }: Application): Piece {
  const told = { caseNumber, receivedOn, decideBy, closedOn, acts: acts.map(({ act, onDay, untilDay, outcome, grounds }) => ({ act, on: onDay, until: untilDay, outcome, grounds })) }
  return { id: `${caseNumber}-00`, name: 'Handelingen', fileName: 'handelingen.json', content: Buffer.from(`${JSON.stringify(told, null, 2)}\n`), format: { label: 'JSON Data Interchange Format', code: 'fmt/817' }, on: receivedOn ?? startedOn, event: 'Aangemaakt' }
}

async function letterOf(actor: Official, found: Letter, place: number): Promise<Piece> {
  const { letter, pdf } = await letterFileOf(actor, found, 'handle-case')
  const number = String(place).padStart(2, '0')
  const name = `${translator('nl')(`letters.kind.${letter.kind}`)}, ${dates('nl').shortDate(letter.sentOn)}`
  return { id: `${letter.reference}-${number}`, name, fileName: `brief-${number}.pdf`, content: pdf, format: pdfFormat(pdf), on: letter.sentOn, event: 'Verzonden' }
}

/** As it was kept: made anew when it came in. */
async function attachmentOf(actor: Official, application: Application, { id: sealedId, with: { to }, on }: Attached, place: number): Promise<Piece> {
  const file = await open(actor, application, { compartment: 'correspondence', kind: 'attachment', purpose: 'handle-case', sealedId })
  if (!file) throw new NotFound()
  const content = Buffer.from(file.content, 'base64')
  const number = String(place).padStart(2, '0')
  const isPdf = file.type === 'application/pdf'
  const name = `${translator('nl')(`attachments.to.${to}`)}, ${dates('nl').shortDate(on)}`
  return { id: `${application.caseNumber}-b${number}`, name, fileName: `bijlage-${number}.${isPdf ? 'pdf' : 'jpg'}`, content, format: isPdf ? pdfFormat(content) : { label: 'JPEG File Interchange Format 1.01', code: 'fmt/43' }, on, event: 'Ontvangen' }
}

/** Known by the register of formats of the British National Archives. */
const pdfCodes: Readonly<Record<string, string>> = { '1.4': 'fmt/18', '1.5': 'fmt/19', '1.6': 'fmt/20', '1.7': 'fmt/276', '2.0': 'fmt/1129' }

function pdfFormat(pdf: Buffer): Piece['format'] {
  const version = /^%PDF-(\d\.\d)/.exec(pdf.toString('latin1', 0, 8))?.[1] ?? ''
  return { label: `Portable Document Format ${version}`.trim(), code: pdfCodes[version] ?? '' }
}

async function withMetadata(application: Application, pieces: readonly Piece[], maker: Maker, now: Date): Promise<NamedFile[]> {
  const { caseNumber, receivedOn, startedOn, closedOn, acts = [] } = application
  const today = dayIn(now)
  const whole = { id: caseNumber, name: `Zaak ${caseNumber}` }
  const isOver = closedOn !== null && stageOn(today, application.facts()) !== 'draft'
  const keptUntil = isOver ? erasing(await holdingsOf(application.personId, today))?.lineUntil : undefined
  const t = translator('nl')
  const events = acts.map(({ act, onDay }) => ({ what: t(`done.${act}`), on: onDay }))
  const dossier = informationObject({ ...whole, level: 'Dossier', from: receivedOn ?? startedOn, until: closedOn ?? undefined, events, keptUntil, parts: pieces, maker })
  return [xmlFile('dossier', dossier), ...pieces.flatMap((piece) => pieceFiles(piece, whole, keptUntil, maker, now))]
}

function pieceFiles(piece: Piece, whole: Reference, keptUntil: Day | undefined, maker: Maker, at: Date): NamedFile[] {
  const { fileName, content, format, on, event } = piece
  const file = { id: `${piece.id}-bestand`, name: fileName }
  const about = informationObject({ id: piece.id, name: piece.name, level: 'Archiefstuk', from: on, until: undefined, events: [{ what: event, on }], keptUntil, partOf: whole, files: [file], maker })
  const metadata = fileObject({ ...file, bytes: content.length, format, sha256: sha256(content), at, represents: piece })
  return [{ name: fileName, content }, xmlFile(fileName.replace(/\.\w+$/, ''), about), xmlFile(fileName, metadata)]
}

const xmlFile = (name: string, text: string): NamedFile => ({ name: `${name}.mdto.xml`, content: Buffer.from(text) })
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** As `sha256sum --check` reads it. */
const digestsOf = (files: readonly NamedFile[]): Buffer => Buffer.from(files.map(({ name, content }) => `${sha256(content)}  ${name}\n`).join(''))
