/** The first time at the desk of someone who was taken over: she is known by her document, her photo is made, and her code is handed out. */
import type { TakenOverForm } from '../../forms/person/access.ts'
import { dayIn } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { Account } from '../../models/people/Person.ts'
import { Application } from '../../models/Application.ts'
import { ImportRow } from '../../models/office/Import.ts'
import { inReach } from '../../platform/database/db.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf, reachOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { type HandedOut, newCodeFor } from '../access/deskCodes.ts'
import { discard, open, reseal, sealPhoto } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface WhoCame {
  readonly given: string
  readonly family: string
  readonly birthdate: string
}

/** Whom to compare the document with; on record. Only of a case that was taken over and whose person has no way in yet. */
export async function whoCame(actor: Official, caseNumber: string): Promise<WhoCame> {
  permit(actor.role === 'frontDesk')
  const { personId } = await inTransaction(actor, () => takenOver(actor, caseNumber))
  if (await inReach({ ...reachOf(actor), person: personId }, () => hasWayIn(personId))) throw new NotFound()
  return inTransaction(actor, async () => {
    const known = await open(actor, { personId, municipality: actor.municipality }, { compartment: 'identity', kind: 'identity', purpose: 'verify-identity' })
    if (!known) throw new NotFound()
    return known
  })
}

const hasWayIn = async (personId: string): Promise<boolean> => (await Account.count({ where: { personId } })) > 0

async function takenOver(actor: Official, caseNumber: string): Promise<Application> {
  const application = await Application.find({ ...applicationsOf(actor), caseNumber })
  const row = application && (await ImportRow.findByPk(application.id))
  if (!application || !row) throw new NotFound()
  return application
}

/** Once more gives another code: one can be shown only once. Who came in by hers needs none. */
export async function codeForTakenOver(actor: Official, { caseNumber, document }: TakenOverForm, jpeg: Buffer, now: Date): Promise<HandedOut> {
  permit(actor.role === 'frontDesk')
  const { personId, id } = await inTransaction(actor, () => takenOver(actor, caseNumber))
  const today = dayIn(now)
  const work = () => inReach({ ...reachOf(actor), person: personId }, async () => {
    const application = await Application.lock({ ...applicationsOf(actor), id })
    // A code would let someone else in by what is hers.
    refuse((await hasWayIn(personId)) ? closedBy('T01_TAKE_OVER', 'already-handled') : undefined)
    const handedOut = await newCodeFor(actor, personId, now)
    await reseal({ personId }, 'identity', 'identityCheck', { document, seenOn: today })
    await discard(application, 'photo', 'photo')
    await sealPhoto(application, jpeg.toString('base64'))
    await ImportRow.update({ handedOn: today }, { where: { applicationId: id } })
    await audit(actor, 'deskCode.handedOut', { id: application.id, personId, municipality: actor.municipality })
    return handedOut
  })
  return work().catch((error: unknown) => {
    if (isTaken(error)) return work()
    throw error
  })
}
