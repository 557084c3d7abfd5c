/** What is missing, item by item: asked by an official, answered by her, or passed by on its day. */
import type { ItemForm } from '../../forms/following.ts'
import type { RequestForm } from '../../forms/handling.ts'
import { impediment } from '../../law/openActs.ts'
import { cannotHaveMoreTime, completeUntil, isLapsed, lastDayToDecide, moreTimeUntil, openRequest, type OpenRequest } from '../../law/terms/completion.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Actor, Official, Worker } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import type { AskedItem, RequestMade } from '../contents.ts'
import { opened } from '../interviews.ts'
import { open, reseal } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { sendRequest } from './letters.ts'

/** Asks her for what is missing (Awb 4:5); the decision waits as long. */
export function askToComplete(actor: Official, id: string, form: RequestForm, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await opened(actor, id, 'inviteToComplete', today)
    const untilDay = completeUntil(today, form.weeks)
    const items = form.items.map((what) => ({ what, text: form[`${what}Text`] }))
    const before = await madeBefore(actor, application, 'handle-case')
    await reseal(application, 'correspondence', 'requests', { all: [...before, { askedOn: today, items }] })
    await application.record('inviteToComplete', actor.id, today, { untilDay })
    await recount(application)
    await audit(actor, 'request.sent', application, { details: { items: items.length } })
    await sendRequest(actor, application, { items, untilDay }, today)
  })
}

/** The last day to decide, worked out again after an act that moves it. */
export async function recount(application: Application): Promise<void> {
  if (!application.receivedOn) throw new Error('a term of what was not received')
  await application.update({ decideBy: lastDayToDecide(application.receivedOn, application.facts()) })
}

async function madeBefore(actor: Actor, application: Application, purpose: 'handle-case' | 'own-data'): Promise<readonly RequestMade[]> {
  return (await open(actor, application, { compartment: 'correspondence', kind: 'requests', purpose }))?.all ?? []
}

export interface OwnRequest extends OpenRequest {
  readonly items: readonly AskedItem[]
  readonly decideBy: Day
  /** The new last day when she takes more time; absent when that is no longer possible. */
  readonly moreTimeUntil: Day | undefined
}

/** What is asked of her now. */
export function ownRequest(actor: Worker, today: Day): Promise<OwnRequest> {
  return inTransaction(actor, async () => {
    const application = await Application.latest(actor.personId)
    const running = application && openRequest(today, application.facts())
    if (!running || !application.decideBy) throw new NotFound()
    const last = (await madeBefore(actor, application, 'own-data')).at(-1)
    const canMove = !cannotHaveMoreTime(today, application.facts())
    return { ...running, items: last?.items ?? [], decideBy: application.decideBy, moreTimeUntil: canMove ? moreTimeUntil(running) : undefined }
  })
}

/** Keeps her answer to one item; with the last of them everything goes to the municipality, and the clock goes on. True when it did. */
export function answerItem(actor: Worker, number: number, form: ItemForm, today: Day): Promise<boolean> {
  return inTransaction(actor, async () => {
    const application = await ownOpened(actor, 'complete', today)
    const all = await madeBefore(actor, application, 'own-data')
    const last = all.at(-1)
    if (!last?.items[number - 1]) throw new NotFound()
    const answer = { how: form.answerHow, text: form.answerText }
    const items = last.items.map((item, index) => (index === number - 1 ? { ...item, answer } : item))
    await reseal(application, 'correspondence', 'requests', { all: [...all.slice(0, -1), { ...last, items }] })
    await audit(actor, 'request.answered', application, { details: { item: number } })
    if (items.some((item) => !item.answer)) return false

    await application.record('complete', actor.id, today)
    await recount(application)
    await audit(actor, 'request.completed', application)
    return true
  })
}

/** More time in one press: a later last day, with every answer still there. */
export function takeMoreTime(actor: Worker, today: Day): Promise<void> {
  return inTransaction(actor, async () => {
    const application = await ownOpened(actor, 'moreTime', today)
    refuse(cannotHaveMoreTime(today, application.facts()))
    const running = openRequest(today, application.facts())
    if (!running) throw new NotFound()
    await application.record('moreTime', actor.id, today, { untilDay: moreTimeUntil(running) })
    await recount(application)
    await audit(actor, 'request.moreTime', application)
  })
}

async function ownOpened(actor: Worker, act: 'complete' | 'moreTime', today: Day): Promise<Application> {
  const latest = await Application.latest(actor.personId)
  return opened(actor, latest?.id ?? null, act, today)
}

const keeper: Actor = { role: 'system', id: 'job:terms' }
/** Acts of the system are on record under an id that is nobody's. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Every request whose last day has passed unused, on record once; then the clock goes on. */
export async function lapseRequests(today: Day): Promise<number> {
  const asked = await inTransaction(keeper, () => Application.asked())
  let times = 0
  for (const application of asked) if (isLapsed(today, application.facts()) && (await lapse(application.id, today))) times += 1
  return times
}

function lapse(id: string, today: Day): Promise<boolean> {
  return inTransaction(keeper, async () => {
    const application = await Application.lock({ id })
    if (!isLapsed(today, application.facts()) || impediment('lapse', today, application.facts())) return false
    await application.record('lapse', NOBODY, today)
    await recount(application)
    await audit(keeper, 'request.lapsed', application)
    return true
  })
}
