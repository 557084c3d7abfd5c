/** Everything that is held about her, opened for herself alone (GDPR 15 and 20). */
import { type ApplicationAct, stageOn, toldToHer } from '../law/application.ts'
import { type Day, dayIn } from '../law/day.ts'
import type { LicenceFacts } from '../law/licence/licence.ts'
import { isCorrected } from '../law/hers/rectifying.ts'
import { erasing, keepUntil, reportUntil } from '../law/retention.ts'
import { shareDays, shareUntil } from '../law/hers/sharing.ts'
import { Application, ofTalk } from '../models/Application.ts'
import { Message } from '../models/letters/Message.ts'
import { Municipality } from '../models/office/Municipality.ts'
import { warningsKept } from '../models/register/Misuse.ts'
import { Sealed } from '../models/people/Sealed.ts'
import { NotFound } from '../platform/errors.ts'
import type { Worker } from '../policies/actor.ts'
import type { Compartment } from '../policies/compartments.ts'
import { permit } from '../policies/permit.ts'
import { waysIn } from './access/ways.ts'
import type { Contents, Kind } from './contents.ts'
import { holdingsOf } from './holdings.ts'
import { forHer } from './talking/withholding.ts'
import { open } from './vault.ts'
import { type OwnWatch, watchesOf } from './watching/allowing.ts'
import { inTransaction } from './work.ts'

type Source = 'provider' | 'you' | 'desk' | 'interviewers' | 'municipality' | 'register'

/** Where each kind came from. What is not here is not shown: notes among officials, and files of what is shown as text. */
const sources = {
  identity: 'provider',
  identityConfirmed: 'you',
  contact: 'you',
  wishes: 'you',
  withheld: 'you',
  reportAnswer: 'you',
  translationWish: 'you',
  viewStatement: 'you',
  spokenWish: 'you',
  objection: 'you',
  suspensionView: 'you',
  request: 'you',
  rectification: 'municipality',
  formerValue: 'municipality',
  mandateNames: 'you',
  namedPeople: 'you',
  papers: 'you',
  document: 'you',
  attachments: 'you',
  attachment: 'you',
  identityPaper: 'you',
  ownPhoto: 'you',
  photo: 'desk',
  identityCheck: 'desk',
  report: 'interviewers',
  reportTranslation: 'interviewers',
  talkNotes: 'interviewers',
  view: 'interviewers',
  settlement: 'interviewers',
  intention: 'municipality',
  advice: 'municipality',
  adviceAnswer: 'municipality',
  requests: 'municipality',
  suspension: 'municipality',
  revocation: 'municipality',
  courtOrder: 'municipality',
  newFacts: 'you',
  objectionHearing: 'municipality',
  objectionReport: 'municipality',
  objectionDecision: 'municipality',
  letterText: 'municipality',
  licenceNumber: 'register',
  workingName: 'you',
  share: 'you',
} as const satisfies Partial<Record<Kind, Source>>

export type ShownKind = keyof typeof sources

export type Item = { readonly [K in ShownKind]: ItemOf<K> }[ShownKind]

interface ItemOf<K extends ShownKind> {
  readonly id: string
  readonly kind: K
  readonly source: Source
  readonly since: Day
  /** The last day; null as long as an application is handled. */
  readonly until: Day | null
  /** Closed for use since then, until she lifts it. */
  readonly limitedOn: Day | null
  readonly content: Contents[K]
}

export interface OwnData {
  readonly since: Day
  readonly items: readonly Item[]
  readonly applications: readonly { caseNumber: string; municipality: string; startedOn: Day; receivedOn: Day | null; closedOn: Day | null; acts: readonly { act: ApplicationAct; on: Day }[] }[]
  readonly licences: readonly LicenceFacts[]
  /** How she comes in, besides a provider. */
  readonly ways: { readonly passkeys: readonly { madeOn: Day; lastUsedOn: Day | null }[]; readonly wordsOn: Day | null }
  /** Which platforms she lets hear of her number, and until when. */
  readonly watches: readonly Pick<OwnWatch, 'platform' | 'standing' | 'madeOn' | 'untilDay'>[]
  /** On which days a number of hers was checked often, and how often. */
  readonly warnings: readonly { readonly on: Day; readonly asked: number }[]
  /** The days on which something was sent to her. */
  readonly messages: readonly Day[]
}

