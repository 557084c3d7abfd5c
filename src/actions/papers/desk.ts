/** What officials see of her papers, until the desk has compared them; after that they are gone. */
import { Application } from '../../models/Application.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { NotFound } from '../../platform/errors.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { purposeOf } from '../cases.ts'
import type { Contents, Papers, Side } from '../contents.ts'
import { open } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { fileOf } from './papers.ts'

/** What she chose and uploaded, opened and on record. */
export function openPapers(actor: Official, id: string): Promise<Papers> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    return papersOf(actor, application)
  })
}

/** As `openPapers`, with the photo she chose herself, if she did, to compare with her. */
export function openToCompare(actor: Official, id: string): Promise<{ papers: Papers; photo: Contents['ownPhoto'] | undefined }> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const papers = await papersOf(actor, application)
    return { papers, photo: await chosenPhoto(actor, application, papers) }
  })
}

/** One page of her document. */
export function openDocument(actor: Official, id: string, sealedId: string): Promise<PaperFile & { side: Side }> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const found = await open(actor, application, { compartment: 'documents', kind: 'document', purpose: purposeOf(actor), sealedId })
    return { ...fileOf(found), side: found?.side ?? 'front' }
  })
}

/** The photo she chose herself, inside an act. */
export async function ownPhoto(actor: Official, application: Application): Promise<Contents['ownPhoto']> {
  const found = await chosenPhoto(actor, application, await papersOf(actor, application))
  if (!found) throw new NotFound()
  return found
}

async function chosenPhoto(actor: Official, application: Application, { photo }: Papers): Promise<Contents['ownPhoto'] | undefined> {
  if (!photo?.chosen) return undefined
  return open(actor, application, { compartment: 'documents', kind: 'ownPhoto', purpose: purposeOf(actor), sealedId: photo.id })
}

export async function papersOf(actor: Official, application: Application): Promise<Papers> {
  return (await open(actor, application, { compartment: 'documents', kind: 'papers', purpose: purposeOf(actor) })) ?? {}
}

/** Takes away all she uploaded for this application; false when there was nothing. */
export async function eraseUploads(actor: Actor, application: Application): Promise<boolean> {
  const gone = await Sealed.destroy({ where: { applicationId: application.id, compartment: 'documents' } })
  if (gone) await audit(actor, 'uploads.erased', application)
  return gone > 0
}
