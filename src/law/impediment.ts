import type { RuleCode } from './rules.ts'

/** Why the law does not open something: a word for each reason; the page that explains it finds the text. */
export type Because =
  | 'already-submitted'
  | 'draft-gone'
  | 'prescribed'
  | 'incomplete'
  | 'too-young'
  | 'not-open-now'
  | 'already-decided'
  | 'identity-not-established'
  | 'no-work-right'
  | 'report-not-shared'
  | 'report-not-translated'
  | 'translation-incomplete'
  | 'views-not-complete'
  | 'fact-missing'
  | 'one-official'
  | 'two-present'
  | 'not-at-talk'
  | 'talk-not-begun'
  | 'talk-paused'
  | 'not-named'
  | 'seat-taken'
  | 'still-present'
  | 'record-incomplete'
  | 'not-agreed'
  | 'nothing-proposed'
  | 'outcome-incomplete'
  | 'doubt-asks-talk'
  | 'doubt-alone'
  | 'letter-incomplete'
  | 'answer-missing'
  | 'ground-not-told'
  | 'nothing-new'
  | 'help-not-offered'
  | 'outside-the-case'
  | 'change-unexplained'
  | 'too-soon'
  | 'papers-not-open'
  | 'waits-for-shield'
  | 'already-handled'
  | 'already-designated'
  | 'not-designated'
  | 'day-has-been'
  | 'changes-the-past'
  | 'place-ended'
  | 'not-asked-yet'
  | 'more-than-needed'
  | 'her-request-first'
  | 'outside-the-term'
  | 'not-late-yet'
  | 'not-heard'
  | 'talk-too-near'
  | 'same-official'
  | 'not-yet-made-known'
  | 'licence-not-open-to-this'
  | 'no-more-time'
  | 'too-late'
  | 'too-long'
  | 'late-without-reason'
  | 'too-many-numbers'
  | 'too-many-names'
  | 'last-number'
  | 'other-answer'
  | 'too-many-shares'
  | 'too-many-watches'
  | 'already-watched'
  | 'no-renewal'
  | 'talk-needed'
  | 'renewal-too-early'
  | 'renewal-too-late'
  | 'not-read'
  | 'no-consent'
  | 'code-word'
  | 'not-trained'

export interface Impediment {
  /** Our own code for the rule; steady when articles are renumbered. */
  readonly rule: RuleCode
  /** The article it rests on; null until a lawyer has confirmed one. */
  readonly article: string | null
  readonly because: Because
  /** Of what is not whole: what it lacks, by name. */
  readonly parts?: readonly string[]
}

/** How the law says no. */
export class Refused extends Error {
  readonly impediment: Impediment

  constructor(impediment: Impediment) {
    super(`${impediment.rule}: ${impediment.because}`)
    this.impediment = impediment
  }
}

export function refuse(impediment: Impediment | undefined): void {
  if (impediment) throw new Refused(impediment)
}
