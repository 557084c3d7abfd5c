/** A granted correction changes what is held, in the transaction of the answer; the value that was wrong stays until nobody can object any more. */
import { Op } from 'sequelize'
import { type Day, instantOf } from '../../law/day.ts'
import { Refused } from '../../law/impediment.ts'
import { type CorrectedKind, fieldsOf, isCorrected, wrongIn, type WrongField } from '../../law/hers/rectifying.ts'
import { keptSince } from '../../law/retention.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { Request } from '../../models/Request.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import type { Compartment } from '../../policies/compartments.ts'
import { permit } from '../../policies/permit.ts'
import { renoteOpen } from '../across/elsewhere.ts'
import { audit } from '../audit.ts'
import type { Contents, Identity } from '../contents.ts'
import { type Erased, goneOf } from '../retention/erased.ts'
import { type About, open, reseal, seal, sealPhoto } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { noteRecipients } from './recipients.ts'

/** What is right, by the kind of the thing. */
export interface Right {
  readonly identity?: Identity
  readonly identityCheck?: Pick<Contents['identityCheck'], 'document' | 'seenOn'>
  readonly photo?: Buffer
  readonly text?: string
}

/** A thing as it lies there now. */
export interface Correctable {
  readonly kind: CorrectedKind
  readonly row: Sealed
  readonly about: About
}

/** The thing itself when it lies there still, otherwise what came in its place. */
async function thingOf({ personId, applicationId, municipality, about, itemKind }: Request): Promise<Correctable | undefined> {
  if (!itemKind || !isCorrected(itemKind)) return undefined
  const instead = { where: { personId, kind: itemKind, [Op.or]: [{ applicationId }, { applicationId: null }] }, order: [['createdAt', 'DESC']] as [string, string][] }
  const row = (await Sealed.findOne({ where: { id: about, personId } })) ?? (await Sealed.findOne(instead))
  return row ? { kind: itemKind, row, about: { personId, municipality, ...(row.applicationId && { id: row.applicationId }) } } : undefined
}

/** What is held now, for whoever answers; looking is on record. */
export function openWrong(actor: Official, id: string): Promise<{ identity?: Identity; identityCheck?: Contents['identityCheck'] }> {
  permit(actor.role === 'caseworker' || actor.role === 'decisionMaker')
  return inTransaction(actor, async () => {
    const thing = await thingOf(await Request.get({ id, municipality: actor.municipality, answeredOn: null }))
    if (!thing) return {}
    const which = { purpose: 'answer-request', sealedId: thing.row.id } as const
    const identity = thing.kind === 'identity' ? await open(actor, thing.about, { compartment: 'identity', kind: 'identity', ...which }) : undefined
    const identityCheck = thing.kind === 'identityCheck' ? await open(actor, thing.about, { compartment: 'identity', kind: 'identityCheck', ...which }) : undefined
    return { ...(identity && { identity }), ...(identityCheck && { identityCheck }) }
  })
}

/** Whether there is still something to put right. */
export async function mustBeThere(request: Request): Promise<void> {
  if (!(await thingOf(request))) lacking()
}

/** @returns whether anyone outside had the wrong datum from us. */
export async function rectify(actor: Official, request: Request, right: Right, today: Day): Promise<boolean> {
  const thing = await thingOf(request)
  if (!thing) return lacking()
  const wrong = await put(actor, thing, request, right, today)
  await audit(actor, 'data.corrected', { id: request.id, personId: request.personId, municipality: request.municipality }, { details: { kind: thing.kind, fields: wrong.join(' ') } })
  return noteRecipients(request, thing, wrong, today)
}

/** Puts the right value there, and says what was wrong. */
async function put(actor: Official, thing: Correctable, request: Request, right: Right, today: Day): Promise<readonly WrongField[]> {
  switch (thing.kind) {
    case 'identity':
      return putIdentity(actor, thing, request, right.identity)
    case 'identityCheck':
      return putDocument(actor, thing, request, right.identityCheck)
    case 'photo':
      return putPhoto(thing, right.photo)
    case 'wishes':
    case 'report':
    case 'talkNotes':
    case 'view':
    case 'settlement':
      return putBeside(actor, thing, right.text, today)
  }
}

function lacking(): never {
  throw new Refused(closedBy('D04_RECTIFY', 'not-open-now'))
}

async function putIdentity(actor: Official, { row, about }: Correctable, request: Request, is: Identity | undefined): Promise<readonly WrongField[]> {
  const was = await open(actor, about, { compartment: 'identity', kind: 'identity', purpose: 'answer-request', sealedId: row.id })
  if (!was || !is) return lacking()
  await keepFormer(request, { itemKind: 'identity', identity: was })
  await replace(row, about, 'identity', 'identity', is)
  const running = await Application.findAll({ where: { personId: request.personId, closedOn: null, receivedOn: { [Op.not]: null } } })
  for (const application of running) await renoteOpen(application, is)
  return wrongIn(was, is)
}

async function putDocument(actor: Official, { row, about }: Correctable, request: Request, is: Right['identityCheck']): Promise<readonly WrongField[]> {
  const was = await open(actor, about, { compartment: 'identity', kind: 'identityCheck', purpose: 'answer-request', sealedId: row.id })
  if (!was || !is) return lacking()
  await keepFormer(request, { itemKind: 'identityCheck', identityCheck: was })
  await replace(row, about, 'identity', 'identityCheck', { ...was, ...is })
  return fieldsOf('identityCheck')
}

/** Nothing rests on a picture: the one that was not right goes at once. */
async function putPhoto({ row, about }: Correctable, jpeg: Buffer | undefined): Promise<readonly WrongField[]> {
  if (!jpeg) return lacking()
  await row.destroy()
  await sealPhoto(about, jpeg.toString('base64'))
  return fieldsOf('photo')
}

/** What someone saw or judged stays theirs; what is right stands beside it for whoever reads it. */
async function putBeside(actor: Official, { kind, row, about }: Correctable, text: string | undefined, today: Day): Promise<readonly WrongField[]> {
  if (!text) return lacking()
  const before = (await open(actor, about, { compartment: 'interview', kind: 'rectification', purpose: 'answer-request' }))?.notes ?? []
  await reseal(about, 'interview', 'rectification', { notes: [...before, { itemKind: kind, about: row.id, text, on: today }] })
  return fieldsOf(kind)
}

async function replace<K extends 'identity' | 'identityCheck'>(row: Sealed, about: About, compartment: Compartment, kind: K, value: Contents[K]): Promise<void> {
  await row.destroy()
  await seal(about, compartment, kind, value)
}

async function keepFormer({ personId, applicationId, municipality }: Request, former: Contents['formerValue']): Promise<void> {
  await seal({ personId, id: applicationId, municipality }, 'correspondence', 'formerValue', former)
}

const keeper: Actor = { role: 'system', id: 'job:retention' }

/** What was put right, once the answer can no longer be objected to. */
export function eraseFormer(today: Day): Promise<Erased> {
  return inTransaction(keeper, async () => {
    const due = await Sealed.findAll({ where: { kind: 'formerValue', createdAt: { [Op.lt]: instantOf(keptSince('formerValue', today), '00:00') } }, attributes: ['id'] })
    await Sealed.destroy({ where: { id: due.map(({ id }) => id) } })
    return goneOf(due)
  })
}
