/** What she shows of who she is: chosen, uploaded, looked at again, taken away. */
import { Application } from '../../models/Application.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { NotFound } from '../../platform/errors.ts'
import { portrait } from '../../platform/upload/picture.ts'
import { paperFrom, type PaperFile } from '../../platform/upload/read.ts'
import type { Worker } from '../../policies/actor.ts'
import { lockDraft } from '../application/draft.ts'
import { audit } from '../audit.ts'
import type { Papers, Side } from '../contents.ts'
import { open, reseal, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { Full, taken } from './intake.ts'
import { fileOf, isFull, pictureOf } from './papers.ts'

/** How she shows who she is. Whoever does not upload has no uploads: what was there goes. */
export function chooseProof(actor: Worker, proof: NonNullable<Papers['proof']>): Promise<void> {
  return change(actor, async (draft, { files = [], ...papers }) => {
    if (proof === 'upload') return { ...papers, proof, files }
    for (const { id } of files) await remove(actor, draft, id)
    return { ...papers, proof }
  })
}

/** Where her photo is made; one that was uploaded goes when it is made at the desk. */
export function choosePortrait(actor: Worker, chosen: NonNullable<Papers['portrait']>): Promise<void> {
  return change(actor, async (draft, { photo, ...papers }) => {
    if (chosen === 'now') return { ...papers, portrait: chosen, ...(photo && { photo }) }
    if (photo) await remove(actor, draft, photo.id)
    return { ...papers, portrait: chosen }
  })
}

/** Keeps a page of her document: scanned and made anew, within what an application may have, also with many at once. */
export async function addDocument(actor: Worker, side: Side, upload: Buffer): Promise<void> {
  await hasRoom(actor)
  const { type, bytes } = await taken(upload, paperFrom)
  await change(actor, async (draft, papers) => {
    if (isFull(papers, bytes.length)) throw new Full()
    const id = await seal(draft, 'documents', 'document', { side, type, content: bytes.toString('base64') })
    await audit(actor, 'upload.kept', draft, { details: { kind: 'document' } })
    return { ...papers, files: [...(papers.files ?? []), { id, side, type, bytes: bytes.length }] }
  })
}

export function removeDocument(actor: Worker, id: string): Promise<void> {
  return change(actor, async (draft, papers) => {
    const files = papers.files?.filter((file) => file.id !== id) ?? []
    if (files.length === (papers.files?.length ?? 0)) throw new NotFound()
    await remove(actor, draft, id)
    return { ...papers, files }
  })
}

/** Her photo, in the place of the one before; it counts when she says that it meets the rules. */
export async function addPhoto(actor: Worker, upload: Buffer): Promise<void> {
  await papersOfDraft(actor)
  const jpeg = await taken(upload, portrait)
  await change(actor, async (draft, { photo: before, ...papers }) => {
    if (before) await remove(actor, draft, before.id)
    if (isFull(papers, jpeg.length)) throw new Full()
    const id = await seal(draft, 'documents', 'ownPhoto', { jpeg: jpeg.toString('base64') })
    await audit(actor, 'upload.kept', draft, { details: { kind: 'ownPhoto' } })
    return { ...papers, portrait: 'now', photo: { id, bytes: jpeg.length, chosen: false } }
  })
}

/** This photo and no other, when two pages are open. */
export function approvePhoto(actor: Worker, id: string): Promise<void> {
  return change(actor, async (_draft, papers) => {
    if (papers.photo?.id !== id) throw new NotFound()
    return { ...papers, photo: { ...papers.photo, chosen: true } }
  })
}

/** What of her papers there is in her newest application. */
export function ownPapers(actor: Worker): Promise<Papers> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application) throw new NotFound()
    return papersOf(actor, application)
  })
}

/** A file of hers, opened for herself. */
export function ownFile(actor: Worker, id: string): Promise<PaperFile> {
  return inTransaction(actor, async () => {
    const row = await Sealed.findOne({ where: { id, personId: actor.personId, kind: ['document', 'ownPhoto', 'identityPaper', 'attachment'] }, attributes: ['kind', 'applicationId'] })
    if (!row?.applicationId) throw new NotFound()
    const about = { personId: actor.personId, id: row.applicationId }
    const which = { compartment: 'documents', purpose: 'own-data', sealedId: id } as const
    if (row.kind === 'attachment') return fileOf(await open(actor, about, { ...which, compartment: 'correspondence', kind: 'attachment' }))
    if (row.kind === 'identityPaper') return fileOf(await open(actor, about, { ...which, kind: 'identityPaper' }))
    return row.kind === 'document' ? fileOf(await open(actor, about, { ...which, kind: 'document' })) : pictureOf(await open(actor, about, { ...which, kind: 'ownPhoto' }))
  })
}

/** What there is now, before the work of reading a file that could not be kept. */
async function hasRoom(actor: Worker): Promise<void> {
  if (isFull(await papersOfDraft(actor), 0)) throw new Full()
}

function papersOfDraft(actor: Worker): Promise<Papers> {
  return inTransaction(actor, async () => papersOf(actor, await lockDraft(actor)))
}

/** Her papers, changed by one at a time. */
function change(actor: Worker, make: (draft: Application, papers: Papers) => Promise<Papers>): Promise<void> {
  return inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    await reseal(draft, 'documents', 'papers', await make(draft, await papersOf(actor, draft)))
  })
}

async function papersOf(actor: Worker, application: Application): Promise<Papers> {
  return (await open(actor, application, { compartment: 'documents', kind: 'papers', purpose: 'own-data' })) ?? {}
}

async function remove(actor: Worker, draft: Application, id: string): Promise<void> {
  await Sealed.destroy({ where: { id, applicationId: draft.id, compartment: 'documents' } })
  await audit(actor, 'upload.removed', draft)
}
