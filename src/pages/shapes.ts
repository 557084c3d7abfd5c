/** What stands on pages, and on more than one of them. Texts are locale keys, unless they are said to be words. */
import type { LetterDraft } from '../actions/letterTexts.ts'
import type { Finding } from '../forms/plain.ts'
import type { Item } from '../actions/ownData.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { Day } from '../law/day.ts'

/** A field: its label is `field.<name>`, its choices are `option.<name>.<value>` unless they carry a label of their own. */
export interface Field {
  readonly kind: 'text' | 'area' | 'radios' | 'checks' | 'file' | 'date' | 'hidden'
  readonly name: string
  readonly hint?: boolean
  /** Of a file: a PDF will do as well. */
  readonly pdf?: boolean
  /** She reads what is written here: what is hard to read in it is shown before it goes. */
  readonly hers?: boolean
  /** Those of a group stand together, under its name. */
  readonly options?: readonly { value: string; label?: string; lang?: string; hint?: string; group?: string }[]
}

/** What was found in a letter that is being written, and the letter as she would read it. */
export interface Written {
  readonly findings: readonly Finding[]
  /** Of these findings: whoever ticks it has read them. */
  readonly mark: string
  readonly letter: LetterDraft | null
}

export interface FormPage {
  /** `form.<name>` is its heading, `form.<name>.button` its button, `form.<name>.why` why it is asked. */
  readonly name: string
  readonly action: string
  readonly back: string
  readonly fields: readonly Field[]
  readonly entered: Entered
  readonly errors: FormErrors
  readonly intro: readonly string[]
  /** What an official wrote in own words, which is Dutch on a page in any language. */
  readonly said?: string
  /** What holds for the answer, already in words. */
  readonly rules?: readonly string[]
  readonly upload: boolean
  /** Its letter can be looked at before it goes. */
  readonly preview?: boolean
  readonly written?: Written
  /** A second thing to do here: `form.<name>.again` is its button. */
  readonly again?: string
  /** In a demonstration: where what would have been sent can be read. */
  readonly sample?: string
  /** A page beside this one: its address, and the locale key of the link. */
  readonly beside?: { readonly href: string; readonly label: string }
  /** What is told with a question of an application, and whether she keeps the answer to herself. */
  readonly about?: About & { readonly withheld: boolean }
}

/** What is told with a question, in words: its ground, who sees the answer, until when it is kept. */
export interface About {
  readonly ground: string
  readonly seenBy: readonly string[]
  readonly kept: readonly string[]
  readonly mayWithhold: boolean
}

/** A province on the map of tiles, with how many places are there. */
export interface Tile {
  readonly code: string
  readonly name: string
  readonly places: number
}

/** A part of the read-back: what lies in one place, and who sees it there. */
export interface Block {
  readonly place: string
  readonly rows: readonly Row[]
  readonly seenBy: readonly string[]
}

export interface MomentPage extends FormPage {
  /** Empty when every moment is shown already. */
  readonly otherDay: string
  /** Nothing is free in the weeks in which there should be something. */
  readonly late: boolean
  readonly waiting: Day | null
  /** Until when a moment is kept for her; null when none is. */
  readonly keptUntil: Date | null
  /** Where she says that she waits; empty when that is not open. */
  readonly list: string
  readonly place: { readonly name: string; readonly phone: string | null }
}

/** Her draft: until when it is kept, and how far she is. */
export interface DraftLine {
  readonly until: Day
  readonly answered: number
  readonly of: number
}

export interface Row {
  readonly key: string
  readonly value: string
  readonly change?: string
}

/** In words already, in the language of the page. */
export interface DataRow {
  readonly label: string
  readonly value: string
}

export type DataItem = Pick<Item, 'id' | 'kind' | 'source' | 'since' | 'until' | 'limitedOn'> & {
  readonly photo: string
  readonly rows: readonly DataRow[]
  readonly canCorrect: boolean
  readonly request: { readonly askedOn: Day; readonly answerBy: Day; readonly answeredOn: Day | null } | null
}

/** Dots per week and kind, with where each stands; the table beside it says the same. */
export interface LookPicture {
  readonly weeks: readonly { readonly from: Day; readonly counts: Readonly<Record<string, number>> }[]
  readonly lanes: readonly { readonly kind: string; readonly top: number }[]
  readonly dots: readonly { readonly kind: string; readonly x: number; readonly y: number; readonly count: number }[]
  readonly width: number
  readonly height: number
}

export interface KeptTerm {
  readonly unit: 'days' | 'years'
  readonly count: number
  readonly from: string
}

/** Where she can come in, with what is known of it. */
export interface HelpDesk {
  readonly name: string
  readonly desk: string
  readonly phone: string
  readonly hours: { readonly from: string; readonly until: string }
  /** When it is closed now: the day it opens again. */
  readonly opens: Day | undefined
  readonly spoken: string
}

export interface LetterRow {
  readonly id: string
  readonly unread: boolean
  readonly kind: string
  readonly sentOn: Day
  readonly lastDay: Day | null
}

/** Something to do, with its last day when there is one. */
export interface TaskLink {
  readonly name: string
  readonly href: string
  readonly until: Day | undefined
}

/** A step in words, beside the picture of it. */
export interface PictureStep {
  readonly state: 'done' | 'now' | 'next'
  readonly label: string
  readonly on: string
}

export interface ContactPage {
  /** By which name what is sent comes. */
  readonly sender: string
  /** In words, without the address itself; empty when there is none yet. */
  readonly way: string
  readonly to: string
  readonly next: string
  readonly rows: readonly DataRow[]
  readonly failing: boolean
  readonly frozenOn: Day | null
  readonly sent: readonly Date[]
}
