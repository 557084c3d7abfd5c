/** The desk of objections: taking one, hearing her with the file open in time, and putting off. */
import type { DeferForm, HearingReportForm, PlanForm, WaiveForm } from '../../forms/objecting/objectionDesk.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { objectionClock } from '../../law/objecting/objection.ts'
import { cannotReport, deferredTo, hearingPlan, tooSoonToHear } from '../../law/objecting/objectionDesk.ts'
import { closedBy } from '../../law/rules.ts'
import type { Objection } from '../../models/Objection.ts'
import type { Official } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import { seal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { lockObjected } from './held.ts'
import { sendHearing, sendObjectionDeferred } from './letters.ts'

/** Theirs from now on; of two at once one has it. */
export function takeObjection(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection } = await lockObjected(actor, id, 'take', today)
    await objection.record('take', actor.id, today)
    await audit(actor, 'objection.taken', objection)
  })
}

/** A committee advises: twelve weeks instead of six (Awb 7:10). */
export function callCommittee(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection } = await lockObjected(actor, id, 'committee', today)
    await objection.record('committee', actor.id, today)
    await recount(objection)
    await audit(actor, 'objection.committee', objection)
  })
}

async function recount(objection: Objection): Promise<void> {
  await objection.update({ decideBy: objectionClock(objection.facts())?.decideBy ?? null })
}

/** A later decision, once, told with its reason and its new last day (Awb 7:10). */
export function deferObjection(actor: Official, id: string, form: DeferForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection, application } = await lockObjected(actor, id, 'defer', today)
    const [before, until] = [objection.decideBy, deferredTo(objection.facts())]
    if (!before || !until) throw new Error('an objection without a last day to decide')
    await objection.record('defer', actor.id, today, until)
    await recount(objection)
    await audit(actor, 'objection.deferred', objection)
    await sendObjectionDeferred(actor, application, { reason: form.deferReason, before, until }, today)
  })
}

/** A day to hear her, with time to read the file and to add papers before it (Awb 7:4); planned again moves it. */
export function planHearing(actor: Official, id: string, form: PlanForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection, application } = await lockObjected(actor, id, 'planHearing', today)
    refuse(tooSoonToHear(today, form.hearingDay))
    const sealedWords = await seal(application, 'correspondence', 'objectionHearing', { on: form.hearingDay, time: form.hearingTime, place: form.hearingWhere })
    await objection.record('planHearing', actor.id, today, form.hearingDay, { atTime: form.hearingTime, sealedWords })
    await audit(actor, 'objection.hearingPlanned', objection)
    const plan = hearingPlan(objection.facts())
    if (!plan) throw new Error('planned and without a plan')
    await sendHearing(actor, application, { ...plan, time: form.hearingTime, place: form.hearingWhere }, today)
  })
}

/** She need not be heard: she said so, and how that is known. */
export function waiveHearing(actor: Official, id: string, form: WaiveForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection, application } = await lockObjected(actor, id, 'waiveHearing', today)
    const sealedWords = await seal(application, 'correspondence', 'objectionReport', { text: form.waivedHow })
    await objection.record('waiveHearing', actor.id, today, null, { sealedWords })
    await audit(actor, 'objection.hearingWaived', objection)
  })
}

/** The file lies open for her, at the desk and on her own pages. */
export function openPapersOf(actor: Official, id: string, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection } = await lockObjected(actor, id, 'openPapers', today)
    await objection.record('openPapers', actor.id, today)
    await audit(actor, 'objection.papersOpen', objection)
  })
}

/** What was said at the hearing; hers to read. */
export function reportHearing(actor: Official, id: string, form: HearingReportForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const { objection, application } = await lockObjected(actor, id, 'reportHearing', today)
    refuse(cannotReport(today, objection.facts()))
    if (form.heardCame === 'no' && !form.hearingSaid) refuse(closedBy('O06_HEAR', 'fact-missing'))
    const sealedWords = await seal(application, 'correspondence', 'objectionReport', { text: form.hearingSaid, came: form.heardCame === 'yes' })
    await objection.record('reportHearing', actor.id, today, null, { sealedWords })
    await audit(actor, 'objection.heard', objection)
  })
}
