/** Coming to a talk: two officials sign in to it, and one of them begins. */
import { type ApplicationAct, type ApplicationFacts, stageBeneath } from '../../law/application.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { impediment } from '../../law/openActs.ts'
import { cannotAttend, cannotTakeSeat, hasBegun, isPaused, notAtTalk, notNamed, notTogether, presentOn } from '../../law/talking/presence.ts'
import { closedBy } from '../../law/rules.ts'
import { seatsOf } from '../../models/calendar/Agenda.ts'
import { Application } from '../../models/Application.ts'
import { Arrival } from '../../models/calendar/Arrival.ts'
import { type Interviewer, interviewersOf } from '../../models/calendar/Calendar.ts'
import { Municipality } from '../../models/office/Municipality.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { type AuditEvent, audit } from '../audit.ts'
import { isTrainedToday } from '../care/trained.ts'
import { accountsOf } from '../deciding/fourEyes.ts'
import { opened } from '../interviews.ts'
import { inTransaction } from '../work.ts'

/** Signs in to the talk of today, as the calendar names them; also half-way, where there is a place. Twice is once. */
export function attend(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'attend', today)
    const facts = application.facts()
    if (presentOn(today, facts).includes(actor.id)) return
    const own = await accountsOf(actor)
    refuse(cannotAttend(today, facts, own) ?? notNamed(await seatsOf(application.slotId), own) ?? ((await isTrainedToday(actor, today)) ? undefined : closedBy('M07_TRAINED', 'not-trained')))
    await done(actor, application, 'attend', today)
  })
}

/** Signs out again; a talk that began waits from then on. */
export function leave(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'leave', today)
    if (!presentOn(today, application.facts()).includes(actor.id)) return
    await done(actor, application, 'leave', today)
  })
}

/** The other one is gone and cannot say so; the talk waits. */
export function missColleague(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'missColleague', today)
    const present = presentOn(today, application.facts())
    permit(present.includes(actor.id))
    const aboutId = present.find((account) => account !== actor.id)
    if (aboutId) await missed(actor, application, aboutId, today)
  })
}

/** Also of someone who may not see the file any more. Part of an action: called inside its transaction. */
export async function missed(actor: Official, application: Application, aboutId: string, today: Day): Promise<void> {
  await application.record('missColleague', actor.id, today, { aboutId })
  await audit(actor, 'talk.colleagueMissed', application)
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

/** Goes on, with two there. */
export function resumeTalk(actor: Official, id: string, today: Day): Promise<void> {
  return turned(actor, id, 'resumeTalk', today)
}

function turned(actor: Official, id: string, act: 'pauseTalk' | 'resumeTalk', today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, act, today)
    const facts = application.facts()
    refuse(notAtTalk(facts, await accountsOf(actor)) ?? (act === 'resumeTalk' ? notTogether(today, facts) : undefined))
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
  /** Who signed in, or is at it, by account. */
  readonly present: readonly string[]
  readonly begun: boolean
  /** Present, can sign in, can take the seat of a colleague first, or finds two there. */
  readonly entry: 'in' | 'attend' | 'seat' | 'full'
  /** Whose seats this official could take: of colleagues who are not there. Empty when the calendar names this official, or nobody. */
  readonly seats: readonly string[]
  readonly interviewers: readonly Interviewer[]
  readonly paused: boolean
  /** She came in today, and is called by this code until the talk begins. */
  readonly visitor: { readonly code: string; readonly calledAt: Date | null } | null
}

export function readTalk(actor: Official, id: string, today: Day): Promise<TalkState> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const facts = application.facts()
    const { name, desk } = await Municipality.findByPk(actor.municipality, { rejectOnEmpty: true })
    const present = presentOn(today, facts)
    const [seats, own] = [await seatsOf(application.slotId), await accountsOf(actor)]
    const arrival = await Arrival.findOne({ where: { applicationId: id, day: today } })
    return {
      application,
      place: { name, desk },
      planned: stageBeneath(today, facts) === 'interview planned' && !impediment('attend', today, facts),
      present,
      begun: hasBegun(facts),
      entry: entryOf(today, facts, { account: actor.id, seats, own }),
      interviewers: await interviewersOf(actor.municipality, today),
      seats: seats.filter((from) => !cannotTakeSeat(today, facts, { seats, from, own })),
      paused: isPaused(facts),
      visitor: arrival && !hasBegun(facts) ? { code: arrival.callCode, calledAt: arrival.calledAt } : null,
    }
  })
}

function entryOf(today: Day, facts: ApplicationFacts, { account, seats, own }: { account: string; seats: readonly string[]; own: readonly string[] }): TalkState['entry'] {
  if (presentOn(today, facts).includes(account)) return 'in'
  if (cannotAttend(today, facts, own)) return 'full'
  return notNamed(seats, own) ? 'seat' : 'attend'
}
