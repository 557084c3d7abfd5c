/** What every letter holds, in which order, by version (law.md §11). An official fills in the written parts and nothing else. */
import { type Day, day, isDay } from '../day.ts'
import type { GroundCode } from './decision.ts'
import type { Impediment } from '../impediment.ts'
import { closedBy, rules } from '../rules.ts'
import type { SkipGround } from './proposal.ts'

export const letterParts = ['head', 'lead', 'asked', 'meaning', 'why', 'yourView', 'weighing', 'data', 'next', 'who', 'about', 'move', 'remedies', 'again', 'help', 'decidedBy', 'annex'] as const
export type LetterPart = (typeof letterParts)[number]

export interface Template {
  readonly version: number
  readonly from: Day
  readonly parts: readonly LetterPart[]
  /** What an official writes; everything else is fixed. */
  readonly written: readonly LetterPart[]
}

const first = day('2020-01-01')
const second = day('2026-11-01')
const onObjection = [{ version: 1, from: first, parts: ['head', 'lead', 'meaning', 'why', 'yourView', 'weighing', 'remedies', 'help', 'decidedBy'], written: ['why', 'weighing'] }] as const satisfies readonly Template[]

/** Add a version when a letter changes; never change one, for letters that were sent say which they had. */
export const templates = {
  receipt: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  completionRequest: [{ version: 1, from: first, parts: ['head', 'lead', 'asked', 'next', 'help'], written: ['asked'] }],
  deferred: [{ version: 1, from: first, parts: ['head', 'lead', 'help'], written: ['lead'] }],
  secondTalk: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'next', 'help'], written: [] }],
  intendedRefusal: [
    { version: 1, from: first, parts: ['head', 'lead', 'why', 'yourView', 'help'], written: ['why'] },
    { version: 2, from: second, parts: ['head', 'lead', 'why', 'yourView', 'next', 'help'], written: ['why'] },
  ],
  granted: [
    { version: 1, from: first, parts: ['head', 'lead', 'meaning', 'remedies', 'help'], written: [] },
    { version: 2, from: second, parts: ['head', 'lead', 'meaning', 'remedies', 'help', 'decidedBy'], written: [] },
  ],
  refused: [
    { version: 1, from: first, parts: ['head', 'lead', 'meaning', 'why', 'yourView', 'weighing', 'data', 'remedies', 'again', 'help', 'decidedBy'], written: ['why', 'yourView', 'weighing'] },
    { version: 2, from: second, parts: ['head', 'lead', 'meaning', 'why', 'yourView', 'weighing', 'data', 'remedies', 'again', 'help', 'decidedBy', 'annex'], written: ['why', 'yourView', 'weighing'] },
  ],
  intendedRevocation: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'yourView', 'next', 'help'], written: ['why'] }],
  revoked: [{ version: 1, from: first, parts: ['head', 'lead', 'meaning', 'why', 'yourView', 'weighing', 'data', 'remedies', 'again', 'help', 'decidedBy'], written: ['why', 'yourView', 'weighing'] }],
  intendedSuspension: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'yourView', 'next', 'help'], written: ['why'] }],
  termSuspended: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'next', 'help'], written: ['why'] }],
  termResumed: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  dayCorrected: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  consentAsked: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'meaning', 'next', 'help'], written: ['why'] }],
  noticeReceived: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  penaltySet: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'next', 'remedies', 'help', 'decidedBy'], written: [] }],
  talkMissed: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  rightReceipt: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  rightLater: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'help'], written: ['why'] }],
  rightGranted: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'remedies', 'help'], written: ['why'] }],
  rightDenied: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'remedies', 'help'], written: ['why'] }],
  notProcessed: [{ version: 1, from: first, parts: ['head', 'lead', 'meaning', 'why', 'data', 'remedies', 'again', 'help', 'decidedBy'], written: ['why'] }],
  helperRefused: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'next', 'help'], written: ['why'] }],
  withdrawn: [{ version: 1, from: first, parts: ['head', 'lead', 'data', 'help'], written: [] }],
  stopped: [{ version: 1, from: first, parts: ['head', 'lead', 'data', 'again', 'help'], written: [] }],
  renewalReminder: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  suspended: [
    { version: 1, from: first, parts: ['head', 'lead', 'meaning', 'why', 'yourView', 'next', 'remedies', 'help', 'decidedBy'], written: ['why', 'yourView'] },
    { version: 2, from: second, parts: ['head', 'lead', 'meaning', 'why', 'yourView', 'weighing', 'next', 'remedies', 'help', 'decidedBy'], written: ['why', 'yourView', 'weighing'] },
  ],
  reinstated: [
    { version: 1, from: first, parts: ['head', 'lead', 'why', 'meaning', 'remedies', 'help'], written: ['why'] },
    { version: 2, from: second, parts: ['head', 'lead', 'why', 'meaning', 'remedies', 'help', 'decidedBy'], written: ['why'] },
  ],
  courtStayed: [{ version: 1, from: first, parts: ['head', 'lead', 'meaning', 'help'], written: [] }],
  courtStayEnded: [{ version: 1, from: first, parts: ['head', 'lead', 'meaning', 'help'], written: [] }],
  invitation: [{ version: 1, from: first, parts: ['head', 'lead', 'who', 'about', 'move', 'help'], written: [] }],
  repeatReminder: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'meaning', 'help'], written: [] }],
  repeatTalk: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'meaning', 'help'], written: [] }],
  repeatDone: [{ version: 1, from: first, parts: ['head', 'lead', 'data', 'help'], written: [] }],
  talkDropped: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  talkAsked: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  objectionReceived: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'meaning', 'help'], written: [] }],
  objectionWithdrawn: [{ version: 1, from: first, parts: ['head', 'lead', 'meaning', 'help'], written: [] }],
  objectionHearing: [{ version: 1, from: first, parts: ['head', 'lead', 'yourView', 'data', 'help'], written: ['lead'] }],
  objectionDeferred: [{ version: 1, from: first, parts: ['head', 'lead', 'help'], written: ['lead'] }],
  objectionFounded: onObjection,
  objectionUnfounded: onObjection,
  objectionInadmissible: onObjection,
  applicationTakenOver: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  licenceTakenOver: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  handedOver: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'data', 'next', 'help'], written: [] }],
  lookAnswer: [
    { version: 1, from: first, parts: ['head', 'lead', 'help'], written: ['lead'] },
    { version: 2, from: second, parts: ['head', 'lead', 'remedies', 'help'], written: ['lead'] },
  ],
  correctionReceipt: [{ version: 1, from: first, parts: ['head', 'lead', 'next', 'help'], written: [] }],
  correctionGranted: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'remedies', 'help'], written: ['why'] }],
  correctionDenied: [{ version: 1, from: first, parts: ['head', 'lead', 'why', 'remedies', 'help'], written: ['why'] }],
} as const satisfies Readonly<Record<string, readonly Template[]>>

