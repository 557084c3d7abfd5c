/** Coming to a talk: two officials sign in to it, and one of them begins. */
import { type ApplicationAct, stageBeneath } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/openActs.ts'
import { cannotAttend, hasBegun, holdersOf, isPaused, notAtTalk, notTogether, presentOn } from '../../law/talking/presence.ts'
import { Application } from '../../models/Application.ts'
import { Arrival } from '../../models/Arrival.ts'
import { Municipality } from '../../models/Municipality.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { type AuditEvent, audit } from '../audit.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'

/** Signs in to the talk of today. Twice is once. */
export function attend(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'attend', today)
    const facts = application.facts()
    if (presentOn(today, facts).includes(actor.id)) return
    refuse(cannotAttend(today, facts, await accountsOf(actor)))
    await done(actor, application, 'attend', today)
  })
}

/** Signs out again; not out of a talk that began. */
export function leave(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'leave', today)
    const facts = application.facts()
    if (hasBegun(facts) || !presentOn(today, facts).includes(actor.id)) return
    await done(actor, application, 'leave', today)
  })
}

/** Begins, with both there. When the other pressed first, it has begun. */
export function startTalk(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'startTalk', today)
    const facts = application.facts()
    if (hasBegun(facts)) return refuse(notAtTalk(facts, await accountsOf(actor)))
    refuse(notTogether(today, facts))
    permit(presentOn(today, facts).includes(actor.id))
    await done(actor, application, 'startTalk', today)
  })
}

/** Whenever she wants, or one of them; nothing of the record is on the screen meanwhile. */
export function pauseTalk(actor: Official, id: string, today: Day): Promise<void> {
  return turned(actor, id, 'pauseTalk', today)
}

export function resumeTalk(actor: Official, id: string, today: Day): Promise<void> {
  return turned(actor, id, 'resumeTalk', today)
}

function turned(actor: Official, id: string, act: 'pauseTalk' | 'resumeTalk', today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, act, today)
    const facts = application.facts()
    refuse(notAtTalk(facts, await accountsOf(actor)))
    if (isPaused(facts) !== (act === 'pauseTalk')) await done(actor, application, act, today)
  })
}

const events = { attend: 'talk.attended', leave: 'talk.left', startTalk: 'talk.started', pauseTalk: 'talk.paused', resumeTalk: 'talk.resumed' } as const satisfies Partial<Record<ApplicationAct, AuditEvent>>

async function done(actor: Official, application: Application, act: keyof typeof events, today: Day): Promise<void> {
  await application.record(act, actor.id, today)
  await audit(actor, events[act], application)
}

/** Where a talk stands for this official; nothing of her opens. */
export interface TalkState {
  readonly application: Application
  readonly place: { readonly name: string; readonly desk: string | null }
  /** It is to be held: its moment is there. */
  readonly planned: boolean
  readonly present: number
  readonly isPresent: boolean
  readonly begun: boolean
  readonly isHolder: boolean
  readonly paused: boolean
  /** She came in today, and is called by this code. */
  readonly visitor: { readonly code: string; readonly calledAt: Date | null } | null
}

export function readTalk(actor: Official, id: string, today: Day): Promise<TalkState> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const facts = application.facts()
    const { name, desk } = await Municipality.findByPk(actor.municipality, { rejectOnEmpty: true })
    const present = presentOn(today, facts)
    const arrival = await Arrival.findOne({ where: { applicationId: id, day: today } })
    return {
      application,
      place: { name, desk },
      planned: stageBeneath(today, facts) === 'interview planned' && !impediment('attend', today, facts),
      present: present.length,
      isPresent: present.includes(actor.id),
      begun: hasBegun(facts),
      isHolder: holdersOf(facts).includes(actor.id),
      paused: isPaused(facts),
      visitor: arrival && { code: arrival.callCode, calledAt: arrival.calledAt },
    }
  })
}
