/** Two views beside each other: only when both are there, and by the system at the moment the second is saved. */
import { talkNumber, viewsComplete } from '../../law/application.ts'
import type { GroundCode } from '../../law/deciding/decision.ts'
import type { Day } from '../../law/day.ts'
import type { Impediment } from '../../law/impediment.ts'
import type { Criterion } from '../../law/talking/interview.ts'
import { partsOf } from '../../law/talking/presence.ts'
import { doubtAlone, toSettle, whatHolds } from '../../law/talking/settling.ts'
import { Application } from '../../models/Application.ts'
import { Sealed } from '../../models/people/Sealed.ts'
import type { Actor, Official } from '../../policies/actor.ts'
import type { Purpose } from '../../policies/compartments.ts'
import { applicationsOf } from '../../policies/reach.ts'
import { audit } from '../audit.ts'
import type { View } from './contents.ts'
import { open, openAll } from '../vault.ts'
import { inTransaction } from '../work.ts'
import { recorder } from './recorder.ts'

export interface SeenView extends View {
  /** The part of the talk from which on this official was there; the first is all of it. */
  readonly since: number
}

/** The views of the talk that was held last, in the order they were saved; none before both are there, for anyone. */
export async function viewsOf(actor: Actor, application: Application, purpose: Purpose): Promise<SeenView[]> {
  const facts = application.facts()
  if (!viewsComplete(facts)) return []
  const rows = await Sealed.findAll({ where: { applicationId: application.id, kind: 'view' }, attributes: ['id'], order: [['createdAt', 'ASC']] })
  const views = await openAll(actor, rows.map(({ id: sealedId }) => ({ about: application, compartment: 'interview' as const, kind: 'view' as const, purpose, sealedId })))
  const parts = partsOf(facts)
  const since = (account: string): number => parts.find(({ present }) => present.includes(account))?.number ?? 1
  return views.flatMap((view) => (view && (view.talk ?? 1) === talkNumber(facts) ? [{ ...view, since: since(view.by) }] : []))
}

/** On record that there is something to agree; what it is lies sealed. */
export async function compareViews(actor: Official, application: Application, today: Day): Promise<void> {
  if (!(await inQuestion(application)).length) return
  await application.record('differ', actor.id, today)
  await audit(actor, 'views.differ', application)
}

/** What a refusal rests on was found in the talk, and is not a doubt. */
export async function doubtIn(application: Application, grounds: readonly GroundCode[]): Promise<Impediment | undefined> {
  if (!doubtAlone(grounds, {})) return undefined
  const views = await viewsOf(recorder, application, 'hold-interview')
  const settled = await open(recorder, application, { compartment: 'interview', kind: 'settlement', purpose: 'hold-interview' })
  const isOfThis = settled?.talk === talkNumber(application.facts())
  return doubtAlone(grounds, whatHolds(views.map(({ criteria }) => criteria), isOfThis ? settled.outcomes : {}))
}

/** As `doubtIn`, for who writes it; none of it opens. */
export function restsOnDoubt(actor: Official, id: string, grounds: readonly GroundCode[]): Promise<boolean> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    return (await doubtIn(application, grounds)) !== undefined
  })
}

/** The criteria that are to be agreed; nobody reads the views for it. */
export async function inQuestion(application: Application): Promise<Criterion[]> {
  const [one, other] = await viewsOf(recorder, application, 'hold-interview')
  return one && other ? toSettle(one.criteria, other.criteria) : []
}
