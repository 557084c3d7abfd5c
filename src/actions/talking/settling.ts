/** Where two views differ: one of the two proposes what holds and the other agrees, a third finds it, or she is asked to come once more. */
import type { Day } from '../../law/day.ts'
import { type Impediment, refuse } from '../../law/impediment.ts'
import type { Criterion } from '../../law/talking/interview.ts'
import { cannotAskAgain, cannotPropose, cannotSettle, isForThird, isViewer, outcomeIncomplete } from '../../law/talking/settling.ts'
import { type ApplicationAct, talkNumber, unsettled, viewsComplete } from '../../law/application.ts'
import { impediment } from '../../law/openActs.ts'
import type { OutcomeForm } from '../../forms/talking/outcome.ts'
import { Application } from '../../models/Application.ts'
import type { Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import type { Settlement } from './contents.ts'
import { accountsOf, type Happened, happenedSince, versionOf } from '../deciding/fourEyes.ts'
import { opened } from '../interviews.ts'
import { sendSecondTalk } from '../letters.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockCase } from '../ownWork.ts'
import { inQuestion, type SeenView, viewsOf } from './comparing.ts'

/** As the page was read: when something happened since, it is told and nothing is done. */
async function unlessHappened(actor: Official, id: string, version: string, work: () => Promise<void>): Promise<Happened[]> {
  const application = await lockCase(actor, id)
  const happened = happenedSince(application, version)
  if (!happened.length) await work()
  return happened
}

/** Puts to the other what holds for each criterion in question. */
export function proposeOutcome(actor: Official, id: string, { outcomes, needed }: OutcomeForm, today: Day, version: string): Promise<Happened[]> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, () => unlessHappened(actor, id, version, async () => {
    const application = await opened(actor, id, 'proposeOutcome', today)
    refuse(cannotPropose(application.facts(), await accountsOf(actor)))
    await keep(actor, application, { outcomes, needed })
    await application.record('proposeOutcome', actor.id, today)
    await audit(actor, 'outcome.proposed', application)
  }))
}

/** Agrees with what the other put down; a third writes what holds instead. */
export function settleOutcome(actor: Official, id: string, found: OutcomeForm | undefined, today: Day, version: string): Promise<Happened[]> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, () => unlessHappened(actor, id, version, async () => {
    const application = await opened(actor, id, 'settleOutcome', today)
    refuse(cannotSettle(application.facts(), await accountsOf(actor)))
    if (isForThird(application.facts())) await keep(actor, application, found ?? { outcomes: {}, needed: '' })
    await application.record('settleOutcome', actor.id, today)
    await audit(actor, 'outcome.settled', application)
  }))
}

async function keep(actor: Official, application: Application, { outcomes, needed }: OutcomeForm): Promise<void> {
  const facts = application.facts()
  const asked = await inQuestion(application)
  refuse(outcomeIncomplete(asked, outcomes, facts))
  const settled = Object.fromEntries(asked.map((criterion) => [criterion, outcomes[criterion]]))
  await reseal(application, 'interview', 'settlement', { by: actor.id, outcomes: settled, talk: talkNumber(facts), ...(needed && { needed }) })
}

/** The two do not agree: someone who was not there looks. */
export function askThird(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'askThird', today)
    refuse(cannotPropose(application.facts(), await accountsOf(actor)))
    await application.record('askThird', actor.id, today)
    await audit(actor, 'outcome.thirdAsked', application)
  })
}

/** Doubt stays: she is asked to come once more, and told that it is no refusal. She chooses the moment. */
export function askSecondTalk(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'secondTalk', today)
    refuse(cannotAskAgain(application.facts(), await accountsOf(actor)))
    await application.update({ slotId: null, waitingSince: null })
    await application.record('secondTalk', actor.id, today)
    await audit(actor, 'talk.secondAsked', application)
    await sendSecondTalk(actor, application, today)
  })
}

export interface Comparison {
  readonly application: Application
  readonly version: string
  /** `waiting` for a view, `agreed` from the start, `open`, `proposed`, for a `third`, or `settled`. */
  readonly state: 'waiting' | 'agreed' | 'open' | 'proposed' | 'third' | 'settled'
  /** What this official can do about it now. */
  readonly can: readonly ('propose' | 'agree' | 'find' | 'askThird' | 'secondTalk')[]
}

/** How far the two are; neither view opens. */
export function readComparison(actor: Official, id: string, today: Day): Promise<Comparison> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, () => compared(actor, id, today))
}

async function compared(actor: Official, id: string, today: Day): Promise<Comparison> {
  const application = await Application.get({ ...applicationsOf(actor), id })
  const facts = application.facts()
  const own = await accountsOf(actor)
  const isOpen = (act: ApplicationAct, closed: Impediment | undefined) => !closed && !impediment(act, today, facts)
  const settles = isOpen('settleOutcome', cannotSettle(facts, own))
  const can = [
    ...(isOpen('proposeOutcome', cannotPropose(facts, own)) ? ['propose' as const] : []),
    ...(settles ? [isForThird(facts) ? ('find' as const) : ('agree' as const)] : []),
    ...(isOpen('askThird', cannotPropose(facts, own)) ? ['askThird' as const] : []),
    ...(isOpen('secondTalk', cannotAskAgain(facts, own)) ? ['secondTalk' as const] : []),
  ]
  return { application, version: versionOf(application), state: stateOf(application), can }
}

function stateOf(application: Application): Comparison['state'] {
  const facts = application.facts()
  if (!viewsComplete(facts)) return 'waiting'
  const last = facts.acts.findLast(({ act }) => ['secondTalk', 'differ', 'proposeOutcome', 'askThird', 'settleOutcome'].includes(act))?.act
  if (!unsettled(facts)) return last === 'settleOutcome' ? 'settled' : 'agreed'
  if (isForThird(facts)) return 'third'
  return last === 'proposeOutcome' ? 'proposed' : 'open'
}

export interface Opened extends Comparison {
  readonly views: readonly SeenView[]
  readonly asked: readonly Criterion[]
  /** What was proposed or agreed. */
  readonly settlement: Settlement | undefined
}

/** Both views and what was put to the other: for the two, and for a third who is asked. */
export function openComparison(actor: Official, id: string, today: Day): Promise<Opened> {
  permit(actor.role === 'interviewer')
  return inTransaction(actor, async () => {
    const ahead = await compared(actor, id, today)
    const facts = ahead.application.facts()
    permit(isViewer(facts, await accountsOf(actor)) || isForThird(facts))
    const views = await viewsOf(actor, ahead.application, 'hold-interview')
    const asked = await inQuestion(ahead.application)
    const found = await open(actor, ahead.application, { compartment: 'interview', kind: 'settlement', purpose: 'hold-interview' })
    return { ...ahead, views, asked, settlement: found?.talk === talkNumber(facts) ? found : undefined }
  })
}
