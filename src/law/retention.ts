/** How long what is kept (law.md §10; German practice and selection lists). All are settings until enacted. */
import { isOpen, type Stage } from './application.ts'
import { addDays, addYears, type Day } from './day.ts'
import type { Mark } from './figures.ts'
import { endOf, type LicenceFacts } from './licence/licence.ts'
import { objectionUntil } from './objecting/objection.ts'

export type Kept =
  | 'draft'
  | 'notProcessedOrWithdrawn'
  | 'upload'
  | 'ledgerLine'
  | 'identityAndPhoto'
  | 'interviewReport'
  | 'refusedFile'
  | 'repeatHash'
  | 'signal'
  | 'concern'
  | 'referral'
  | 'auditLog'
  | 'shareCode'
  | 'watch'
  | 'message'
  | 'anonymousQuestion'
  | 'mandate'
  | 'waitingFile'
  | 'waitingImport'
  | 'formerValue'
  | 'visitReport'
  | 'announcement'
  | 'tightening'

interface Term {
  readonly days?: number
  readonly years?: number
  /** From when the term counts. */
  readonly from: 'last change' | 'final' | 'expiry' | 'record'
  readonly source: string
  readonly mark: Mark
}

export const retention: Readonly<Record<Kept, Term>> = {
  draft: { days: 30, from: 'last change', source: 'own default', mark: 'I' },
  notProcessedOrWithdrawn: { days: 91, from: 'final', source: 'own default', mark: 'I' },
  upload: { days: 1, from: 'final', source: 'own default; no copy after the check', mark: 'I' },
  ledgerLine: { years: 1, from: 'expiry', source: 'municipal selection lists', mark: 'S' },
  identityAndPhoto: { days: 91, from: 'expiry', source: 'PSG 34(3)', mark: 'V' },
  interviewReport: { days: 42, from: 'final', source: 'own default', mark: 'I' },
  refusedFile: { years: 1, from: 'final', source: 'own default', mark: 'I' },
  repeatHash: { years: 2, from: 'final', source: 'own default', mark: 'I' },
  /** With whoever coordinates care: as long as something happens. */
  signal: { days: 183, from: 'last change', source: 'own default', mark: 'I' },
  /** A worry that an official wrote down; looked at again half-way. */
  concern: { days: 183, from: 'record', source: 'own default', mark: 'I' },
  referral: { years: 5, from: 'record', source: 'own default', mark: 'I' },
  anonymousQuestion: { days: 30, from: 'record', source: 'own default', mark: 'I' },
  mandate: { days: 30, from: 'final', source: 'own default', mark: 'I' },
  auditLog: { years: 3, from: 'record', source: 'own default', mark: 'I' },
  /** A code she made for someone: after its last day, so that she still sees what it was. */
  shareCode: { days: 30, from: 'expiry', source: 'own default', mark: 'I' },
  /** That a platform was let hear of it: after its last day, so that she still sees what it was. */
  watch: { days: 30, from: 'expiry', source: 'own default', mark: 'I' },
  message: { days: 91, from: 'record', source: 'own default', mark: 'I' },
  /** A message that lies ready for who delivers it; nobody did. */
  waitingFile: { days: 7, from: 'record', source: 'own default', mark: 'I' },
  /** What was put right: as long as the answer can be objected to, and the days the calendar may add. */
  formerValue: { days: 49, from: 'record', source: 'own default; Awb 6:7', mark: 'I' },
  /** What was seen at a visit; it names nobody. */
  visitReport: { days: 183, from: 'record', source: 'own default', mark: 'I' },
  /** What was said above pages, and which account said it, looked at it and ended it. */
  announcement: { days: 91, from: 'expiry', source: 'own default', mark: 'I' },
  /** Limits that were stricter for a while, and which account set and ended that. */
  tightening: { days: 91, from: 'expiry', source: 'own default', mark: 'I' },
  /** What was read from another register and nobody took over. */
  waitingImport: { days: 1, from: 'record', source: 'own default', mark: 'I' },
}

/** The last day it is kept. */
export function keepUntil(what: Kept, from: Day): Day {
  const { days = 0, years = 0 } = retention[what]
  return addDays(addYears(from, years), days)
}

/** What is from before that day has been kept as long as was said. */
export function keptSince(what: Kept, today: Day): Day {
  const { days = 0, years = 0 } = retention[what]
  return addDays(addYears(today, -years), -days)
}

/** What someone has with us, as far as erasing goes. */
export interface Holdings {
  /** Since when there is an account. */
  readonly since: Day
  readonly applications: readonly Held[]
  readonly licences: readonly LicenceFacts[]
  /** An objection that runs holds everything. */
  readonly objecting?: boolean
}

export interface Held {
  readonly stage: Stage
  /** Of the last answer, or of the act that closed it. */
  readonly lastOn: Day
}

export interface Erasing {
  /** The last day that anything can be read; after it her key is destroyed. */
  readonly readableUntil: Day
  /** The last day of the line in the ledger, which names nobody. */
  readonly lineUntil: Day
}

/** When all that someone has goes; undefined while an application or an objection is handled. */
export function erasing({ since, applications, licences, objecting }: Holdings): Erasing | undefined {
  if (objecting) return undefined
  if (applications.some(({ stage }) => stage !== 'draft' && isOpen(stage))) return undefined
  const files = applications.flatMap(({ stage, lastOn }) => fileUntil(stage, lastOn))
  const ends = licences.map(endOf)
  const readable = [keepUntil('draft', since), ...files, ...ends.map((end) => keepUntil('identityAndPhoto', end))]
  const readableUntil = latest(readable)
  return { readableUntil, lineUntil: latest([readableUntil, ...ends.map((end) => keepUntil('ledgerLine', end))]) }
}

/** Of a granted application the licence says how long it is kept. */
function fileUntil(stage: Stage, lastOn: Day): Day[] {
  if (stage === 'draft') return [keepUntil('draft', lastOn)]
  if (stage === 'withdrawn') return [keepUntil('notProcessedOrWithdrawn', lastOn)]
  if (stage === 'not processed') return [keepUntil('notProcessedOrWithdrawn', objectionUntil(lastOn))]
  if (stage === 'refused') return [keepUntil('refusedFile', objectionUntil(lastOn))]
  return []
}

const latest = (days: readonly Day[]): Day => days.toSorted().at(-1) as Day

/** The last day of the report of a talk and the views on it: some weeks after the decision can no longer be objected to. */
export function reportUntil(decidedOn: Day): Day {
  return keepUntil('interviewReport', objectionUntil(decidedOn))
}
