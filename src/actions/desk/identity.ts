/** What the desk finds when it looks at a document, and stopping there: nothing is copied, and the case says that it stopped. */
import type { DeskForm } from '../../forms/case.ts'
import type { Day } from '../../law/day.ts'
import { type DeskFinding, foundAtDesk } from '../../law/identity.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { opened } from '../interviews.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'

/** What stops it, with her date of birth as it was given. */
export function checkAtDesk(actor: Official, id: string, form: DeskForm, today: Day): Promise<DeskFinding[]> {
  permit(actor.role === 'frontDesk')
  return inTransaction(actor, async () => found(actor, await Application.get({ ...applicationsOf(actor), id }), form, today))
}

/** Who she is was not established: on record with who looked and when; what was found lies sealed. Nothing when nothing stops it. */
export function haltIdentity(actor: Official, id: string, form: DeskForm, today: Day): Promise<DeskFinding[]> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'haltIdentity', today)
    const findings = await found(actor, application, form, today)
    if (!findings.length) return findings
    await reseal(application, 'identity', 'identityCheck', { document: form.document, seenOn: today, found: findings })
    await application.record('haltIdentity', actor.id, today)
    await audit(actor, 'application.identityHalted', application)
    return findings
  })
}

async function found(actor: Official, application: Application, form: DeskForm, today: Day): Promise<DeskFinding[]> {
  const about = { personId: application.personId, municipality: actor.municipality }
  const identity = await open(actor, about, { compartment: 'identity', kind: 'identity', purpose: 'verify-identity' })
  if (!identity) throw new NotFound()
  const { document, genuine, same, face, workRight } = form
  return foundAtDesk(identity.birthdate, { document, genuine: genuine === 'yes', same: same === 'yes', face: face === 'yes', workRight }, today)
}
