/** What officials read of a case: its state, and what each role may open. */
import { type Stage, stageOn, unsettled, viewsComplete } from '../law/application.ts'
import { cannotSaveView, openActs } from '../law/openActs.ts'
import type { Day } from '../law/day.ts'
import { isViewer } from '../law/talking/settling.ts'
import { Application } from '../models/Application.ts'
import { seeCase } from '../models/office/Assignment.ts'
import type { Official } from '../policies/actor.ts'
import { actOf } from '../policies/application.ts'
import type { Purpose } from '../policies/compartments.ts'
import { Forbidden } from '../policies/permit.ts'
import { applicationsOf } from '../policies/reach.ts'
import { type CaseAcross, caseAcross } from './across/caseSide.ts'
import type { Contents, Kind } from './contents.ts'
import { accountsOf } from './deciding/fourEyes.ts'
import { viewsIn } from './deciding/words.ts'
import { isOwn, opensTo } from './ownWork.ts'
import { isFailing } from './messages/outbox.ts'
import { type SeenView, viewsOf } from './talking/comparing.ts'
import { open } from './vault.ts'
import { inTransaction } from './work.ts'

export interface CaseFile {
  readonly application: Application
  readonly stage: Stage
  readonly openActs: readonly string[]
  readonly viewsComplete: boolean
  /** This official gave a view of the talk that was held last. */
  readonly viewKept: boolean
  /** Theirs to go on with; otherwise it is read, and nothing of it is done. */
  readonly own: boolean
  /** What lies there of her opens for them. */
  readonly opens: boolean
  /** A message to her did not arrive. */
  readonly channelFails: boolean
  /** The last act this official saw here before; empty when they were not here before, or it is closed. */
  readonly seen: string
  readonly across: CaseAcross
}

/** The case within reach, and the acts that the law and the role open today; a view only to who still gives one. */
export function readCase(actor: Official, id: string, today: Day): Promise<CaseFile> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const facts = application.facts()
    const own = await isOwn(actor, application)
    const accounts = actor.role === 'interviewer' ? await accountsOf(actor) : []
    const acts = openActs(today, facts).filter((act) => own && actOf[act].includes(actor.role) && (act !== 'saveView' || !cannotSaveView(facts, accounts)))
    return { application, stage: stageOn(today, facts), own, opens: await opensTo(actor, application), openActs: acts, viewsComplete: viewsComplete(facts), viewKept: isViewer(facts, accounts), channelFails: await isFailing(application.personId), seen: await seen(actor, application), across: await caseAcross(application, today) }
  })
}

async function seen({ id, municipality }: Official, application: Application): Promise<string> {
  return application.closedOn ? '' : seeCase(id, application.id, municipality, application.acts?.at(-1)?.id ?? '0')
}

/** What each of them opens a case for. */
const purposes: Readonly<Partial<Record<Official['role'], Purpose>>> = {
  frontDesk: 'verify-identity', interviewer: 'hold-interview', caseworker: 'handle-case', decisionMaker: 'decide', objectionHandler: 'handle-objection',
}

/** What for an official opens a case; some work without opening any. */
export function purposeOf({ role }: Official): Purpose {
  const purpose = purposes[role]
  if (!purpose) throw new Forbidden()
  return purpose
}

const places = {
  identity: 'identity', identityConfirmed: 'identity', identityCheck: 'identity', wishes: 'interview', report: 'interview', reportAnswer: 'interview', settlement: 'interview', rectification: 'interview',
  proposal: 'correspondence', comment: 'correspondence', intention: 'correspondence', viewStatement: 'correspondence',
  requests: 'correspondence', spokenWish: 'correspondence', licenceProposal: 'correspondence', suspensionView: 'correspondence', hearingSkipped: 'correspondence', newFacts: 'correspondence',
} as const

export type Openable = keyof typeof places & Kind

/** Opens the named parts of a case for what this role does, or for a purpose of its own that was chosen; each opening is on record. */
export function openParts<K extends Openable>(actor: Official, id: string, kinds: readonly K[], purpose: Purpose = purposeOf(actor)): Promise<{ [P in K]?: Contents[P] }> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const parts: { [P in K]?: Contents[P] } = {}
    // What one put to the other is no outcome yet.
    const isSettled = !unsettled(application.facts())
    for (const kind of kinds.filter((each) => each !== 'viewStatement' && (each !== 'settlement' || isSettled))) {
      const about = kind === 'identity' ? { personId: application.personId, municipality: actor.municipality } : application
      const found = await open(actor, about, { compartment: places[kind], kind, purpose })
      if (found) parts[kind] = found
    }
    if (kinds.some((kind) => kind === 'viewStatement')) Object.assign(parts, await allViews(actor, application, purpose))
    return parts
  })
}

/** What she said to each intention, one after the other. */
async function allViews(actor: Official, application: Application, purpose: Purpose): Promise<{ viewStatement?: Contents['viewStatement'] }> {
  const said = await viewsIn(actor, application, purpose)
  return said.length ? { viewStatement: { text: said.join('\n\n') } } : {}
}

/** Both views, once both are saved; nothing before, for anyone. */
export function openViews(actor: Official, id: string): Promise<SeenView[]> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    return viewsOf(actor, application, purposeOf(actor))
  })
}
