/** Pages of the clock: every date of a case, and what is done about its terms. */
import type { Alarm } from '../law/alarm.ts'
import type { Clock } from '../law/clock.ts'
import type { Day } from '../law/day.ts'
import type { Penalty } from '../law/defaultNotice.ts'
import type { BarPicture } from '../platform/picture.ts'

/** A date, and how it was worked out: in words, line by line. */
export interface TermRow {
  readonly term: string
  readonly on: Day
  readonly passed: boolean
  readonly rule: string
  readonly article: string
  readonly lines: readonly string[]
}

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

export interface ClockPages {
  'municipality/terms': TermsPage
}
