/** What pages with her papers are given. */
import type { Side } from '../actions/contents.ts'
import type { Entered, FormErrors } from '../forms/form.ts'

/** A page of a document she uploaded; `href` leads to it. */
export interface PaperRow {
  readonly id: string
  readonly side: Side
  readonly type: string
  readonly href: string
}

export interface PersonPage {
  readonly action: string
  readonly stepBack: string
  readonly lines: readonly string[]
  readonly proof: string
  readonly files: readonly PaperRow[]
  /** Her own photo as a source; empty when she uploaded none. */
  readonly photo: string
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface PaperPages {
  'worker/documents': { files: readonly PaperRow[]; errors: FormErrors; next: string }
  'worker/photoCheck': { id: string; source: string; rules: readonly string[] }
  'municipality/person': PersonPage
  'municipality/paper': { back: string; side: Side; image: string }
}
