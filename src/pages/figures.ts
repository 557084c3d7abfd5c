/** The own figures of a municipality, and those of all together. Labels and values are in words, in the language of the page. */
import type { Entered, FormErrors } from '../forms/form.ts'
import type { BarChart, LineChart } from '../platform/paper/chart.ts'

/** One figure: what it says, its picture, and its table. */
export interface FigureShown {
  readonly name: string
  readonly bars: BarChart | null
  readonly line: LineChart | null
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Where the table lies as a file. */
  readonly file: string
}

export interface FigurePages {
  'public/figures': { readonly figures: readonly FigureShown[] }
  'municipality/dossier': { id: string; caseNumber: string; letters: number; attachments: number; reasons: readonly string[]; entered: Entered; errors: FormErrors }
  'municipality/figures': {
    readonly span: string
    readonly spans: readonly string[]
    readonly counted: { readonly from: string; readonly until: string } | null
    readonly figures: readonly FigureShown[]
    readonly tooFew: boolean
  }
}
