/** Pages of deciding: a proposal, a hearing, the second pair of eyes, how letters reached her, and the letters themselves. */
import type { Delivery } from '../actions/deciding/deliveries.ts'
import type { OwnSeal } from '../actions/deciding/seals.ts'
import type { Comment } from '../actions/contents.ts'
import type { LetterDraft } from '../actions/letterTexts.ts'
import type { Finding } from '../forms/plain.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { Day } from '../law/day.ts'
import type { Template } from '../law/deciding/letters.ts'
import type { FactSource, Section } from '../law/deciding/proposal.ts'

interface CaseForm {
  readonly id: string
  readonly caseNumber: string
  /** The act the page was read at. */
  readonly version: string
  readonly entered: Entered
  readonly errors: FormErrors
  readonly findings: readonly Finding[]
  /** Ticking it sends the text as it is; another text has another mark. */
  readonly mark: string
  /** What it would say to her; null as long as it was not asked for. */
  readonly letter: LetterDraft | null
}

export interface ProposalPage extends CaseForm {
  readonly rows: readonly { readonly code: string; readonly facts: readonly { readonly fact: string; readonly source: string }[]; readonly helpFirst: boolean }[]
  /** When help was offered, and by whom; null as long as that is not on record. */
  readonly help: { readonly on: Day; readonly by: string } | null
  /** How she was heard: `heard`, `skipped` or `not`. */
  readonly hearing: string
  readonly gaveView: boolean
  /** It was sent back: what changes needs a reason. */
  readonly wasReturned: boolean
  readonly comment: Comment | null
}

export interface IntentionPage extends CaseForm {
  readonly grounds: readonly string[]
  readonly soonest: Day
  /** The day of the intention before this one. */
  readonly before: Day | null
}

export interface SecondEyePage {
  readonly id: string
  readonly caseNumber: string
  readonly version: string
  readonly outcome: string
  /** `own` for who worked on it before, `nothing` when there is nothing to decide; empty when it is theirs. */
  readonly closed: string
  /** Null until it is opened. */
  readonly opened: {
    readonly grounds: readonly { readonly code: string; readonly facts: readonly { readonly fact: string; readonly source: FactSource }[] }[]
    readonly rows: readonly { readonly key: string; readonly value: string; readonly section?: Section }[]
    readonly changed: readonly Section[]
    readonly change: string
    readonly letter: LetterDraft
  } | null
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface DecidingPages {
  'municipality/proposal': ProposalPage
  'municipality/intention': IntentionPage
  'municipality/secondEye': SecondEyePage
  'municipality/changed': { back: string; happened: readonly { readonly key: string; readonly on: Day }[] }
  'municipality/delivered': { id: string; caseNumber: string; letters: readonly Delivery[]; channelFails: boolean; canDeliver: boolean }
  'municipality/templates': { kinds: readonly { kind: string; versions: readonly Template[] }[] }
  'municipality/template': { kind: string; version: number; parts: readonly { name: string; written: boolean }[]; letter: LetterDraft }
  'worker/seals': { seals: readonly OwnSeal[]; without: readonly { readonly letter: string; readonly kind: string; readonly sentOn: Day }[]; answer: '' | 'yes' | 'no'; sentOn: Day | null; errors: FormErrors }
  'public/seal': { entered: Entered; errors: FormErrors; answer: '' | 'yes' | 'no'; afterwards: Day | null }
}
