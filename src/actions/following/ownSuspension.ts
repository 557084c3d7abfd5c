/** A suspension as its holder sees it, and her reaction to it. */
import type { StatementForm } from '../../forms/application/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { objectionUntil } from '../../law/objecting/objection.ts'
import { closedBy } from '../../law/rules.ts'
import { suspensionAhead } from '../../law/measures/suspension.ts'
import { Letter } from '../../models/letters/Letter.ts'
import { Licence } from '../../models/licence/Licence.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { type About, open, seal } from '../vault.ts'
import { inTransaction } from '../work.ts'

export interface OwnSuspension {
  readonly from: Day
  readonly until: Day
  readonly reason: string
  readonly letter: { readonly id: string; readonly objectUntil: Day }
  /** Her objection to it that runs. */
  readonly objection: string | undefined
  readonly reacted: boolean
}

export function ownSuspension(actor: Worker, today: Day): Promise<OwnSuspension> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const { about, act } = await suspendedNow(actor, today)
    const words = await open(actor, about, { compartment: 'correspondence', kind: 'suspension', purpose: 'own-data' })
    const letter = await Letter.findOne({ where: { personId: actor.personId, kind: 'suspended' }, order: [['sentOn', 'DESC'], ['id', 'DESC']] })
    if (!words || !letter || !act.untilDay) throw new NotFound()
    const [objection] = await Objection.lodged({ letterId: letter.id, closedOn: null })
    return {
      from: act.takesEffect, until: act.untilDay, reason: words.reason,
      letter: { id: letter.id, objectUntil: objectionUntil(letter.sentOn) },
      objection: objection?.id, reacted: await reacted(actor, about, act.takesEffect),
    }
  })
}

/** What she says of it, beside or before an objection; the municipality reads it and can end the suspension. */
export function reactToSuspension(actor: Worker, form: StatementForm, today: Day): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    await Licence.lock(actor.personId, today)
    const { about, licence, act } = await suspendedNow(actor, today)
    if (await reacted(actor, about, act.takesEffect)) refuse(closedBy('S07_HEAR', 'not-open-now'))
    await seal(about, 'correspondence', 'suspensionView', { text: form.statement, from: act.takesEffect })
    await audit(actor, 'licence.reacted', licence)
  })
}

async function reacted(actor: Worker, about: About, from: Day): Promise<boolean> {
  const view = await open(actor, about, { compartment: 'correspondence', kind: 'suspensionView', purpose: 'own-data' })
  return view?.from === from
}

async function suspendedNow({ personId }: Worker, today: Day) {
  const licence = await Licence.get({ personId })
  const act = suspensionAhead(today, licence.facts())
  if (!act) throw new NotFound()
  return { licence, act, about: { personId, id: licence.applicationId, municipality: licence.municipality } }
}
