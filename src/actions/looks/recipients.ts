/** Who had a wrong datum from us: noted when it is put right, told by a neutral note, and put down as told (GDPR 19). */
import { Op } from 'sequelize'
import { type Day, dayIn, instantOf } from '../../law/day.ts'
import { type CorrectedKind, sentWrong, type WrongField } from '../../law/hers/rectifying.ts'
import { AdviceRequest } from '../../models/AdviceRequest.ts'
import { AuditEntry } from '../../models/AuditEntry.ts'
import { Application } from '../../models/Application.ts'
import { CorrectionNote } from '../../models/CorrectionNote.ts'
import type { Request } from '../../models/Request.ts'
import type { Sealed } from '../../models/people/Sealed.ts'
import type { Inspector, Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { getCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'

/** Whoever checked a licence saw the photo, and nothing else that can be put right; whoever advised had the fields that went along; whoever gave or received a case of hers has what lies with her person. */
export async function noteRecipients(request: Request, { kind, row }: { kind: CorrectedKind; row: Sealed }, wrong: readonly WrongField[], today: Day): Promise<boolean> {
  const about = { requestId: request.id, municipality: request.municipality, itemKind: kind, madeOn: today }
  const notes = [
    ...(kind === 'photo' ? await checksSince(request, row) : []),
    ...(await advicesWith(request, row, wrong)),
  ].map((seen) => ({ ...about, fields: [...wrong], ...seen }))
  await CorrectionNote.bulkCreate(notes)
  const isShared = !row.applicationId && wrong.length > 0
  const elsewhere = isShared ? await CorrectionNote.noteOtherEnd({ requestId: request.id, itemKind: kind, fields: [...wrong], madeOn: today }, dayIn(row.createdAt)) : 0
  return notes.length + elsewhere > 0
}

type Seen = Pick<CorrectionNote, 'seenAt'> & Partial<Pick<CorrectionNote, 'actorId' | 'adviceId' | 'fields'>>

/** Of each inspector the last check in which the wrong one was shown. */
async function checksSince({ personId, municipality }: Request, { createdAt }: Sealed): Promise<Seen[]> {
  const checks = await AuditEntry.findAll({ where: { personId, municipality, event: 'licence.checked', role: 'inspector', at: { [Op.gte]: createdAt } }, order: [['at', 'ASC']] })
  return [...new Map(checks.map(({ actorId, at }) => [actorId, at])).entries()].map(([actorId, seenAt]) => ({ actorId, seenAt }))
}

async function advicesWith({ personId, municipality }: Request, { createdAt }: Sealed, wrong: readonly WrongField[]): Promise<Seen[]> {
  const advices = await AdviceRequest.findAll({ where: { personId, municipality, askedOn: { [Op.gte]: dayIn(createdAt) } } })
  return advices.flatMap(({ id: adviceId, fields: sent, askedOn }) => {
    const fields = sentWrong(wrong, sent)
    return fields.length ? [{ adviceId, fields, seenAt: instantOf(askedOn, '12:00') }] : []
  })
}

export interface SeenWrong {
  readonly id: string
  readonly seenAt: Date
  readonly fields: readonly WrongField[]
  readonly madeOn: Day
}

const lineOf = ({ id, seenAt, fields, madeOn }: CorrectionNote): SeenWrong => ({ id, seenAt, fields, madeOn })

/** What an inspector saw and was not right: when, and which kind; of whom is not said. */
export function wrongAtChecks(actor: Inspector): Promise<SeenWrong[]> {
  permit(actor.role === 'inspector')
  return inTransaction(actor, async () => (await CorrectionNote.findAll({ where: { actorId: actor.id, toldOn: null }, order: [['seenAt', 'DESC']] })).map(lineOf))
}

export function readWrong(actor: Inspector, id: string, today: Day): Promise<void> {
  permit(actor.role === 'inspector')
  return inTransaction(actor, async () => {
    const note = await CorrectionNote.lock({ id, actorId: actor.id, toldOn: null })
    await note.update({ toldOn: today, toldBy: actor.id })
    await audit(actor, 'correction.told', { id }, { details: { to: 'inspector' } })
  })
}

export interface AdviserToTell extends SeenWrong {
  readonly advice: string
  readonly toldOn: Day | null
}

/** Of a case: which advisers had something that was put right since. */
export function advisersToTell(actor: Official, id: string): Promise<AdviserToTell[]> {
  permit(actor.role === 'caseworker' || actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const advices = await AdviceRequest.findAll({ where: { applicationId: application.id }, attributes: ['id'] })
    const notes = await CorrectionNote.findAll({ where: { adviceId: advices.map((advice) => advice.id) }, order: [['madeOn', 'DESC'], ['id', 'ASC']] })
    return notes.map((note) => ({ ...lineOf(note), advice: note.adviceId ?? '', toldOn: note.toldOn }))
  })
}

/** The sheet went out: put down by who sent it, once. */
export function toldAdviser(actor: Official, id: string, noteId: string, today: Day): Promise<void> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await getCase(actor, id)
    const advices = await AdviceRequest.findAll({ where: { applicationId: application.id }, attributes: ['id'] })
    const note = await CorrectionNote.lock({ id: noteId, adviceId: advices.map((advice) => advice.id), toldOn: null })
    await note.update({ toldOn: today, toldBy: actor.id })
    await audit(actor, 'correction.told', application, { details: { to: 'adviser' } })
  })
}

export interface PutRightElsewhere extends SeenWrong {
  readonly caseId: string
  readonly caseNumber: string
}

const readsElsewhere = ({ role }: Official): boolean => role === 'caseworker' || role === 'decisionMaker'

/** What another municipality put right of people with a case here, until someone here has read it. */
export function putRightElsewhere(actor: Official): Promise<PutRightElsewhere[]> {
  permit(readsElsewhere(actor))
  return inTransaction(actor, async () => {
    const notes = await CorrectionNote.findAll({ where: { municipality: actor.municipality, toldOn: null, applicationId: { [Op.not]: null } }, order: [['madeOn', 'ASC'], ['id', 'ASC']], limit: 50 })
    const cases = await Application.findAll({ where: { ...applicationsOf(actor), id: notes.flatMap(({ applicationId }) => applicationId ?? []) } })
    return notes.flatMap((note) => cases.filter((each) => each.id === note.applicationId).map(({ id: caseId, caseNumber }) => ({ ...lineOf(note), caseId, caseNumber })))
  })
}

/** As it stands at one case. Call inside a transaction. */
export async function putRightAt({ id }: Application): Promise<SeenWrong[]> {
  return (await CorrectionNote.findAll({ where: { applicationId: id, toldOn: null }, order: [['madeOn', 'ASC'], ['id', 'ASC']] })).map(lineOf)
}

/** Read, and so told: by whoever handles or decides here, once. */
export function readElsewhere(actor: Official, noteId: string, today: Day): Promise<void> {
  permit(readsElsewhere(actor))
  return inTransaction(actor, async () => {
    const note = await CorrectionNote.lock({ id: noteId, municipality: actor.municipality, toldOn: null, applicationId: { [Op.not]: null } })
    const application = await Application.get({ ...applicationsOf(actor), id: note.applicationId ?? '' })
    await note.update({ toldOn: today, toldBy: actor.id })
    await audit(actor, 'correction.told', application, { details: { to: 'municipality' } })
  })
}
