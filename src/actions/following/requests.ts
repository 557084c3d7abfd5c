/** What is missing, item by item: asked by an official, answered by her, or passed by on its day. */
import type { ItemForm } from '../../forms/case/following.ts'
import type { RequestForm } from '../../forms/case/handling.ts'
import { impediment } from '../../law/openActs.ts'
import { cannotHaveMoreTime, completeUntil, isLapsed, lastDayToDecide, moreTimeUntil, openRequest, type OpenRequest } from '../../law/terms/completion.ts'
import type { Day } from '../../law/day.ts'
import { refuse } from '../../law/impediment.ts'
import { closedBy } from '../../law/rules.ts'
import { Application } from '../../models/Application.ts'
import { NotFound } from '../../platform/errors.ts'
import type { PaperFile } from '../../platform/upload/read.ts'
import type { Actor, Helper, Official, Worker } from '../../policies/actor.ts'
import { audit } from '../audit.ts'
import type { AskedItem, Attached, AttachedTo, RequestMade } from '../contents.ts'
import { opened } from '../interviews.ts'
import { attach, attachedTo } from '../papers/attachments.ts'
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

async function madeBefore(actor: Actor, application: Application, purpose: 'handle-case' | 'own-data' | 'help'): Promise<readonly RequestMade[]> {
  return (await open(actor, application, { compartment: 'correspondence', kind: 'requests', purpose }))?.all ?? []
}

export interface OwnRequest extends OpenRequest {
  readonly items: readonly (AskedItem & { readonly files: readonly Pick<Attached, 'id' | 'type'>[] })[]
  readonly decideBy: Day
  /** The new last day when she takes more time; absent when that is no longer possible. */
  readonly moreTimeUntil: Day | undefined
}

/** What is asked of her now. */
export function ownRequest(actor: Worker, today: Day): Promise<OwnRequest> {
  return inTransaction(actor, () => requestOf(actor, today))
}

/** Inside a transaction that reaches her: hers, or her helper's. */
export async function requestOf(actor: Answering, today: Day): Promise<OwnRequest> {
  const application = await Application.latest(personOf(actor))
  const running = application && openRequest(today, application.facts())
  if (!running || !application.decideBy) throw new NotFound()
  const last = (await madeBefore(actor, application, purposeOf(actor))).at(-1)
  const attached = (await attachedTo(actor, application)).filter((each) => each.with.to === 'request' && each.with.askedOn === running.askedOn)
  const items = (last?.items ?? []).map((item, index) => ({ ...item, files: attached.filter((each) => each.with.item === index + 1).map(({ id, type }) => ({ id, type })) }))
  const canMove = !cannotHaveMoreTime(today, application.facts())
  return { ...running, items, decideBy: application.decideBy, moreTimeUntil: canMove ? moreTimeUntil(running) : undefined }
}

/** Whoever answers: she, or who helps her within her mandate. */
export type Answering = Worker | (Helper & { readonly personId: string })
const personOf = ({ personId }: Answering): string => personId
const purposeOf = ({ role }: Answering) => (role === 'worker' ? 'own-data' : 'help')

/** Keeps her answer to one item with what goes along; with the last of them everything goes to the municipality, and the clock goes on. True when it did. */
export function answerItem(actor: Worker, number: number, form: ItemForm, today: Day, files: readonly PaperFile[] = []): Promise<boolean> {
  return inTransaction(actor, () => answerIn(actor, number, form, today, files))
}

/** As `answerItem`, inside a transaction that reaches her. */
export async function answerIn(actor: Answering, number: number, form: ItemForm, today: Day, files: readonly PaperFile[]): Promise<boolean> {
  const application = await ownOpened(actor, 'complete', today)
  const all = await madeBefore(actor, application, purposeOf(actor))
  const last = all.at(-1)
  const asked = last?.items[number - 1]
  if (!last || !asked) throw new NotFound()
  const where = { to: 'request', askedOn: last.askedOn, item: number } as const
  await attach(actor, application, { ...where, files, identity: asked.what === 'identityDocument' }, today)
  if (form.answerHow === 'upload' && !files.length && !(await attachedTo(actor, application)).some((each) => isWith(each.with, where))) refuse(closedBy('A04_COMPLETED', 'incomplete'))
  const answer = { how: form.answerHow, text: form.answerText }
  const items = last.items.map((item, index) => (index === number - 1 ? { ...item, answer } : item))
  await reseal(application, 'correspondence', 'requests', { all: [...all.slice(0, -1), { ...last, items }] })
  await audit(actor, 'request.answered', application, { details: { item: number } })
  if (items.some((item) => !item.answer)) return false

  await application.record('complete', actor.id, today)
  await recount(application)
  await audit(actor, 'request.completed', application)
  return true
}

const isWith = (one: AttachedTo, other: AttachedTo): boolean => one.to === other.to && one.askedOn === other.askedOn && one.item === other.item

/** More time in one press: a later last day, with every answer still there. */
export function takeMoreTime(actor: Worker, today: Day): Promise<void> {
  return inTransaction(actor, () => moreTimeIn(actor, today))
}

/** As `takeMoreTime`, inside a transaction that reaches her. */
export async function moreTimeIn(actor: Answering, today: Day): Promise<void> {
  const application = await ownOpened(actor, 'moreTime', today)
  refuse(cannotHaveMoreTime(today, application.facts()))
  const running = openRequest(today, application.facts())
  if (!running) throw new NotFound()
  await application.record('moreTime', actor.id, today, { untilDay: moreTimeUntil(running) })
  await recount(application)
  await audit(actor, 'request.moreTime', application)
}

async function ownOpened(actor: Answering, act: 'complete' | 'moreTime', today: Day): Promise<Application> {
  const latest = await Application.latest(personOf(actor))
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
