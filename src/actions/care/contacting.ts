/** What a coordinator plans, tries, and passes on. Read by care alone; of it a municipality learns that there was contact. */
import { randomUUID } from 'node:crypto'
import type { AttemptForm, PassForm, PlanForm } from '../../forms/care/referral.ts'
import { cannotPassOn, notHer, notTakenOnBy } from '../../law/care/signal.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { CareEntry, Referral } from '../../models/care/Referral.ts'
import { Signal } from '../../models/care/Signal.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { ask } from '../../platform/database/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { CareCoordinator } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { inTransaction } from '../work.ts'
import { readBeside, readNote, sealBeside } from './note.ts'

export type Entry = { readonly on: Day; readonly mine: boolean } & (
  | ({ readonly kind: 'plan' } & PlanForm)
  | ({ readonly kind: 'attempt' } & AttemptForm)
  | ({ readonly kind: 'passed' } & PassForm)
)

/** Of whoever took it on, newest first. */
export function entriesOf(actor: CareCoordinator, id: string): Promise<Entry[]> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    if (notTakenOnBy(actor.id, signal.facts())) return []
    const rows = await CareEntry.findAll({ where: { signalId: id }, order: [['made_at', 'DESC']] })
    return Promise.all(rows.map(async (row) => ({ ...((await readBeside(signal, row.id, row.sealed)) as Entry), kind: row.kind, on: row.madeOn, mine: row.madeBy === actor.id }) as Entry))
  })
}

export function planContact(actor: CareCoordinator, id: string, form: PlanForm, today: Day): Promise<void> {
  return taken(actor, id, async (signal) => {
    await note(actor, signal, 'plan', form, today)
    await signal.update({ nextOn: form.planOn, touchedOn: today })
    await audit(actor, 'signal.planned', { id })
  })
}

/** A try with what came of it; she was spoken to when she knew the word that was agreed on. */
export function recordAttempt(actor: CareCoordinator, id: string, form: AttemptForm, today: Day): Promise<void> {
  return taken(actor, id, async (signal) => {
    const agreed = Boolean((await readNote(signal)).contact.codeWord)
    refuse(notHer({ outcome: form.tryOutcome, codeWord: form.tryWord, agreed }))
    await note(actor, signal, 'attempt', form, today)
    const spoke = form.tryOutcome === 'spoke'
    await signal.update({ touchedOn: today, nextOn: null, ...(spoke && !signal.contactOn && { contactOn: today }) })
    if (spoke) await Referral.update({ contactOn: today }, { where: { id, contactOn: null } })
    await audit(actor, 'signal.tried', { id })
  })
}

/** To another region, with why. Who passes it on does not see it any more. */
export function passOn(actor: CareCoordinator, id: string, form: PassForm, today: Day): Promise<void> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(cannotPassOn(actor.id, signal.facts()))
    if (form.careRegion === actor.region || !(await Municipality.regions()).some(({ code }) => code === form.careRegion)) throw new NotFound()
    await note(actor, signal, 'passed', form, today)
    await ask('select pass_on_care($1, $2, $3)', [id, form.careRegion, today])
    await audit(actor, 'signal.passedOn', { id }, { details: { reason: form.passReason } })
  })
}

function taken(actor: CareCoordinator, id: string, work: (signal: Signal) => Promise<void>): Promise<void> {
  permit(actor.role === 'careCoordinator')
  return inTransaction(actor, async () => {
    const signal = await Signal.lock(id)
    refuse(notTakenOnBy(actor.id, signal.facts()))
    await work(signal)
  })
}

async function note(actor: CareCoordinator, signal: Signal, kind: CareEntry['kind'], value: object, today: Day): Promise<void> {
  const id = randomUUID()
  await CareEntry.create({ id, signalId: signal.id, kind, sealed: await sealBeside(signal, id, value), madeBy: actor.id, madeOn: today })
}