/** Every letter there is: what has no list of parts cannot be sent. */
export type LetterKind = keyof typeof templates
export const letterKinds = Object.keys(templates) as LetterKind[]
export const isLetterKind = (kind: string): kind is LetterKind => Object.hasOwn(templates, kind)

/** What is decided on an objection goes on to the court; every other decision can be objected to (Awb 6:4, 7:1). */
const toCourt: readonly LetterKind[] = ['objectionFounded', 'objectionUnfounded', 'objectionInadmissible']
const hasRemedies = (kind: LetterKind): boolean => templates[kind].some(({ parts }: Template) => parts.includes('remedies'))
export const decisionKinds: readonly LetterKind[] = letterKinds.filter((kind) => hasRemedies(kind) && !toCourt.includes(kind))

/** The version a letter of that day has. */
export function templateOf(kind: LetterKind, on: Day): Template {
  const known: readonly Template[] = templates[kind]
  return known.findLast(({ from }) => from <= on) ?? templates[kind][0]
}

export interface Part {
  readonly name?: string
  readonly paragraphs: readonly string[]
}

export interface Head {
  readonly municipality: string
  readonly caseNumber: string
  readonly sentOn: Day
}

/** The parts of its version that a letter lacks, or has without a word in them. */
export function missingParts(kind: LetterKind, { municipality, caseNumber, sentOn }: Head, parts: readonly Part[]): string[] {
  if (municipality === '' || caseNumber === '' || !isDay(sentOn)) return ['head', ...lacking(kind, first, parts)]
  return lacking(kind, sentOn, parts)
}

function lacking(kind: LetterKind, on: Day, parts: readonly Part[]): string[] {
  const written = parts.filter(isWritten).map(({ name = '' }) => name)
  return templateOf(kind, on).parts.filter((name) => name !== 'head' && !written.includes(name))
}

const isWritten = ({ paragraphs }: Part): boolean => paragraphs.length > 0 && paragraphs.every((text) => text.trim() !== '')

/** Without its decision, its reasons, its last day or another part of it there is no letter (Awb 3:45 to 3:47). */
export function notWhole(missing: readonly string[]): Impediment | undefined {
  return missing.length ? { ...closedBy('L01_WHOLE_LETTER', 'letter-incomplete'), parts: missing } : undefined
}

/** In the order of its version, and nothing beside it. */
export function inOrder<P extends Part>(kind: LetterKind, on: Day, parts: readonly P[]): P[] {
  return templateOf(kind, on).parts.flatMap((name) => parts.find((part) => part.name === name) ?? [])
}

/** Which articles a refusal leans on, of those that were read; of a ground none, as long as its law is not there. */
export function articlesOf(chosen: readonly GroundCode[], skipped: SkipGround | undefined): ('reasons' | 'hear' | 'skip' | 'repeat' | 'none')[] {
  const hasNone = chosen.some((ground) => rules[ground].article === null)
  return ['reasons', skipped ? 'skip' : 'hear', ...(chosen.includes('R07_REPEAT') ? ['repeat' as const] : []), ...(hasNone ? ['none' as const] : [])]
}
