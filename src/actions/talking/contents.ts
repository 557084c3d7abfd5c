/** What lies in the vault of a talk: its record, the views on it, and what she says of it. */
import type { Criterion, InformationItem, Topic, Verdict } from '../../law/talking/interview.ts'
import type { TranslationWay, TranslatorKind } from '../../law/talking/translation.ts'
import type { WithholdGround } from '../../law/talking/withholding.ts'

/** What she reads of the talk: what was told to her, and block by block what she told and what was seen. */
export interface Report {
  readonly information: readonly InformationItem[]
  readonly blocks: readonly ReportBlock[]
  readonly aloneHeld: boolean
  /** Whether it was read back to her at the end of the talk; she may do without. */
  readonly readBack: boolean
}

export interface ReportBlock {
  readonly topic: Topic
  readonly told: string
  readonly observed: string
  /** Of which talk, when there was a second. */
  readonly talk: number
  /** Of which part of that talk, when someone was replaced half-way. */
  readonly part?: number
  /** Why she does not get it, for officials. */
  readonly withheld?: Withheld
  /** For her: that something is left out here. */
  readonly leftOut?: true
}

export interface Withheld {
  readonly ground: WithholdGround
  readonly why: string
}

/** A block of the record while the talk is held, each of the three in a box of its own. */
export interface WrittenBlock {
  readonly told: string
  readonly observed: string
  readonly interpretation: string
  /** Why words about what is not asked had to stand there. */
  readonly needed: string
}

/** What she says of it: in all, and of single blocks. */
export interface ReportAnswer {
  readonly correct: boolean
  readonly remark: string
  readonly remarks?: readonly { readonly topic: Topic; readonly talk: number; readonly text: string }[]
}

/** In which language she wants to read the report, or to hear it. */
export interface TranslationWish {
  readonly how: TranslationWay
  /** A code, or as she wrote it. */
  readonly language: string
}

/** The report in that language: the words, in the order of its blocks, or that it was read to her; and whose words they are. */
export interface ReportTranslation extends TranslationWish {
  readonly by: TranslatorKind
  /** Of the translator, in their register or of the order; never a name. */
  readonly number: string
  readonly talk: number
  readonly blocks: readonly { readonly told: string; readonly observed: string }[]
}

/** What officials made of what she told; apart from the report, and hers to read once there is a decision. */
export interface TalkNotes {
  readonly notes: readonly { readonly topic: Topic; readonly interpretation: string; readonly needed: string; readonly talk: number; readonly part?: number }[]
}

export interface View {
  readonly by: string
  readonly criteria: Readonly<Record<Criterion, Judged>>
  /** Of which talk, when there was a second. */
  readonly talk?: number
  /** Why words about what is not asked stand in it. */
  readonly needed?: string
}

export interface Judged {
  readonly verdict: Verdict
  readonly fact: string
}

/** What two officials agreed, or a third found, where their views differed. */
export interface Settlement {
  readonly by: string
  readonly outcomes: Readonly<Partial<Record<Criterion, Judged>>>
  readonly needed?: string
  readonly talk: number
}

export interface TalkContents {
  /** As long as the talk is held: what was told to her, or a block of what she told. */
  talkBlock: { readonly information: readonly InformationItem[] } | WrittenBlock
  report: Report
  talkNotes: TalkNotes
  view: View
  settlement: Settlement
  reportAnswer: ReportAnswer
  translationWish: TranslationWish
  reportTranslation: ReportTranslation
}
