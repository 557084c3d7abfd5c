/** What lies in the vault of what comes after a decision. */
import type { Day } from '../../law/day.ts'
import type { GroundFact } from '../../law/deciding/proposal.ts'
import type { ObjectionOutcome } from '../../law/objecting/objection.ts'

/** Why a licence is suspended or revoked: per ground what is known and where from, what she said and what was done with it. */
export interface RevocationWords {
  readonly reason: string
  readonly facts: readonly GroundFact[]
  readonly said: string
  readonly answer: string
  readonly weighing: string
}

export interface ObjectionDecisionWords {
  readonly outcome: ObjectionOutcome
  readonly reason: string
  readonly weighing: string
}

export interface AfterContents {
  suspension: RevocationWords
  /** The same for whoever decides, with a word among officials; of one that ends a suspension the reason alone. */
  licenceProposal: Omit<RevocationWords, 'said'> & { readonly note: string }
  revocation: RevocationWords
  /** Which court, and under which number: from the paper. */
  courtOrder: { readonly court: string; readonly reference: string }
  /** When and where she is heard on an objection. */
  objectionHearing: { readonly on: Day; readonly time: string; readonly place: string }
  /** What was said there; or how it is known that she need not be heard. */
  objectionReport: { readonly text: string; readonly came?: boolean }
  objectionProposal: ObjectionDecisionWords & { readonly note: string }
  objectionDecision: ObjectionDecisionWords
  /** What is new since she was refused, in her words. */
  newFacts: { readonly text: string }
  suspensionReview: { readonly text: string }
}
