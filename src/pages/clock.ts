/** Pages of the clock: every date of a case, and what is done about its terms. */
import type { Correcting } from '../actions/clock/correcting.ts'
import type { NoticeTaken, OwnNotice } from '../actions/clock/notice.ts'
import type { Alarm } from '../law/terms/alarm.ts'
import type { Clock } from '../law/terms/clock.ts'
import type { Day } from '../law/day.ts'
import type { Penalty } from '../law/terms/defaultNotice.ts'
import type { LetterDraft } from '../actions/letterTexts.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { BarPicture } from '../platform/paper/picture.ts'
import type { JudgedPaper } from './papers.ts'
import type { Row } from './shapes.ts'

/** A date, and how it was worked out: in words, line by line. */
export interface TermRow {
  readonly term: string
  readonly on: Day
  readonly passed: boolean
  readonly rule: string
  readonly article: string
  readonly lines: readonly string[]
}

/** Beside each date of a page how it was worked out; null for a date that is not there. */
export type Worked<Name extends string> = Readonly<Record<Name, TermRow | null>>

export interface TermsPage {
  readonly id: string
  readonly caseNumber: string
  readonly rows: readonly TermRow[]
  readonly clock: Clock
  readonly bar: BarPicture
  readonly decidedOn: Day | null
  readonly alarm: Alarm | null
  readonly penalty: Penalty | null
  readonly links: readonly { readonly href: string; readonly label: string }[]
}

/** As it stands when it is fixed today, of a decision that was late: on an application, or on an objection. */
export interface PenaltyPage {
  readonly action: string
  readonly back: string
  readonly backLabel: string
  readonly caseNumber: string
  readonly decideBy: Day
  readonly penalty: Penalty
  readonly how: Worked<'decision' | 'penaltyFirst' | 'penaltySet'>
}

export interface LeavingOutPage {
  readonly id: string
  readonly caseNumber: string
  readonly version: string
  /** `own` for who proposed it, `nothing` when there is nothing to decide; empty when it is theirs. */
  readonly closed: string
  readonly because: string
  readonly on: Day
  readonly by: Day
  readonly how: Worked<'by'>
  /** Null until it is opened. */
  readonly opened: { readonly reason: string; readonly letter: LetterDraft } | null
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface WholePage {
  readonly id: string
  readonly caseNumber: string
  readonly checklist: readonly { readonly item: string; readonly article: string }[]
  /** What she gave, once it is opened. */
  readonly parts: readonly Row[]
  readonly papers: readonly JudgedPaper[]
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface CorrectingPage {
  readonly correcting: Correcting
  /** Why it was proposed; empty until it is opened. */
  readonly reason: string
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface ClockPages {
  'municipality/leavingOut': LeavingOutPage
  'municipality/whole': WholePage
  'municipality/correcting': CorrectingPage
  'municipality/penalty': PenaltyPage
  'municipality/noticeTaken': NoticeTaken
  'worker/notice': { notice: OwnNotice; action: string; back: string; backLabel: string }
  'municipality/terms': TermsPage
}
