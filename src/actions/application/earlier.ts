/** Someone who was refused here before asks again: she may say what is new, and whoever handles it sees that there is an earlier decision (Awb 4:6). */
import { stageOn } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import type { Impediment } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import type { Worker } from '../../policies/actor.ts'
import { refusedHere } from '../across/knownAgain.ts'
import { permit } from '../../policies/permit.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockDraft } from './draft.ts'

/** The day of the last refusal of hers before this application, at the same municipality and under this account: of another she is not told. */
async function refusedBefore({ id, personId, municipality }: Application, today: Day): Promise<Day | undefined> {
  if (!municipality) return undefined
  const others = (await Application.allOf(personId)).filter((one) => one.id !== id && one.municipality === municipality)
  return others.filter((one) => stageOn(today, one.facts()) === 'refused').flatMap(({ closedOn }) => closedOn ?? []).toSorted().at(-1)
}

/** Referring to an earlier decision takes one (Awb 4:6(2)); it is a choice, never what happens by itself. */
export async function nothingToReferTo(application: Application, grounds: readonly string[], today: Day): Promise<Impediment | undefined> {
  if (!grounds.includes('R07_REPEAT')) return undefined
  return (await refusedHere(application, today)) ? undefined : closedBy('R07_REPEAT', 'fact-missing')
}

export interface OwnNews {
  readonly refusedOn: Day
  readonly text: string
}

/** Whether she is asked what is new, and what she wrote; undefined for whoever was not refused where she asks now. */
export function ownNews(actor: Worker, today: Day): Promise<OwnNews | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const draft = await Application.latest(actor.personId)
    const refusedOn = draft && !draft.receivedOn ? await refusedBefore(draft, today) : undefined
    if (!draft || !refusedOn) return undefined
    const written = await open(actor, draft, { compartment: 'correspondence', kind: 'newFacts', purpose: 'own-data' })
    return { refusedOn, text: written?.text ?? '' }
  })
}

export function saveNews(actor: Worker, text: string): Promise<void> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => reseal(await lockDraft(actor), 'correspondence', 'newFacts', { text }))
}
