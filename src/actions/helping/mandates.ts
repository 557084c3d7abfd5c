/** Whom she lets help her: named, for so long, for so much; stopped by her at once. */
import type { MandateForm } from '../../forms/hers/herSide.ts'
import { codeUntil, type HelperGround, mandateOn, type MandateStanding, mandateUntil, type Scope } from '../../law/hers/mandate.ts'
import type { Day } from '../../law/day.ts'
import { Mandate } from '../../models/people/Mandate.ts'
import { codeOf, formatCode } from '../../platform/secrets/code.ts'
import { isTaken, NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { keys } from '../keys.ts'
import { open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface OwnMandate {
  readonly id: string
  readonly helper: string
  readonly label: string
  readonly scope: Scope
  readonly until: Day
  readonly standing: MandateStanding
  /** Since when a municipality does not admit them; null when it does. */
  readonly refusedOn: Day | null
  /** Why not, when they do not. */
  readonly refusedGround: HelperGround | null
  /** To give to the helper, as long as nobody used it. */
  readonly code: string
  readonly codeUntil: Day
}

/** Those that wait for their helper or run; what ended is not shown again. */
export function ownMandates(actor: Worker, today: Day): Promise<OwnMandate[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const mandates = await Mandate.findAll({ where: { personId: actor.personId }, order: [['madeOn', 'DESC'], ['id', 'ASC']] })
    const alive = mandates.filter((mandate) => ['waiting', 'running'].includes(mandateOn(today, mandate)) || (mandate.refusedOn && !mandate.stoppedOn && today <= mandate.until))
    return Promise.all(alive.map((mandate) => inWords(actor, mandate, today)))
  })
}

async function inWords(actor: Worker, mandate: Mandate, today: Day): Promise<OwnMandate> {
  const { id, personId, scope, until, madeOn, sealedNames } = mandate
  const names = await open(actor, { personId }, { compartment: 'correspondence', kind: 'mandateNames', purpose: 'own-data', sealedId: sealedNames })
  if (!names) throw new NotFound()
  const standing = mandateOn(today, mandate)
  const code = standing === 'waiting' ? formatCode(await mandateCode(id)) : ''
  return { id, ...names, scope, until, standing, refusedOn: mandate.refusedOn, refusedGround: mandate.refusedGround, code, codeUntil: codeUntil(madeOn) }
}

/** Names a helper. The key of the form is the id, so that pressing twice names one. */
export function nameHelper(actor: Worker, form: MandateForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const { personId } = actor
    const { key: id, helper, label, scope, helpDays } = form
    const sealedNames = await seal({ personId }, 'correspondence', 'mandateNames', { helper, label })
    await Mandate.create({ id, personId, scope, sealedNames, codeMac: await macOfCode(await mandateCode(id)), madeOn: today, until: mandateUntil(today, helpDays) })
    await audit(actor, 'mandate.made', { id, personId }, { details: { scope } })
  }).catch((error: unknown) => {
    if (!isTaken(error)) throw error
  })
}

/** At once; twice does no harm. */
export function stopHelper(actor: Worker, id: string, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const mandate = await Mandate.findOne({ where: { id, personId: actor.personId }, lock: true })
    if (!mandate) throw new NotFound()
    await stopOne(actor, mandate, today)
  })
}

/** Everyone who helps her, or could begin to. Part of stopping: called inside its transaction. */
export async function stopHelpers(actor: Worker, today: Day): Promise<void> {
  for (const mandate of await Mandate.findAll({ where: { personId: actor.personId }, order: ['id'], lock: true })) await stopOne(actor, mandate, today)
}

async function stopOne(actor: Worker, mandate: Mandate, today: Day): Promise<void> {
  if (mandate.stoppedOn) return
  await mandate.update({ stoppedOn: today })
  await audit(actor, 'mandate.stopped', mandate)
}

const LENGTH = 12

/** Never kept: worked out again from the id, as long as it may be shown. */
async function mandateCode(id: string): Promise<string> {
  return codeOf(await keys().mac('mandate', `code|${id}`), LENGTH)
}

export function macOfCode(code: string): Promise<Buffer> {
  return keys().mac('mandate', `given|${code}`)
}
