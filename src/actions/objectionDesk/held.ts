/** An objection within reach of the desk, with who worked on the decision. Parts of actions: called inside their transaction. */
import { type DeskStep, hadPart, onObjection, stepClosed } from '../../law/objecting/objectionDesk.ts'
import type { Day } from '../../law/day.ts'
import type { Impediment } from '../../law/impediment.ts'
import { refuse } from '../../law/impediment.ts'
import { Application } from '../../models/Application.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { LicenceHearing } from '../../models/licence/LicenceHearing.ts'
import { LicenceProposal } from '../../models/licence/LicenceProposal.ts'
import { Objection } from '../../models/Objection.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { mayOpenObjections } from '../../policies/worklist.ts'
import { accountsOf } from '../deciding/fourEyes.ts'

export const worksAtDesk = ({ role }: Official): boolean => mayOpenObjections(role)

export interface Objected {
  readonly objection: Objection
  readonly application: Application
}

export async function findObjected(actor: Official, id: string): Promise<Objected> {
  const objection = await Objection.get({ id, municipality: actor.municipality })
  return { objection, application: await Application.get({ ...applicationsOf(actor), id: objection.applicationId }) }
}

/** Locked, for this step, by someone who had no part in the decision. */
export async function lockObjected(actor: Official, id: string, step: DeskStep, today: Day): Promise<Objected> {
  permit(actor.role === 'objectionHandler' || ((step === 'decide' || step === 'setPenalty') && worksAtDesk(actor)))
  await Objection.lock({ id, municipality: actor.municipality })
  const objected = await findObjected(actor, id)
  refuse(await partIn(actor, objected.application))
  refuse(stepClosed(step, today, objected.objection.facts()))
  return objected
}

/** Why this is someone else's to handle; undefined when nothing of the decision was theirs. */
export async function partIn(actor: Official, application: Application): Promise<Impediment | undefined> {
  const licence = await Licence.find({ applicationId: application.id })
  const decided = (application.acts ?? []).filter(({ act }) => !onObjection.includes(act)).map(({ actorId }) => actorId)
  return hadPart([...decided, ...(licence ? await onLicence(licence) : [])], await accountsOf(actor))
}

const ofDecision: readonly string[] = ['suspend', 'reinstate', 'revoke', 'review']

async function onLicence({ id: licenceId, acts = [] }: Licence): Promise<string[]> {
  const proposals = await LicenceProposal.findAll({ where: { licenceId } })
  const hearings = await LicenceHearing.of(licenceId)
  return [...acts.filter(({ act }) => ofDecision.includes(act)), ...proposals, ...hearings].map(({ actorId }) => actorId)
}
