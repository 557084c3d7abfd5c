/** Files with what she says after her application was sent: the same checks as her document, kept with the answer they go with. */
import type { Day } from '../../law/day.ts'
import { Application } from '../../models/Application.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import { NotFound } from '../../platform/errors.ts'
import { paperFrom, type PaperFile } from '../../platform/upload/read.ts'
import type { Actor, Helper, Official, Worker } from '../../policies/actor.ts'
import { mayOpenFor, type Purpose } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { purposeOf } from '../cases.ts'
import type { Attached, AttachedTo, Judgement } from '../contents.ts'
import { open, reseal, seal } from '../vault.ts'
import { lockCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'
import { Full, taken } from './intake.ts'
import { picturesOf } from './judging.ts'
import { MOST_FILES, MOST_TOGETHER } from './papers.ts'

/** Scanned and made anew before the act they go with. */
export const made = (upload: Buffer): Promise<PaperFile> => taken(upload, paperFrom)

/** Inside the act they go with: all of them or none. */
export async function attach(actor: Worker | Helper, application: Application, { files, identity = false, ...where }: AttachedTo & { files: readonly PaperFile[]; identity?: boolean }, today: Day): Promise<void> {
  if (!files.length) return
  const before = await attachedTo(actor, application)
  if (before.length + files.length > MOST_FILES || [...before, ...files.map(({ bytes }) => ({ bytes: bytes.length }))].reduce((sum, { bytes }) => sum + bytes, 0) > MOST_TOGETHER) throw new Full()
  const kind = identity ? 'identityPaper' : 'attachment'
  const added: Attached[] = []
  for (const { type, bytes } of files) {
    const id = await seal(application, identity ? 'documents' : 'correspondence', kind, { type, content: bytes.toString('base64') })
    added.push({ id, kind, with: where, type, bytes: bytes.length, on: today })
    await audit(actor, 'attachment.kept', application, { details: { to: where.to } })
  }
  await reseal(application, 'correspondence', 'attachments', { all: [...before, ...added] })
}

/** What there is with an application, for whoever may attach. */
export async function attachedTo(actor: Worker | Helper, application: Application): Promise<readonly Attached[]> {
  const purpose = actor.role === 'worker' ? 'own-data' : 'help'
  return (await open(actor, application, { compartment: 'correspondence', kind: 'attachments', purpose }))?.all ?? []
}

const handling: readonly string[] = ['caseworker', 'decisionMaker', 'objectionHandler']

/** Whether she sent anything along; nothing opens. */
export function hasAttachments(actor: Official, id: string): Promise<boolean> {
  if (!handling.includes(actor.role)) return Promise.resolve(false)
  return inTransaction(actor, async () => (await Sealed.count({ where: { applicationId: (await Application.get({ ...applicationsOf(actor), id })).id, kind: 'attachments' } })) > 0)
}

export interface AttachedCase {
  readonly id: string
  readonly caseNumber: string
}

/** The case they belong to, before anything opens. */
export function attachmentsCase(actor: Official, id: string): Promise<AttachedCase> {
  permit(handling.includes(actor.role))
  return inTransaction(actor, async () => {
    const { caseNumber } = await Application.get({ ...applicationsOf(actor), id })
    return { id, caseNumber }
  })
}

/** What she sent along, opened and on record; what lies where this official does not look is left out, and what is gone. */
export function openAttachments(actor: Official, id: string): Promise<readonly Attached[]> {
  permit(handling.includes(actor.role))
  return inTransaction(actor, async () => shownTo(actor, await Application.get({ ...applicationsOf(actor), id })))
}

async function shownTo(actor: Official, application: Application): Promise<readonly Attached[]> {
  return (await stillThere(actor, application, purposeOf(actor))).filter(({ kind }) => kind === 'attachment' || mayOpenFor[actor.role].documents)
}

/** What belongs to the papers of her case: all but copies of who she is, which go. */
export async function sentAlong(actor: Actor, application: Application, purpose: Purpose): Promise<readonly Attached[]> {
  return (await stillThere(actor, application, purpose)).filter(({ kind }) => kind === 'attachment')
}

async function stillThere(actor: Actor, application: Application, purpose: Purpose): Promise<readonly Attached[]> {
  const all = (await open(actor, application, { compartment: 'correspondence', kind: 'attachments', purpose }))?.all ?? []
  const there = new Set((await Sealed.findAll({ where: { applicationId: application.id, kind: ['attachment', 'identityPaper'] }, attributes: ['id'] })).map(({ id }) => id))
  return all.filter(({ id }) => there.has(id))
}

async function listed(actor: Official, application: Application): Promise<readonly Attached[]> {
  return (await open(actor, application, { compartment: 'correspondence', kind: 'attachments', purpose: purposeOf(actor) }))?.all ?? []
}

/** One of them as pictures with these words in them; the file itself is handed to nobody. */
export function lookAtAttachment(actor: Official, id: string, sealedId: string, words: string): Promise<{ pictures: Buffer[]; to: AttachedTo['to'] }> {
  permit(handling.includes(actor.role))
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const found = (await shownTo(actor, application)).find((each) => each.id === sealedId)
    if (!found) throw new NotFound()
    const compartment = found.kind === 'identityPaper' ? 'documents' : 'correspondence'
    const file = await open(actor, application, { compartment, kind: found.kind, purpose: purposeOf(actor), sealedId })
    if (!file) throw new NotFound()
    return { to: found.with.to, file: { type: file.type, bytes: Buffer.from(file.content, 'base64') } }
  }).then(async ({ to, file }) => ({ to, pictures: await picturesOf(file, words) }))
}

/** What is made of it by whoever handles what it goes with: of an objection who handles that, of the rest the caseworker. */
export function judgeAttachment(actor: Official, id: string, sealedId: string, { fit, why }: Omit<Judgement, 'on'>, today: Day): Promise<void> {
  permit(handling.includes(actor.role))
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    const all = await listed(actor, application)
    const found = all.find((each) => each.id === sealedId)
    if (!found) throw new NotFound()
    permit(actor.role === (found.with.to === 'objection' ? 'objectionHandler' : 'caseworker'))
    await reseal(application, 'correspondence', 'attachments', { all: all.map((each) => (each.id === sealedId ? { ...each, judged: { fit, why, on: today } } : each)) })
    await audit(actor, 'attachment.judged', application, { details: { fit } })
  })
}
