/** What the page of a request about data is given. */
import type { Deciding } from '../actions/looks/deciding.ts'
import type { OpenRequest } from '../actions/looks/requests.ts'
import type { LetterDraft } from '../actions/letterTexts.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { Worked } from './clock.ts'
import type { Field, Row, Written } from './shapes.ts'

export interface RequestPage {
  readonly request: OpenRequest
  readonly how: Worked<'by' | 'later'>
  /** One person's answer, a proposal to be made, or one that lies there: for this official to decide, or for another. */
  readonly step: 'answer' | 'propose' | 'decide' | 'waits'
  readonly deciding: Deciding
  /** Her words; none until they are opened. */
  readonly words: readonly Row[]
  /** What is proposed, once it is opened; a photo as a picture. */
  readonly proposal: { readonly rows: readonly Row[]; readonly photo: string }
  /** Why it came back; empty when it did not. */
  readonly comment: string
  /** As it would go; null when it cannot go any more. */
  readonly letter: LetterDraft | null
  readonly fields: readonly Field[]
  readonly outcomes: readonly string[]
  readonly upload: boolean
  readonly entered: Entered
  readonly errors: FormErrors
  readonly written: Written
}
