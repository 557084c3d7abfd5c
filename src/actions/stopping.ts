/** Stopping: at any time, without a reason. What the law still keeps goes by itself on its day. */
import { stageOn } from '../law/application.ts'
import { impediment as closedTo } from '../law/openActs.ts'
import type { Day } from '../law/day.ts'
import { refuse } from '../law/impediment.ts'
import { impediment, standingOn } from '../law/licence/licence.ts'
import { type Erasing, erasing, type Holdings } from '../law/retention.ts'
import { Application } from '../models/Application.ts'
import { Licence, LicenceAct } from '../models/licence/Licence.ts'
import { Watch } from '../models/licence/Watch.ts'
import { Person } from '../models/people/Person.ts'
import { NotFound } from '../platform/errors.ts'
import type { Worker } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { audit } from './audit.ts'
import { stopObjecting } from './following/objecting.ts'
import { holdingsOf } from './holdings.ts'
import { sendStopped } from './letters.ts'
import { removeDraft } from './retention.ts'
import { stopHelpers } from './helping/mandates.ts'
import { inTransaction } from './work.ts'

export interface StopPlan {
  /** A licence that ends, an application that ends. */
  readonly licence: boolean
  readonly application: boolean
  /** An objection that is withdrawn with it. */
  readonly objection: boolean
  /** Absent when everything goes at once. */
  readonly kept: Erasing | undefined
  /** Whether anything is left to stop. */
  readonly stopped: boolean
}

/** What stopping today would do. */
export function stopPlan(actor: Worker, today: Day): Promise<StopPlan> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => planOf(await holdingsOf(actor.personId, today), today))
}

/** The last day that anything of her can be read when her application, or her draft, is withdrawn today; undefined while something else runs. Only one is ever open. */
export function readableAfterWithdrawal(actor: Worker, today: Day): Promise<Day | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const { applications, ...now } = await holdingsOf(actor.personId, today)
    return erasing({ ...now, applications: applications.map((held) => (closed(held.stage) ? held : { stage: 'withdrawn', lastOn: today })) })?.readableUntil
  })
}

function planOf(now: Holdings, today: Day): StopPlan {
  const runs = now.licences.filter((licence) => !impediment('surrender', today, licence))
  const open = now.applications.filter(({ stage }) => stage !== 'draft' && !closed(stage))
  const drafts = now.applications.filter(({ stage }) => stage === 'draft')
  const kept = keptOf(afterStop(now, today))
  const objecting = now.objecting ?? false
  return { licence: runs.length > 0, application: open.length > 0, objection: objecting, kept, stopped: kept !== undefined && !objecting && runs.length + open.length + drafts.length === 0 }
}

const closed = (stage: Holdings['applications'][number]['stage']) => ['granted', 'refused', 'withdrawn', 'not processed'].includes(stage)

/** The same holdings, with everything that runs ended today. */
function afterStop({ since, applications, licences }: Holdings, today: Day): Holdings {
  return {
    since,
    applications: applications.filter(({ stage }) => stage !== 'draft').map((held) => (closed(held.stage) ? held : { stage: 'withdrawn', lastOn: today })),
    licences: licences.map((licence) => (impediment('surrender', today, licence) ? licence : { ...licence, acts: [...licence.acts, { act: 'surrender', takesEffect: today }] })),
  }
}

/** Someone of whom nothing was ever received is kept no day longer. */
function keptOf(holdings: Holdings): Erasing | undefined {
  return holdings.applications.length ? erasing(holdings) : undefined
}

/** Ends everything that runs. Gives what is kept, and until when; nothing when everything is gone. Once is enough. */
export function stop(actor: Worker, today: Day): Promise<Erasing | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const person = await Person.findByPk(actor.personId, { lock: true })
    if (!person) throw new NotFound()
    const plan = planOf(await holdingsOf(actor.personId, today), today)
    if (plan.stopped) return plan.kept
    await stopObjecting(actor, today)
    for (const licence of await Licence.allOf(actor.personId)) await surrender(actor, licence, today)
    await Watch.stopAll({ personId: actor.personId }, today)
    await stopHelpers(actor, today)
    for (const application of await Application.allOf(actor.personId)) await end(actor, application, today)
    const kept = keptOf(await holdingsOf(actor.personId, today))
    await audit(actor, kept ? 'person.stopped' : 'person.erased', { id: actor.personId, personId: actor.personId })
    if (!kept) await person.destroy()
    else await tell(actor, kept, today)
    return kept
  })
}

async function surrender(actor: Worker, licence: Licence, today: Day): Promise<void> {
  if (impediment('surrender', today, licence.facts())) return
  const { id: licenceId, personId, municipality } = licence
  await LicenceAct.create({ licenceId, personId, municipality, act: 'surrender', takesEffect: today, actorId: actor.id })
  await audit(actor, 'licence.surrendered', licence)
}

async function end(actor: Worker, application: Application, today: Day): Promise<void> {
  const stage = stageOn(today, application.facts())
  if (stage === 'draft') return removeDraft(application)
  if (closed(stage)) return
  refuse(closedTo('withdraw', today, application.facts()))
  await application.record('withdraw', actor.id, today)
  await application.update({ closedOn: today, slotId: null, waitingSince: null })
  await audit(actor, 'application.withdrawn', application)
}

async function tell(actor: Worker, kept: Erasing, today: Day): Promise<void> {
  const application = await Application.latest(actor.personId)
  if (application) await sendStopped(actor, application, kept, today)
}

/** What her licence is worth today, the newest when none is valid; undefined for whoever never had one. */
export function ownStanding(actor: Worker, today: Day): Promise<ReturnType<typeof standingOn> | undefined> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const licence = await Licence.current(actor.personId, today)
    return licence ? standingOn(today, licence.facts()) : undefined
  })
}
