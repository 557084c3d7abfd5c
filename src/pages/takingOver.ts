/** Taking over from another register. Problems and columns are parts of locale keys; headings are as they stand in the file. */
import type { Becomes, ImportLine } from '../actions/takingOver/prepare.ts'
import type { Entered, FormErrors } from '../forms/form.ts'

export interface TakingOverPages {
  'municipality/imports': {
    readonly imports: readonly ImportLine[]
    /** What is wrong with the whole file, and where; empty when nothing is. */
    readonly fault: string
    readonly place: string
    readonly problems: readonly { readonly line: number; readonly column: string; readonly about: string; readonly problem: string }[]
    readonly columns: readonly { readonly column: string; readonly heading: string; readonly words: readonly string[] }[]
  }
  'municipality/import': {
    readonly line: ImportLine
    /** The same file came once more. */
    readonly again: boolean
    /** Empty until they are opened. */
    readonly lines: readonly Becomes[]
    readonly cases: readonly { readonly line: number; readonly id: string; readonly caseNumber: string }[]
    readonly mayBringIn: boolean
    readonly canUndo: boolean
  }
  'municipality/takenOver': { readonly caseNumber: string; readonly who: readonly string[]; readonly entered: Entered; readonly errors: FormErrors }
}
