/** Every page and exactly what it is given. A view that needs something new asks for it here. Texts are locale keys. */
import type { Ways } from './actions/access/ways.ts'
import type { OwnTalk } from './actions/application/talk.ts'
import type { OwnCards, ShownCard } from './actions/licence/cards.ts'
import type { OpenedShare } from './actions/licence/opening.ts'
import type { Proof } from './actions/licence/proof.ts'
import type { RenewalPlan } from './actions/licence/renewal.ts'
import type { OwnShare } from './actions/licence/sharing.ts'
import type { OpenQuestion } from './actions/anonymous/questions.ts'
import type { SignalLine } from './actions/care/signals.ts'
import type { Helped, HelpedFile } from './actions/helping/helping.ts'
import type { OwnMandate } from './actions/helping/mandates.ts'
import type { Look } from './actions/looks/looks.ts'
import type { OpenRequest } from './actions/looks/requests.ts'
import type { WorkRow } from './actions/cases.ts'
import type { View } from './actions/contents.ts'
import type { CaseFollowing } from './actions/following/caseSide.ts'
import type { OwnIntention } from './actions/following/hearing.ts'
import type { ObjectionLine, OwnObjection } from './actions/following/objecting.ts'
import type { OwnDecision } from './actions/following/objections.ts'
import type { Decided } from './actions/following/ownDecision.ts'
import type { OwnSuspension } from './actions/following/ownSuspension.ts'
import type { OwnRequest } from './actions/following/requests.ts'
import type { Status } from './actions/following/status.ts'
import type { Item, OwnData } from './actions/ownData.ts'
import type { Unreachable } from './actions/messages/unreachable.ts'
import type { StopPlan } from './actions/stopping.ts'
import type { LetterCopy } from './actions/letterTexts.ts'
import type { Entered, FormErrors } from './forms/form.ts'
import type { Day } from './law/day.ts'
import type { BarPicture, StepsPicture } from './platform/picture.ts'
import type { Organisation } from './models/HelpDirectory.ts'
import type { Actor } from './policies/actor.ts'
import type { PaperPages, PaperRow } from './paperPages.ts'

