/** An application that is not sent yet: found, locked, and wiped at once when she wants that. */
import { notADraft } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { keepUntil } from '../../law/retention.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { mayAct } from '../../policies/application.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import { lastChange } from '../holdings.ts'
import { removeDraft } from '../retention.ts'
import { inTransaction } from '../work.ts'

/** Her draft, which nobody else changes until this transaction ends: of two answers at once the later stands, per question. */
export async function lockDraft(actor: Worker): Promise<Application> {
  const open = await Application.open(actor.personId)
  if (!open) throw new NotFound()
  const draft = await Application.lock({ id: open.id })
  permit(mayAct(actor, 'submit', draft))
  refuse(notADraft(draft))
  return draft
}

/** The last day her draft is kept; null when there is none. */
export function draftUntil(actor: Worker): Promise<Day | null> {
  return inTransaction(actor, async () => {
    const draft = await Application.open(actor.personId)
    return draft && !draft.receivedOn ? keepUntil('draft', await lastChange(draft)) : null
  })
}

/** Wipes the draft and every answer in it. Her key stays: other things may lie under it. Wiping twice is wiping once. */
export function eraseOwnDraft(actor: Worker): Promise<void> {
  permit(actor.role === 'worker')
  const wiped = inTransaction(actor, async () => {
    const draft = await lockDraft(actor)
    await removeDraft(draft)
    await audit(actor, 'draft.erased', draft)
  })
  return wiped.catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
  })
}
