/** Letting the term stand still: on a ground an official puts on record, or because she agreed; and running again (Awb 4:15). */
import type { ConsentAnswerForm, ConsentForm, StandstillForm } from '../../forms/clock/standstill.ts'
import { lastDayToDecide } from '../../law/terms/completion.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { cannotAnswerConsent, cannotAskConsent, cannotResume, cannotSuspendTerm, openConsent } from '../../law/terms/standstill.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Official, Worker } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { recount } from '../following/requests.ts'
import { opened } from '../interviews.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { sendOfClock } from './letters.ts'

export function suspendTerm(actor: Official, id: string, form: StandstillForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { stillGround: ground, stillReason: reason, stillFrom: from, stillUntil: until } = form
    const application = await opened(actor, id, 'suspendTerm', today)
    const before = lastDayOf(application)
    refuse(cannotSuspendTerm(today, before, { from, until }))
    await application.record('suspendTerm', actor.id, today, { fromDay: from, untilDay: until, grounds: [ground] })
    await recount(application)
    await audit(actor, 'term.suspended', application, { details: { ground } })
    await sendOfClock(actor, application, { kind: 'termSuspended', ground, reason, from, until, before, decideBy: lastDayOf(application) }, today)
  })
}

/** From today on it runs again, sooner than was said. */
export function resumeTerm(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'resumeTerm', today)
    refuse(cannotResume(today, application.facts()))
    await application.record('resumeTerm', actor.id, today)
    await recount(application)
    await audit(actor, 'term.resumed', application)
    await sendOfClock(actor, application, { kind: 'termResumed', on: today, decideBy: lastDayOf(application) }, today)
  })
}

/** Asks her to agree to a delay. A new question takes the place of one that lies there. */
export function askConsent(actor: Official, id: string, form: ConsentForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { stillReason: reason, stillFrom: from, stillUntil: until } = form
    const application = await opened(actor, id, 'askConsent', today)
    refuse(cannotAskConsent(today, lastDayOf(application), { from, until }))
    await reseal(application, 'correspondence', 'consentAsked', { reason })
    const decideBy = lastDayIf(application, { from, until }, today)
    await application.record('askConsent', actor.id, today, { fromDay: from, untilDay: until, grounds: ['consent'] })
    await audit(actor, 'consent.asked', application)
    await sendOfClock(actor, application, { kind: 'consentAsked', reason, from, until, decideBy }, today, until)
  })
}

export interface OwnConsent {
  readonly reason: string
  readonly from: Day
  readonly until: Day
  readonly decideBy: Day
  /** What it becomes when she agrees. */
  readonly becomes: Day
}

/** What she is asked to agree to. */
export function ownConsent(actor: Worker, today: Day): Promise<OwnConsent> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    const asked = application && !cannotAnswerConsent(today, application.facts()) ? openConsent(application.facts()) : undefined
    if (!application || application.closedOn || !asked) throw new NotFound()
    const words = await open(actor, application, { compartment: 'correspondence', kind: 'consentAsked', purpose: 'own-data' })
    return { ...asked, reason: words?.reason ?? '', decideBy: lastDayOf(application), becomes: lastDayIf(application, asked, today) }
  })
}

/** Her own answer, written: only a yes moves the last day. */
export function answerConsent(actor: Worker, { consent }: ConsentAnswerForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const act = consent === 'yes' ? 'giveConsent' : 'declineConsent'
    const latest = await Application.latest(actor.personId)
    const application = await opened(actor, latest?.id ?? null, act, today)
    refuse(cannotAnswerConsent(today, application.facts()))
    const asked = openConsent(application.facts())
    const words = await open(actor, application, { compartment: 'correspondence', kind: 'consentAsked', purpose: 'own-data' })
    const before = lastDayOf(application)
    await application.record(act, actor.id, today)
    await recount(application)
    await audit(actor, 'consent.answered', application, { details: { consent } })
    if (consent === 'no' || !asked) return
    const from = asked.from > today ? asked.from : today
    await sendOfClock(actor, application, { kind: 'termSuspended', ground: 'consent', reason: words?.reason ?? '', from, until: asked.until, before, decideBy: lastDayOf(application) }, today)
  })
}

function lastDayOf(application: Application): Day {
  if (!application.receivedOn) throw new NotFound()
  return lastDayToDecide(application.receivedOn, application.facts())
}

/** What the last day would become. */
export function lastDayIf(application: Application, { from, until }: { from: Day; until: Day }, today: Day): Day {
  if (!application.receivedOn) throw new NotFound()
  const { acts } = application.facts()
  return lastDayToDecide(application.receivedOn, { acts: [...acts, { act: 'suspendTerm', on: today, by: '', from, until, grounds: ['consent'] }] })
}
