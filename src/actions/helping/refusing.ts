/** A helper whom the municipality does not admit (Awb 2:2): with serious objections, told to her at once, and never a lawyer. */
import type { HelperRefusalForm } from '../../forms/hers/herSide.ts'
import type { Day } from '../../law/day.ts'
import { cannotRefuseHelper, mandateOn, type Scope } from '../../law/hers/mandate.ts'
import { refuse } from '../../law/impediment.ts'
import { Application } from '../../models/Application.ts'
import { Mandate } from '../../models/people/Mandate.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import { send } from '../letters.ts'
import { open } from '../vault.ts'
import { lockCase } from '../ownWork.ts'
import { inTransaction } from '../work.ts'

export interface CaseHelper {
  readonly id: string
  readonly scope: Scope
  readonly until: Day
}

export interface CaseHelpers {
  readonly id: string
  readonly caseNumber: string
  readonly helpers: readonly CaseHelper[]
}

/** Who helps her now, as far as the ledger says it: for how much and until when. */
export function helpersOf(actor: Official, id: string, today: Day): Promise<CaseHelpers> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const { caseNumber, personId } = await Application.get({ ...applicationsOf(actor), id })
    const mandates = await Mandate.findAll({ where: { personId }, order: [['madeOn', 'DESC'], ['id', 'ASC']] })
    const helpers = mandates.filter((mandate) => mandateOn(today, mandate) === 'running').map(({ id: mandate, scope, until }) => ({ id: mandate, scope, until }))
    return { id, caseNumber, helpers }
  })
}

/** At once, with its letter in the same transaction; she may name another. */
export function refuseHelper(actor: Official, id: string, mandateId: string, form: HelperRefusalForm, today: Day): Promise<void> {
  permit(actor.role === 'caseworker')
  return inTransaction(actor, async () => {
    const application = await lockCase(actor, id)
    const mandate = await Mandate.findOne({ where: { id: mandateId, personId: application.personId }, lock: true })
    if (!mandate || mandateOn(today, mandate) !== 'running') throw new NotFound()
    refuse(cannotRefuseHelper(form.lawyer === 'yes'))
    const names = await open(actor, { personId: application.personId, municipality: application.municipality }, { compartment: 'correspondence', kind: 'mandateNames', purpose: 'handle-case', sealedId: mandate.sealedNames })
    if (!names) throw new NotFound()
    await mandate.update({ refusedOn: today, refusedBy: actor.id, refusedGround: form.helperGround })
    await audit(actor, 'mandate.refused', application, { details: { ground: form.helperGround } })
    await send(actor, application, today, null, (common) => ({ ...common, kind: 'helperRefused', helper: names.helper, ground: form.helperGround, reason: form.helperReason }))
  })
}
