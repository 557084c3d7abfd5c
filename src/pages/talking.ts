/** Pages of the talk: coming to it, its record block by block, and the report she reads. */
import type { Judged, WrittenBlock } from '../actions/talking/contents.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { FactMark } from '../forms/talking/outcome.ts'
import type { Found } from '../forms/talking/record.ts'
import type { Day } from '../law/day.ts'
import type { Visitor } from './calendar.ts'
import type { Way } from './case.ts'
import type { ShownBlock } from './report.ts'
import type { Field, DataRow } from './shapes.ts'

interface OfCase {
  readonly id: string
  readonly caseNumber: string
}

export interface TalkPreparePage extends OfCase {
  /** Its moment is not today: it was before, or is to come. */
  readonly otherDay: '' | 'past' | 'later'
  readonly moment: { readonly day: Day; readonly time: string } | null
  readonly place: { readonly name: string; readonly desk: string | null }
  /** `closed`, `open` to sign in, or `begun`. */
  readonly state: 'closed' | 'open' | 'begun'
  readonly present: number
  readonly entry: 'in' | 'attend' | 'seat' | 'full'
  /** Whose seat can be taken, as colleagues call them. */
  readonly seats: readonly { readonly value: string; readonly label: string }[]
  readonly reasons: readonly { readonly value: string }[]
  readonly entered: Entered
  readonly errors: FormErrors
  readonly notFree: boolean
  readonly canStart: boolean
  /** Who came in for it, to be called by a code; null as long as nobody did. */
  readonly visitor: Visitor | null
  /** In words; null until it is opened. */
  readonly wishes: readonly DataRow[] | null
  readonly information: readonly string[]
  readonly topics: readonly { readonly name: string; readonly judged: boolean }[]
  readonly notAsked: readonly string[]
}

export interface TalkStep {
  readonly name: string
  readonly number: number
  /** Kept, still empty, or written with others only. */
  readonly state: 'kept' | 'open' | 'again'
}

export interface TalkNowPage extends OfCase {
  readonly steps: readonly TalkStep[]
  /** What lacks, by name, when it was to end. */
  readonly lacks: readonly string[]
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface TalkBlockPage extends OfCase {
  readonly name: string
  readonly number: number
  readonly blockCount: number
  readonly version: number
  readonly information: readonly string[]
  readonly notAsked: readonly string[]
  /** What may be noticed beside this topic; none beside telling. */
  readonly indicators: readonly string[]
  readonly entered: Entered
  readonly errors: FormErrors
  readonly marks: readonly Found[]
  readonly opinions: readonly Found[]
  /** From earlier parts, with the codes of the two who were there. */
  readonly earlier: readonly { readonly who: readonly string[]; readonly content: { readonly information: readonly string[] } | WrittenBlock }[]
  /** What a colleague wrote meanwhile. */
  readonly other: { readonly information: readonly string[] } | WrittenBlock | null
}

export interface TalkReportPage extends OfCase {
  readonly canShare: boolean
  /** Not both views are there, of a case that goes on. */
  readonly waits: boolean
  /** What can be kept back when it is shared; nothing until it is opened. */
  readonly withholding: readonly Field[]
  readonly entered: Entered
  readonly errors: FormErrors
  readonly sharedOn: Day | null
  /** Null until it is opened. */
  readonly report: {
    readonly information: readonly string[]
    readonly blocks: readonly ShownBlock[]
    /** Who was there for which part, by code; empty when the two stayed the two. */
    readonly parts: readonly { readonly talk: number; readonly number: number; readonly who: readonly string[] }[]
    readonly aloneHeld: boolean
    readonly readBack: boolean
    readonly answer: { readonly correct: boolean; readonly remark: string } | null
    readonly second: boolean
  } | null
}

export interface TranslationPage extends OfCase {
  /** Undefined when nothing was asked, or it is there. */
  readonly askedOn: Day | undefined
  /** Null until it is opened. */
  readonly opened: { readonly how: string; readonly language: string; readonly code: string; readonly blocks: readonly ShownBlock[] } | null
  readonly fields: readonly Field[]
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface ComparePage extends OfCase {
  readonly version: string
  readonly state: string
  readonly can: readonly string[]
  /** Null until it is opened. */
  readonly opened: {
    readonly rows: readonly { readonly criterion: string; readonly views: readonly Judged[]; readonly outcome: Judged | null }[]
    /** Of each view the first part its official was there for. */
    readonly since: readonly number[]
    readonly same: readonly { readonly criterion: string; readonly verdict: string }[]
    readonly verdicts: readonly string[]
  } | null
  readonly entered: Entered
  readonly errors: FormErrors
  readonly marks: readonly FactMark[]
}

export interface TalkingPages {
  'municipality/compare': ComparePage
  'municipality/talkPrepare': TalkPreparePage
  'municipality/talkNow': TalkNowPage
  'municipality/talkBlock': TalkBlockPage
  'municipality/talkPause': OfCase & { readonly together: boolean }
  'municipality/talkScreen': { back: string; information: readonly string[]; topics: readonly string[]; notAsked: readonly string[] }
  'municipality/talkSheet': { id: string; information: readonly string[]; topics: readonly string[]; notAsked: readonly string[] }
  'municipality/talkReport': TalkReportPage
  /** Where to go on, when there is something to do now. */
  'municipality/viewKept': OfCase & { readonly complete: boolean; readonly next: Way | null }
  'municipality/talkTranslation': TranslationPage
}