export function ownData(actor: Worker, today: Day): Promise<OwnData> {
  permit(actor.role === 'worker')
  return inTransaction(actor, async () => {
    const holdings = await holdingsOf(actor.personId, today)
    const applications = await Application.allOf(actor.personId)
    const readableUntil = erasing(holdings)?.readableUntil ?? null
    const rows = await Sealed.findAll({ where: { personId: actor.personId, kind: Object.keys(sources) }, order: [['createdAt', 'DESC']] })
    const items: Item[] = []
    for (const row of rows) {
      const application = applications.find(({ id }) => id === row.applicationId)
      if (isForHer(row, application, today)) items.push(await itemOf(actor, row, sourceOf(row, rows), untilOf(row, application, readableUntil)))
    }
    const { wordsOn, passkeys } = await waysIn(actor)
    const ways = { wordsOn, passkeys: passkeys.map(({ madeOn, lastUsedOn }) => ({ madeOn, lastUsedOn })) }
    const watches = (await watchesOf(actor.personId, today)).map(({ platform, standing, madeOn, untilDay }) => ({ platform, standing, madeOn, untilDay }))
    const warnings = await warningsKept(actor.personId)
    const messages = (await Message.sentTo(actor.personId)).map(dayIn)
    return { since: holdings.since, items, applications: await Promise.all(applications.map(lineOf)), licences: holdings.licences.map(factsOf), ways, watches, warnings, messages }
  })
}

/** A thing she sees and can ask to put right, and the application by which a municipality handles it. */
export async function correctable({ personId }: Worker, id: string, today: Day): Promise<{ itemKind: ShownKind; application: Application }> {
  const row = await Sealed.findOne({ where: { id, personId, kind: Object.keys(sources) } })
  const handled = (await Application.allOf(personId)).filter(({ receivedOn }) => receivedOn)
  const own = handled.find((application) => application.id === row?.applicationId)
  const application = row?.applicationId ? own : handled[0]
  if (!row || !application || !isCorrected(row.kind) || !isForHer(row, own, today)) throw new NotFound()
  return { itemKind: row.kind as ShownKind, application }
}

/** The report once it was shared with her; the views of the officials and what they made of it once there is a decision. */
function isForHer({ kind }: Sealed, application: Application | undefined, today: Day): boolean {
  if (!application) return true
  const facts = application.facts()
  if (kind === 'report') return facts.acts.some(({ act }) => act === 'shareReport')
  return !['view', 'talkNotes', 'settlement'].includes(kind) || ['granted', 'refused'].includes(stageOn(today, facts))
}

function untilOf({ kind, createdAt }: Sealed, application: Application | undefined, readableUntil: Day | null): Day | null {
  // The last day of the longest code that can be made, and then as long as she still sees what it was.
  if (kind === 'share') return keepUntil('shareCode', shareUntil(dayIn(createdAt), Math.max(...shareDays)))
  const isOfTalk = (ofTalk as readonly string[]).includes(kind)
  return isOfTalk && application?.closedOn ? reportUntil(application.closedOn) : readableUntil
}

/** Without a provider the desk wrote down who she is, and saw her document before there was an application. */
function sourceOf({ kind, applicationId }: Sealed, all: readonly Sealed[]): Source {
  const byDesk = kind === 'identity' && !applicationId && all.some((other) => other.kind === 'identityCheck' && !other.applicationId)
  return byDesk ? 'desk' : sources[kind as ShownKind]
}

async function itemOf(actor: Worker, row: Sealed, source: Source, until: Day | null): Promise<Item> {
  const kind = row.kind as ShownKind
  const about = { personId: actor.personId, ...(row.applicationId && { id: row.applicationId }) }
  const content = await open(actor, about, { compartment: row.compartment as Compartment, kind, purpose: 'own-data', sealedId: row.id })
  return { id: row.id, kind, source, since: dayIn(row.createdAt), until, limitedOn: row.limitedOn, content: withoutOfficial(isReport(kind, content) ? forHer(content) : content) } as Item
}

const isReport = (kind: ShownKind, content: object | undefined): content is Contents['report'] => kind === 'report' && content !== undefined

/** Which official it was is not about her. */
function withoutOfficial(content: object | undefined): object {
  const { by: _by, ...rest } = (content ?? {}) as { by?: string }
  return rest
}

async function lineOf({ caseNumber, municipality, startedOn, receivedOn, closedOn, acts = [] }: Application) {
  const at = municipality ? await Municipality.named(municipality) : ''
  return { caseNumber, municipality: at, startedOn, receivedOn, closedOn, acts: toldToHer(acts).map(({ act, day }) => ({ act, on: day })) }
}

const factsOf = ({ validFrom, validUntil, acts }: LicenceFacts): LicenceFacts => ({ validFrom, validUntil, acts: acts.map(({ act, takesEffect, untilDay = null }) => ({ act, takesEffect, untilDay })) })
