/** Where her application stands: its steps, its clock, and what is asked of her. */
import { did, hearUntil, isOpen, type Stage, stageOn, thisHearing } from '../../law/application.ts'
import { impediment } from '../../law/openActs.ts'
import { type Clock, clockOn } from '../../law/terms/clock.ts'
import { openRequest, stopsOf } from '../../law/terms/completion.ts'
import { noticeOf } from '../../law/terms/defaultNotice.ts'
import type { Day } from '../../law/day.ts'
import { standingOf } from '../../law/office/handover.ts'
import { objectionClock } from '../../law/objecting/objection.ts'
import { cannotAnswerConsent, openConsent } from '../../law/terms/standstill.ts'
import { type Step, stepsOn } from '../../law/progress.ts'
import { Application } from '../../models/Application.ts'
import { Handover } from '../../models/office/Handover.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { Objection } from '../../models/Objection.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { intendedFor } from '../measures/hearing.ts'
import { inTransaction } from '../work.ts'

export type TaskName = 'complete' | 'consent' | 'view' | 'moment' | 'report' | 'reasons' | 'revocationView' | 'suspensionView' | 'handover'

/** Something she can do now; with the last day when there is one, and the objection it is about. */
export interface Task {
  readonly name: TaskName
  readonly until: Day | undefined
  readonly objection?: string
}

export interface Status {
  readonly caseNumber: string
  readonly municipality: string
  readonly stage: Stage
  readonly steps: readonly Step[]
  /** As long as it is not decided. */
  readonly clock: Clock | undefined
  readonly deferredUntil: Day | undefined
  /** She gave notice that we are late, or can. */
  readonly notice: boolean
  readonly tasks: readonly Task[]
}

export function ownStatus(actor: Worker, today: Day): Promise<Status> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    if (!application?.receivedOn || !application.decideBy) throw new NotFound()
    const { caseNumber, receivedOn, decideBy, slot } = application
    const facts = application.facts()
    const stage = stageOn(today, facts)
    const stops = stopsOf(facts)
    return {
      caseNumber, stage,
      municipality: await Municipality.named(application.municipality ?? ''),
      steps: stepsOn(today, facts, { talkOn: slot?.day, decideBy }),
      clock: isOpen(stage) ? clockOn(today, receivedOn, stops) : undefined,
      deferredUntil: stops.deferredUntil,
      notice: (isOpen(stage) && today > decideBy) || noticeOf(facts, decideBy) !== undefined,
      tasks: await tasksIn(actor, application, today),
    }
  })
}

/** What waits for her, soonest last day first. */
export function ownTasks(actor: Worker, today: Day): Promise<Task[]> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    return application ? tasksIn(actor, application, today) : []
  })
}

async function tasksIn(actor: Worker, application: Application, today: Day): Promise<Task[]> {
  const facts = application.facts()
  const request = openRequest(today, facts)
  const consent = application.closedOn || cannotAnswerConsent(today, facts) ? undefined : openConsent(facts)
  const asked = did('askToSpeak', thisHearing(facts))
  const closed = (act: 'giveView' | 'awaitTalk' | 'answerReport') => impediment(act, today, facts) !== undefined
  const objections = await Objection.lodged({ personId: actor.personId })
  const licence = application.closedOn ? await intendedFor(actor, today) : undefined
  const tasks: (Task | false | undefined)[] = [
    request && { name: 'complete', until: request.until },
    (await asksHer(application)) && { name: 'handover', until: undefined },
    consent && { name: 'consent', until: consent.until },
    !closed('giveView') && !asked && { name: 'view', until: hearUntil(facts) },
    !closed('awaitTalk') && !application.waitingSince && { name: 'moment', until: undefined },
    licence && !licence.heard && !licence.wish && { name: licence.about === 'revoke' ? 'revocationView' : 'suspensionView', until: licence.until },
    !closed('answerReport') && { name: 'report', until: undefined },
    ...objections.map((objection) => reasonsFor(objection)),
  ]
  return tasks.filter((task) => task !== undefined && task !== false).toSorted((one, other) => (one.until ?? '9').localeCompare(other.until ?? '9'))
}

/** Whether her application may go to another municipality waits for her. */
async function asksHer({ id }: Application): Promise<boolean> {
  const handover = await Handover.running(id)
  return handover !== null && standingOf(handover.facts()) === 'asks her'
}

function reasonsFor(objection: Objection): Task | undefined {
  const clock = objectionClock(objection.facts())
  return clock?.reasonsUntil && !clock.withdrawnOn && !clock.decidedOn ? { name: 'reasons', until: clock.reasonsUntil, objection: objection.id } : undefined
}
