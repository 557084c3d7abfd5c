/** Who looked in a case: for who leads and who watches. Role, purpose, time and which part; never what stood there. */
import { aliasOf } from '../../law/office/office.ts'
import { Application } from '../../models/Application.ts'
import { ask } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { isOfficialRole, type Official, type Role } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'

export interface CaseLook {
  readonly at: Date
  readonly role: Role
  /** Of an official here the signs; of others empty. */
  readonly who: string
  readonly purpose: string
  readonly what: string
}

export interface Logbook {
  readonly caseNumber: string
  readonly looks: readonly CaseLook[]
  /** There is more than is shown. */
  readonly more: boolean
}

const MOST = 200

/** Looking here is on record as well. Who watches reaches it without reaching the case. */
export function logbook(actor: Official, id: string): Promise<Logbook> {
  permit(actor.role === 'teamLead' || actor.role === 'privacyOfficer')
  return inTransaction(actor, async () => {
    const application = await Application.find({ municipality: actor.municipality, id })
    if (!application?.receivedOn) throw new NotFound()
    const rows = await ask<{ at: Date; role: Role; by: string; purpose: string | null; what: string | null }>(looked, [application.id, application.personId, MOST + 1])
    await audit(actor, 'case.logRead', application)
    const looks = rows.slice(0, MOST).map(({ at, role, by, purpose, what }) => ({ at, role, who: isOfficialRole(role) ? aliasOf(by) : '', purpose: purpose ?? '', what: what ?? '' }))
    return { caseNumber: application.caseNumber, looks, more: rows.length > MOST }
  })
}

/** Of this case, and of what lies with the person without a case, by officials of this municipality and by jobs for it. */
const looked = `
  select e.at, e.role, e.actor_id as by, e.purpose, e.details->>'compartment' as what from audit_entries e
  where e.event = 'vault.opened' and e.role not in ('worker', 'recipient') and e.municipality = current_setting('app.municipality', true)
    and (e.subject = $1::text or (e.person_id = $2 and e.subject = $2::text))
  order by e.id desc limit $3`
