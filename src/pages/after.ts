/** Pages of what comes after a decision: hearing her on her licence, a proposal before a second pair of eyes. */
import type { TermRow } from './clock.ts'
import type { LetterDraft } from '../actions/letterTexts.ts'
import type { CourtSide } from '../actions/measures/courts.ts'
import type { RenewalSide } from '../actions/measures/renewing.ts'
import type { Measure } from '../actions/measures/secondEye.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { Day } from '../law/day.ts'
import type { Heard } from '../law/measures/revocation.ts'
import type { Row } from './shapes.ts'

export interface AfterPages {
  'municipality/hearing': { id: string; caseNumber: string; name: 'suspension' | 'revocation'; heard: Heard; until: Day | null; can: readonly { readonly name: string; readonly href: string }[]; drop: string }
  'municipality/renewal': { side: RenewalSide; how: TermRow; old: TermRow; opened: { rows: readonly { readonly what: string; readonly before: string; readonly now: string }[]; right: boolean | null; remark: string } | null }
  'municipality/court': CourtSide & { readonly entered: Entered; readonly errors: FormErrors }
  'municipality/measure': Measure & {
    /** Null until it is opened. */
    readonly opened: { readonly rows: readonly Row[]; readonly facts: readonly { readonly ground: string; readonly fact: string; readonly source: string }[]; readonly letter: LetterDraft } | null
    /** Which proposal was read. */
    readonly version: string
    readonly points: readonly string[]
    readonly entered: Entered
    readonly errors: FormErrors
  }
}