/** A field: its label is `field.<name>`, its choices are `option.<name>.<value>` unless they carry a label of their own. */
export interface Field {
  readonly kind: 'text' | 'area' | 'radios' | 'checks' | 'file' | 'date' | 'hidden'
  readonly name: string
  readonly hint?: boolean
  readonly options?: readonly { value: string; label?: string; hint?: string }[]
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
  /** What holds for the answer, already in words. */
  readonly rules?: readonly string[]
  readonly upload: boolean
  /** A second thing to do here: `form.<name>.again` is its button. */
  readonly again?: string
  /** In a demonstration: where what would have been sent can be read. */
  readonly sample?: string
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

export type DataItem = Pick<Item, 'id' | 'kind' | 'source' | 'since' | 'until'> & {
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

export interface Pages extends PaperPages {
  problem: { title: string; detail: string; reference: string }
  form: FormPage
  'public/front': object
  'public/start': { waiting: { from: number; to: number } | null }
  'public/aboutTalk': { topics: readonly string[]; information: readonly string[]; notAsked: readonly string[] }
  'public/text': { name: string; paragraphs: number }
  'public/check': { entered: string; error: string }
  'public/checkResult': { valid: boolean; today: Day }
  'public/sharedResult': { share: OpenedShare; now: Date; today: Day }
  'public/signIn': { why: '' | 'ended' | 'again'; shared: boolean; error: string; tryCode: string }
  'public/words': { words: readonly string[]; action: string; back: string }
  'public/device': { changed: boolean }
  'public/signedOut': object
  'public/weather': object
  'public/whoSees': { compartments: readonly string[]; roles: readonly string[]; cells: Record<string, Record<string, readonly string[]>>; until: readonly KeptTerm[]; kept: readonly (KeptTerm & { readonly what: string })[] }
  'demonstration/people': { uid: string; groups: { group: string; people: { subject: string; name: string; can: string }[] }[] }
  'worker/home': { stage: string; caseNumber: string; decideBy: Day | null; next: { href: string; label: string } | null; canWithdraw: boolean; hasTalk: boolean; hasStatus: boolean; hasDecision: boolean; hasCard: boolean; canRenew: boolean; hasProof: boolean; draft: DraftLine | null; notice: '' | 'later' | 'erased'; channelFails: boolean }
  'worker/tasks': { tasks: readonly { href: string; name: string; done: boolean }[]; ready: boolean; draft: DraftLine | null; next: string }
  'worker/place': FormPage & { tiles: readonly Tile[]; province: { code: string; name: string } | null }
  'worker/moment': MomentPage
  'worker/answers': { blocks: readonly Block[]; ready: boolean; key: string; errors: FormErrors }
  'worker/received': { caseNumber: string; decideBy: Day; moment: OwnTalk['moment'] }
  'worker/talk': Omit<OwnTalk, 'wishes'> & { wishes: readonly Row[]; topics: readonly string[]; notAsked: readonly string[] }
  'worker/data': { since: Day; items: readonly DataItem[]; applications: OwnData['applications']; licences: OwnData['licences']; ways: OwnData['ways']; messages: OwnData['messages'] }
  'worker/access': { ways: Ways; error: string; done: string }
  'worker/stop': { plan: StopPlan }
  'worker/stopped': { plan: StopPlan }
  'worker/contact': ContactPage
  'demonstration/messages': { messages: readonly { at: Date; to: string; text: string }[]; waiting: readonly Date[] }
  'worker/letters': { letters: readonly LetterRow[]; tasks: readonly TaskLink[] }
  'worker/status': { status: Status; tasks: readonly TaskLink[]; steps: StepsPicture; twin: readonly PictureStep[]; bar: BarPicture | null }
  'worker/request': { request: OwnRequest; daysLeft: number }
  'worker/intended': { intention: OwnIntention; daysLeft: number; canSay: boolean }
  'worker/decided': { decided: Decided; daysLeft: number }
  'worker/suspended': { suspension: OwnSuspension; today: Day }
  'worker/objections': { decisions: readonly OwnDecision[]; objections: readonly ObjectionLine[]; entered: Entered; errors: FormErrors }
  'worker/objectionCheck': { id: string; decision: OwnDecision; rows: readonly Row[]; ready: boolean; errors: FormErrors }
  'worker/objection': { objection: OwnObjection; steps: StepsPicture; twin: readonly PictureStep[]; rows: readonly DataRow[]; court: boolean }
  'worker/letter': { id: string; letter: LetterCopy; explanation: (LetterCopy & { note: string }) | null; sha256: string }
  'worker/card': { shown: (ShownCard & { number: string }) | null; why: string; today: Day }
  'worker/names': { cards: readonly (OwnCards['cards'][number] & { written: string })[]; canAdd: boolean }
  'worker/shares': { shares: readonly OwnShare[]; canShare: boolean }
  'worker/share': { share: OwnShare & { code: string; name: string }; checkAt: string }
  'worker/renewal': { plan: RenewalPlan }
  'worker/proof': { proof: Proof | null; today: Day }
  'worker/looks': { looks: readonly Look[]; filter: { readonly days: string; readonly kind: string }; kinds: readonly string[]; periods: readonly string[]; picture: LookPicture | null }
  'worker/mandates': { mandates: readonly OwnMandate[]; key: string; lengths: readonly { value: string; label: string }[]; entered: Entered; errors: FormErrors }
  'helper/people': { people: readonly Helped[]; entered: Entered; errors: FormErrors }
  'helper/person': { file: HelpedFile }
  'helper/letter': { id: string; letter: LetterCopy; explanation: (LetterCopy & { note: string }) | null }
  'care/signals': { groups: readonly { stage: string; signals: readonly SignalLine[] }[] }
  'care/signal': { signal: SignalLine; contact: readonly Row[] }
  'public/help': { national: readonly Organisation[]; regions: readonly { region: string; organisation: string }[]; desks: readonly string[] }
  'public/helpSomeone': object
  'public/ask': { key: string; entered: Entered; errors: FormErrors }
  'public/asked': { code: string; answerBy: Day; keptUntil: Day }
  'public/askAnswer': { question: string; answer: string; answerBy: Day; keptUntil: Day }
  'public/selfChecked': { outcomes: readonly string[]; minAge: number }
  'municipality/requests': { requests: readonly OpenRequest[] }
  'municipality/request': { request: OpenRequest; words: readonly Row[]; entered: Entered; errors: FormErrors }
  'municipality/questions': { questions: readonly OpenQuestion[] }
  'municipality/question': { question: OpenQuestion & { question: string; way: string }; entered: Entered; errors: FormErrors }
  'worker/report': { told: string; information: readonly string[]; canAnswer: boolean; entered: Entered; errors: FormErrors }
  'municipality/work': { rows: readonly WorkRow[]; more: string; canFind: boolean; entered: Entered; errors: FormErrors; unreachable: readonly Unreachable[] }
  'municipality/deskCode': { key: string; entered: Entered; errors: FormErrors }
  'municipality/deskCodeMade': { code: string; until: Date; address: string }
  'municipality/desk': { rows: readonly { id: string; caseNumber: string; talk: { on: Day; at: string } }[] }
  'municipality/case': CasePage
  'inspection/shift': { endsAt: Date | null }
  'inspection/result': { answer: 'valid' | 'none' | 'no shift' | 'over budget'; validUntil: Day | null; photo: string }
}

export interface ContactPage {
  /** In words, without the address itself; empty when there is none yet. */
  readonly way: string
  readonly to: string
  readonly next: string
  readonly rows: readonly DataRow[]
  readonly failing: boolean
  readonly frozenOn: Day | null
  readonly sent: readonly Date[]
}

export interface CasePage {
  readonly id: string
  readonly caseNumber: string
  readonly stage: string
  readonly receivedOn: Day
  readonly decideBy: Day
  readonly talk: string
  readonly asksOther: boolean
  readonly links: readonly { href: string; act: string }[]
  readonly canShareReport: boolean
  readonly canDecide: boolean
  readonly parts: readonly Row[]
  readonly papers: readonly PaperRow[]
  readonly views: readonly View[]
  readonly differing: readonly string[]
  readonly proposal: { readonly outcome: string; readonly grounds: readonly string[] } | null
  readonly canOpenName: boolean
  readonly following: CaseFollowing
  readonly channelFails: boolean
  readonly acts: readonly { readonly act: string; readonly on: Day }[]
}

declare global {
  namespace Express {
    interface Request {
      actor: Actor
      today: Day
      now: Date
    }
    interface Response {
      page<Name extends keyof Pages>(name: Name, props: Pages[Name]): void
    }
  }
}
