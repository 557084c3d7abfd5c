/** The report of a talk as it is shown. */
import type { ReportBlock } from '../actions/talking/contents.ts'
import type { Day } from '../law/day.ts'

/** A block of a report with what she said of it; a remark is written beside the last one on its topic. */
export interface ShownBlock extends ReportBlock {
  readonly remark: string
  readonly isLast: boolean
  /** The part of the talk it is from; 0 when nobody was replaced. */
  readonly partShown: number
}

/** Its words in the language of hers; empty where there are none. */
export interface TranslatedBlock {
  readonly inHers: { readonly told: string; readonly observed: string } | null
}

/** Whether she can ask for her report in another language, since when she waits for it, and what came of it. */
export interface ShownTranslation {
  readonly canAsk: boolean
  readonly askedOn: Day | null
  readonly made: { readonly on: Day; readonly how: string; readonly by: string; readonly number: string; readonly language: string } | null
}
