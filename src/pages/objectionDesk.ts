/** Pages of the desk of objections. */
import type { Objectable } from '../actions/objectionDesk/paper.ts'
import type { DeskFile, ObjectionRow } from '../actions/objectionDesk/reading.ts'
import type { LetterCopy, LetterDraft } from '../actions/letterTexts.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { Worked } from './clock.ts'
import type { DataRow } from './shapes.ts'

export interface DeskPages {
  'municipality/objections': { rows: readonly ObjectionRow[]; canRegister: boolean }
  'municipality/objection': {
    file: DeskFile
    how: Worked<'decision' | 'reasons' | 'papersFrom' | 'papersUntil'>
    /** Each step that is open: a page, or a press of a button. */
    links: readonly { readonly name: string; readonly href: string; readonly press: boolean }[]
    /** Null until it is opened. */
    opened: { readonly rows: readonly DataRow[]; readonly decision: LetterCopy | null; readonly proposal: readonly DataRow[]; readonly letter: LetterDraft | null; readonly papers: readonly string[]; readonly attachments: { readonly href: string; readonly lines: readonly string[] } | null; readonly keptBack: readonly string[] } | null
    canDecide: boolean
    /** Which proposal was read. */
    version: string
    points: readonly string[]
    sections: readonly string[]
    entered: Entered
    errors: FormErrors
  }
  'municipality/paperObjection': Objectable & { readonly entered: Entered; readonly errors: FormErrors }
}
