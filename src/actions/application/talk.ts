/** Her talk after the application was sent: seen, moved, given back; another interviewer, and what she needs. */
import type { ApplicationAct, ApplicationFacts } from '../../law/application.ts'
import { impediment, openActs } from '../../law/openActs.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { talkTooNear } from '../../law/talking/interview.ts'
import type { InterviewerForm, LaterSupportForm } from '../../forms/application/talk.ts'
import { Application } from '../../models/Application.ts'
import { Slot } from '../../models/calendar/Slot.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Worker } from '../../policies/actor.ts'
import { mayAct } from '../../policies/application.ts'
import { permit } from '../../policies/permit.ts'
import { audit } from '../audit.ts'
import type { Wishes } from '../contents.ts'
import { sendInvitation } from '../talking/inviting.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { hasMoment, isFree, unlessTaken } from './moments.ts'

/** Her talk to come, and what she can still change about it herself. */
export interface OwnTalk {
  readonly place: { readonly code: string; readonly name: string; readonly desk: string | null; readonly phone: string | null }
  /** Null as long as no moment is chosen. */
  readonly moment: { readonly day: Day; readonly time: string } | null
  /** Since when she waits for one. */
  readonly waitingSince: Day | null
  readonly wishes: Wishes
  readonly canChange: boolean
  readonly canAskInterviewer: boolean
  /** What the municipality changed about it last. */
  readonly changed: '' | 'handedOver' | 'movedForHer'
}

export function ownTalk(actor: Worker, now: Date, today: Day): Promise<OwnTalk> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    const facts = application?.facts() ?? { acts: [] }
    if (!application?.municipality || impediment('moveTalk', today, facts)) throw new NotFound()
    const { code, name, desk, phone } = await Municipality.findByPk(application.municipality, { rejectOnEmpty: true })
    const { slot, waitingSince } = application
    return {
      place: { code, name, desk, phone },
      moment: slot ? { day: slot.day, time: slot.time } : null,
      waitingSince,
      wishes: await wishesOf(actor, application),
      canChange: !talkTooNear(now, slot),
      canAskInterviewer: !talkTooNear(now, slot) && openActs(today, facts).includes('askInterviewer'),
      changed: changedBy(actor, facts),
    }
  })
}

/** Since she last chose a moment herself. */
function changedBy(actor: Worker, { acts }: ApplicationFacts): OwnTalk['changed'] {
  const last = acts.findLast(({ act }) => act === 'submit' || act === 'moveTalk' || act === 'handOver')
  if (last?.act === 'handOver') return 'handedOver'
  return last?.act === 'moveTalk' && last.by !== actor.id ? 'movedForHer' : ''
}

/** Moves the talk to a free moment at the same municipality, or plans it again; false when someone else was first. */
export function moveTalk(actor: Worker, slotId: string, now: Date, today: Day): Promise<boolean> {
  return unlessTaken(actor, async () => {
    const application = await changeable(actor, 'moveTalk', now, today)
    if (application.slotId === slotId) return true
    if (!(await isFree(actor, application, slotId, today))) return false

    await application.update({ slotId, waitingSince: null })
    await application.record('moveTalk', actor.id, today)
    await audit(actor, 'talk.moved', application)
    await sendInvitation(actor, application, await Slot.placed(slotId), today)
    return true
  })
}

/** Gives the moment back; the application stays as it is, its term runs on, and she chooses again when she wants. */
export function cancelTalk(actor: Worker, now: Date, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await changeable(actor, 'cancelTalk', now, today)
    await application.update({ slotId: null })
    await application.record('cancelTalk', actor.id, today)
    await audit(actor, 'talk.cancelled', application)
  })
}

/** Waits on the list for a moment; false when there is one in time. */
export function waitForTalk(actor: Worker, now: Date, today: Day): Promise<boolean> {
  return inTransaction(actor, async () => {
    const application = await changeable(actor, 'awaitTalk', now, today)
    if (application.waitingSince) return true
    if (await hasMoment(actor, application, today)) return false
    await application.update({ waitingSince: today })
    await application.record('awaitTalk', actor.id, today)
    await audit(actor, 'talk.awaited', application)
    return true
  })
}

/** Asks for other officials, a woman or a man: once, and without a reason. */
export function askInterviewer(actor: Worker, { interviewer }: InterviewerForm, now: Date, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await changeable(actor, 'askInterviewer', now, today)
    await addWish(actor, application, { interviewer })
    await application.record('askInterviewer', actor.id, today)
    await audit(actor, 'talk.interviewerAsked', application)
  })
}

/** Who comes along and what she needs, as long as the talk is to come. */
export function changeSupport(actor: Worker, form: LaterSupportForm, now: Date, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await changeable(actor, 'moveTalk', now, today)
    await addWish(actor, application, form)
    await audit(actor, 'talk.supportChanged', application)
  })
}

async function changeable(actor: Worker, act: ApplicationAct, now: Date, today: Day): Promise<Application> {
  const latest = await Application.latest(actor.personId)
  if (!latest) throw new NotFound()
  const application = await Application.lock({ personId: actor.personId, id: latest.id })
  permit(mayAct(actor, act, application))
  refuse(impediment(act, today, application.facts()))
  refuse(talkTooNear(now, application.slot))
  return application
}

async function wishesOf(actor: Worker, application: Application): Promise<Wishes> {
  return (await open(actor, application, { compartment: 'interview', kind: 'wishes', purpose: 'own-data' })) ?? {}
}

async function addWish(actor: Worker, application: Application, wish: Wishes): Promise<void> {
  await reseal(application, 'interview', 'wishes', { ...(await wishesOf(actor, application)), ...wish })
}
