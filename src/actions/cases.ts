/** What officials read: the worklist, and a case with what each role may open. */
import { type ActOnRecord, type ApplicationAct, type Stage, stageOn, unsettled, viewsComplete } from '../law/application.ts'
import { impediment, openActs } from '../law/openActs.ts'
import type { Day } from '../law/day.ts'
import { Application } from '../models/Application.ts'
import { seeCase } from '../models/Assignment.ts'
import { glance } from '../platform/db.ts'
import { type Actor, isOfficial, type Official } from '../policies/actor.ts'
import { actOf } from '../policies/application.ts'
import type { Purpose } from '../policies/compartments.ts'
import { Forbidden } from '../policies/permit.ts'
import { applicationsOf } from '../policies/reach.ts'
import { type CaseAcross, caseAcross } from './across/caseSide.ts'
import type { Contents, Kind, View } from './contents.ts'
import { isFailing } from './messages/outbox.ts'
import { viewsOf } from './talking/comparing.ts'
import { open } from './vault.ts'
import { inTransaction } from './work.ts'

export interface WorkRow {
  readonly id: string
  readonly caseNumber: string
  readonly decideBy: Day
  /** Null as long as no moment is chosen. */
  readonly talk: { readonly on: Day; readonly at: string } | null
  readonly stage: Stage
  /** The talk is still to be held, also while something else is asked of her. */
  readonly awaitsTalk: boolean
}

type ActRow = [act: ApplicationAct, on: Day, by: string, until: Day | null, outcome: 'grant' | 'refuse' | null]
type Row = [id: string, caseNumber: string, decideBy: Day, talkOn: Day | null, talkAt: string | null, acts: ActRow[]]

/** Open cases of this municipality in the order of the legal date; `after` is the last row of the page before. */
export async function worklist(actor: Actor, today: Day, after?: { day: Day; id: string }): Promise<WorkRow[]> {
  if (!isOfficial(actor)) throw new Forbidden()
  const values = [actor.id, actor.municipality, after?.day ?? '0001-01-01', after?.id ?? '00000000-0000-0000-0000-000000000000']
  const [page] = await glance<{ rows: Row[] | null }>('work-page', 'select work_page_of($1, $2, $3, $4, $5) as rows', [...values, A_PAGE])
  return (page?.rows ?? []).map((row) => workRow(row, today))
}

const A_PAGE = 50

/** Every open case of the municipality: who comes to the desk can be any of them. */
export async function everyOpenCase(actor: Official, today: Day): Promise<WorkRow[]> {
  const rows: WorkRow[] = []
  for (let page = await worklist(actor, today); ; ) {
    rows.push(...page)
    const last = page.at(-1)
    if (!last || page.length < A_PAGE) return rows
    page = await worklist(actor, today, { day: last.decideBy, id: last.id })
  }
}

function workRow([id, caseNumber, decideBy, on, at, acts]: Row, today: Day): WorkRow {
  const facts = { acts: acts.map(actOnRecord) }
  const talk = on && at ? { on, at } : null
  return { id, caseNumber, decideBy, talk, stage: stageOn(today, facts), awaitsTalk: !impediment('holdInterview', today, facts) }
}

function actOnRecord([act, on, by, until, outcome]: ActRow): ActOnRecord {
  return { act, on, by, ...(until && { until }), ...(outcome && { outcome }) }
}

export interface CaseFile {
  readonly application: Application
  readonly stage: Stage
  readonly openActs: readonly string[]
  readonly viewsComplete: boolean
  /** A message to her did not arrive. */
  readonly channelFails: boolean
  /** The last act this official saw here before; empty when they were not here before, or it is closed. */
  readonly seen: string
  readonly across: CaseAcross
}

/** The case within reach, and the acts that the law and the role open today. */
export function readCase(actor: Official, id: string, today: Day): Promise<CaseFile> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    const facts = application.facts()
    const acts = openActs(today, facts).filter((act) => actOf[act].includes(actor.role))
    return { application, stage: stageOn(today, facts), openActs: acts, viewsComplete: viewsComplete(facts), channelFails: await isFailing(application.personId), seen: await seen(actor, application), across: await caseAcross(application, today) }
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
  identity: 'identity', identityConfirmed: 'identity', wishes: 'interview', report: 'interview', reportAnswer: 'interview', settlement: 'interview',
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
    for (const kind of kinds.filter((each) => each !== 'settlement' || isSettled)) {
      const about = kind === 'identity' ? { personId: application.personId, municipality: actor.municipality } : application
      const found = await open(actor, about, { compartment: places[kind], kind, purpose })
      if (found) parts[kind] = found
    }
    return parts
  })
}

/** Both views, once both are saved; nothing before, for anyone. */
export function openViews(actor: Official, id: string): Promise<View[]> {
  return inTransaction(actor, async () => {
    const application = await Application.get({ ...applicationsOf(actor), id })
    return viewsOf(actor, application, purposeOf(actor))
  })
}
