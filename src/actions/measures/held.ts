/** The licence of a case with all that was done about taking it back. Parts of actions: called inside their transaction. */
import type { Day } from '../../law/day.ts'
import { type Measured, running, type StepOnRecord } from '../../law/measures/revocation.ts'
import { Application } from '../../models/Application.ts'
import { Licence, LicenceAct } from '../../models/licence/Licence.ts'
import { LicenceHearing } from '../../models/licence/LicenceHearing.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { getCase } from '../ownWork.ts'

export interface Held {
  readonly application: Application
  readonly licence: Licence
}

/** The licence of this case, locked within reach, for officials of these roles. */
export async function lockLicence(actor: Official, caseId: string, roles: readonly Official['role'][], today: Day): Promise<Held> {
  const application = await getCase(actor, caseId)
  permit(roles.includes(actor.role))
  const licence = await Licence.lock(application.personId, today)
  if (licence.applicationId !== application.id) throw new NotFound()
  return { application, licence }
}

export type ActPut = Pick<LicenceAct, 'act' | 'takesEffect' | 'untilDay'> & Partial<Pick<LicenceAct, 'proposalId' | 'ofAct' | 'orderId' | 'objectionId'>>

/** Gives the id of the act, for the letter that tells of it. */
export async function putOnLicence({ id: actorId }: Actor, { id: licenceId, personId, municipality }: Licence, what: ActPut): Promise<string> {
  const { id } = await LicenceAct.create({ ...what, licenceId, personId, municipality, actorId })
  return id
}

/** Hearing her on a suspension or a revocation, as the law asks it, with what lies sealed of it. */
export interface Hearing {
  readonly about: Measured
  readonly steps: readonly StepOnRecord[]
  /** Of the measure that runs. */
  readonly rows: readonly LicenceHearing[]
}

export async function hearingOf(licence: Licence, about: Measured): Promise<Hearing> {
  const rows = await LicenceHearing.of(licence.id, about)
  return { about, steps: rows.map((row) => row.facts()), rows: running(rows) }
}

/** Where the words of the last step of this kind lie. */
export const wordsUnder = ({ rows }: Hearing, name: LicenceHearing['step']): string | undefined => rows.findLast(({ step }) => step === name)?.sealedWords ?? undefined

export async function takeStep(actor: Actor, { id: licenceId, personId, municipality }: Licence, what: Pick<LicenceHearing, 'about' | 'step' | 'onDay'> & Partial<Pick<LicenceHearing, 'untilDay' | 'grounds' | 'sealedWords'>>): Promise<void> {
  await LicenceHearing.create({ ...what, licenceId, personId, municipality, actorId: actor.id })
}
