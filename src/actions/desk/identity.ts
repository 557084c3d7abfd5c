/** What the desk finds when it looks at a document: who she is stands, or it stops there. Nothing is copied. */
import type { DeskForm } from '../../forms/case/case.ts'
import type { Day } from '../../law/day.ts'
import { type DeskFinding, foundAtDesk, stoppedAtDesk } from '../../law/person/identity.ts'
import { type MrzFinding, mrzFinding } from '../../law/person/mrz.ts'
import { refuse } from '../../law/impediment.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { opened } from '../interviews.ts'
import { eraseUploads, ownPhoto } from '../papers/desk.ts'
import { open, reseal, sealPhoto } from '../vault.ts'
import { inTransaction } from '../work.ts'

/** What stops it, with her date of birth as it was given. */
export function checkAtDesk(actor: Official, id: string, form: DeskForm, today: Day): Promise<DeskFinding[]> {
  permit(actor.role === 'frontDesk')
  return inTransaction(actor, async () => found(actor, await Application.get({ ...applicationsOf(actor), id }), form, today))
}

/** Whether the lines that were typed belong together and are hers; they are not kept. */
export function checkMrz(actor: Official, id: string, typed: string, today: Day): Promise<MrzFinding | undefined> {
  permit(actor.role === 'frontDesk')
  return inTransaction(actor, async () => {
    const { personId } = await Application.get({ ...applicationsOf(actor), id })
    const identity = await open(actor, { personId, municipality: actor.municipality }, { compartment: 'identity', kind: 'identity', purpose: 'verify-identity' })
    if (!identity) throw new NotFound()
    return mrzFinding(typed, identity.birthdate, today)
  })
}

/** The document is seen, not copied; the photo for the card is made, or hers is taken. What she uploaded goes. Nothing that stops it is passed over. */
export function identify(actor: Official, id: string, form: DeskForm, made: Buffer | undefined, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'identify', today)
    refuse(stoppedAtDesk(await found(actor, application, form, today)))
    const { document, workRight, workUntil } = form
    await reseal(application, 'identity', 'identityCheck', { document, seenOn: today, workRight, ...(workUntil && { workUntil }) })
    await sealPhoto(application, made?.toString('base64') ?? (await ownPhoto(actor, application)).jpeg)
    await eraseUploads(actor, application)
    await application.record('identify', actor.id, today, { ...(workUntil && { untilDay: workUntil }) })
    await audit(actor, 'application.identified', application)
  })
}

/** Who she is was not established: on record with who looked and when; what was found lies sealed. Nothing when nothing stops it. */
export function haltIdentity(actor: Official, id: string, form: DeskForm, today: Day): Promise<DeskFinding[]> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'haltIdentity', today)
    const findings = await found(actor, application, form, today)
    if (!findings.length) return findings
    await reseal(application, 'identity', 'identityCheck', { document: form.document, seenOn: today, workRight: form.workRight, ...(form.workUntil && { workUntil: form.workUntil }), found: findings })
    await application.record('haltIdentity', actor.id, today)
    await audit(actor, 'application.identityHalted', application)
    return findings
  })
}

async function found(actor: Official, application: Application, form: DeskForm, today: Day): Promise<DeskFinding[]> {
  const about = { personId: application.personId, municipality: actor.municipality }
  const identity = await open(actor, about, { compartment: 'identity', kind: 'identity', purpose: 'verify-identity' })
  if (!identity) throw new NotFound()
  const { document, genuine, same, face, workRight, workUntil } = form
  return foundAtDesk(identity.birthdate, { document, genuine: genuine === 'yes', same: same === 'yes', face: face === 'yes', workRight, workUntil: workUntil || undefined }, today)
}
