/** Whether an application of the same person runs under another account: yes or no, and never where. */
import { sameApplicant } from '../../law/office/sameApplicant.ts'
import { Application } from '../../models/Application.ts'
import { ask, later } from '../../platform/database/db.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import type { Identity } from '../contents.ts'
import { keys } from '../keys.ts'
import { inTransaction } from '../work.ts'

const macOf = (identity: Identity): Promise<Buffer> => keys().mac('elsewhere', sameApplicant(identity))

/** From sending until the end of the case; the database takes it away with the end. */
export async function noteOpen({ id, personId }: Application, identity: Identity): Promise<void> {
  later('insert into open_applications (application_id, person_id, mac) values ($1, $2, $3) on conflict do nothing', [id, personId, await macOf(identity)])
}

/** Who applies was put right. */
export async function renoteOpen({ id }: Application, identity: Identity): Promise<void> {
  later('update open_applications set mac = $2 where application_id = $1', [id, await macOf(identity)])
}

/** Of an application within reach. Call inside a transaction. */
export async function runsElsewhere({ id, personId }: Application): Promise<boolean> {
  const [row] = await ask<{ elsewhere: boolean }>('select open_elsewhere(mac, $2) as elsewhere from open_applications where application_id = $1', [id, personId])
  return row?.elsewhere ?? false
}

/** Of her own, once it was sent. */
export function ownRunsElsewhere(actor: Worker): Promise<boolean> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    return application !== null && !application.closedOn && runsElsewhere(application)
  })
}

/** Of what she is about to send. */
export function wouldRunTwice(actor: Worker, identity: Identity): Promise<boolean> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const [row] = await ask<{ elsewhere: boolean }>('select open_elsewhere($1, $2) as elsewhere', [await macOf(identity), actor.personId])
    return row?.elsewhere ?? false
  })
}
