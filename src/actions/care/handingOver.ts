/** A worry of who checks, handed over to a municipality: by no number and no name, and read back by nobody who checks. */
import type { HandedOverForm } from '../../forms/care/concern.ts'
import { nothingSeen } from '../../law/care/concern.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { Concern } from '../../models/care/Concern.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { inReach } from '../../platform/database/db.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Inspector } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { reachOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { sealWorry } from './sealing.ts'

/** Pressed twice, handed over once. */
export async function handOverConcern(actor: Inspector, form: HandedOverForm, today: Day): Promise<void> {
  permit(actor.role === 'inspector')
  const { key, concernPlace: municipality, concernSeen: seen, concernTold: told, concernUrgency: urgency, concernChild: child } = form
  refuse(nothingSeen({ seen, told }))
  await inReach({ ...reachOf(actor), door: 'handOver' }, async () => {
    if (!(await Municipality.designated(today)).some(({ code }) => code === municipality)) throw new NotFound()
    const worry = { seen, told, source: 'ownEyes', own: '', urgency, child, consent: 'notAsked', consentWhy: '', expert: 'none', about: null } as const
    await Concern.create({ id: key, municipality, origin: 'inspection', caseMac: null, ...(await sealWorry(key, worry)), recordedBy: actor.id, recordedOn: today }, { returning: false })
    await audit(actor, 'concern.handedOver', { id: key })
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
}
