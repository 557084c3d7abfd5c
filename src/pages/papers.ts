/** What pages with her papers are given. */
import type { Attached, Side } from '../actions/contents.ts'
import type { OwnRequest } from '../actions/following/requests.ts'
import type { CaseHelpers } from '../actions/helping/refusing.ts'
import type { AttachedCase } from '../actions/papers/attachments.ts'
import type { Entered, FormErrors } from '../forms/form.ts'

/** A page of a document she uploaded; `href` leads to it. */
export interface PaperRow {
  readonly id: string
  readonly side: Side
  readonly type: string
  readonly href: string
}

/** As an official sees it listed: what was made of it, in words that she reads too. */
export interface JudgedPaper extends PaperRow {
  readonly verdict: '' | 'fit' | 'unfit'
  readonly why: string
}

export interface PaperPage {
  readonly back: string
  readonly side: Side | 'attachment'
  /** With who looks and when in them; none of a file that cannot be drawn. */
  readonly images: readonly string[]
  /** Empty where nothing is judged. */
  readonly action: string
  readonly faults: readonly string[]
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface PersonPage {
  readonly action: string
  readonly stepBack: string
  readonly lines: readonly string[]
  readonly proof: string
  readonly files: readonly JudgedPaper[]
  /** Her own photo as a source; empty when she uploaded none. */
  readonly photo: string
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface PaperPages {
  'worker/documents': { files: readonly PaperRow[]; errors: FormErrors; next: string }
  'worker/photoCheck': { id: string; source: string; rules: readonly string[] }
  'municipality/person': PersonPage
  'municipality/paper': PaperPage
  'municipality/attachments': AttachedCase & { files: readonly (Attached & Pick<JudgedPaper, 'href' | 'verdict' | 'why'>)[] | null }
  'municipality/helpers': CaseHelpers
  'helper/request': { id: string; request: OwnRequest }
  'municipality/papers': { back: string; caseNumber: string; files: readonly JudgedPaper[]; ask: string }
}
