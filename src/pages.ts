/** Every page and exactly what it is given. A view that needs something new asks for it here. Texts are locale keys. */
import type { Ways } from './actions/access/ways.ts'
import type { OwnTalk } from './actions/applications.ts'
import type { Card, Look } from './actions/licences.ts'
import type { WorkRow } from './actions/cases.ts'
import type { View } from './actions/contents.ts'
import type { Item, OwnData } from './actions/ownData.ts'
import type { StopPlan } from './actions/stopping.ts'
import type { LetterCopy } from './actions/letterTexts.ts'
import type { Entered, FormErrors } from './forms/form.ts'
import type { Day } from './law/day.ts'
import type { Actor } from './policies/actor.ts'

/** A field: its label is `field.<name>`, its choices are `option.<name>.<value>` unless they carry a label of their own. */
export interface Field {
  readonly kind: 'text' | 'area' | 'radios' | 'checks' | 'file'
  readonly name: string
  readonly hint?: boolean
  readonly options?: readonly { value: string; label?: string }[]
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
  readonly upload: boolean
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

export type DataItem = Pick<Item, 'kind' | 'source' | 'since' | 'until'> & { readonly photo: string; readonly rows: readonly DataRow[] }

export interface LetterRow {
  readonly id: string
  readonly kind: string
  readonly sentOn: Day
  readonly lastDay: Day | null
}

export interface Pages {
  problem: { title: string; detail: string; reference: string }
  form: FormPage
  'public/front': object
  'public/text': { name: string; paragraphs: number }
  'public/check': { entered: string; error: string }
  'public/checkResult': { valid: boolean; today: Day }
  'public/signIn': { why: '' | 'ended' | 'again'; shared: boolean; error: string; tryCode: string }
  'public/words': { words: readonly string[]; action: string; back: string }
  'public/device': { changed: boolean }
  'public/signedOut': object
  'public/weather': object
  'public/whoSees': { compartments: readonly string[]; roles: readonly string[]; cells: Record<string, Record<string, readonly string[]>> }
  'demonstration/people': { uid: string; groups: { group: string; people: { subject: string; name: string; can: string }[] }[] }
  'worker/home': { stage: string; caseNumber: string; decideBy: Day | null; next: { href: string; label: string } | null; canWithdraw: boolean; hasTalk: boolean; hasCard: boolean }
  'worker/tasks': { tasks: readonly { href: string; name: string; done: boolean }[]; ready: boolean }
  'worker/answers': { rows: readonly Row[]; ready: boolean; key: string; errors: FormErrors }
  'worker/received': { caseNumber: string; decideBy: Day; day: Day; time: string }
  'worker/talk': { talk: OwnTalk }
  'worker/data': { since: Day; items: readonly DataItem[]; applications: OwnData['applications']; licences: OwnData['licences']; ways: OwnData['ways'] }
  'worker/access': { ways: Ways; error: string; done: string }
  'worker/stop': { plan: StopPlan }
  'worker/stopped': { plan: StopPlan }
  'worker/letters': { letters: readonly LetterRow[] }
  'worker/letter': { id: string; letter: LetterCopy; explanation: (LetterCopy & { note: string }) | null; sha256: string }
  'worker/card': { card: Card | null }
  'worker/looks': { looks: readonly Look[] }
  'worker/report': { told: string; information: readonly string[]; canAnswer: boolean; entered: Entered; errors: FormErrors }
  'municipality/work': { rows: readonly WorkRow[]; more: string }
  'municipality/deskCode': { key: string; entered: Entered; errors: FormErrors }
  'municipality/deskCodeMade': { code: string; until: Date; address: string }
  'municipality/desk': { rows: readonly WorkRow[] }
  'municipality/case': CasePage
  'inspection/shift': { endsAt: Date | null }
  'inspection/result': { answer: 'valid' | 'none' | 'no shift' | 'over budget'; validUntil: Day | null; photo: string }
}

export interface CasePage {
  readonly id: string
  readonly caseNumber: string
  readonly stage: string
  readonly receivedOn: Day
  readonly decideBy: Day
  readonly talk: string
  readonly links: readonly { href: string; act: string }[]
  readonly canShareReport: boolean
  readonly canDecide: boolean
  readonly parts: readonly Row[]
  readonly views: readonly View[]
  readonly differing: readonly string[]
  readonly proposal: { readonly outcome: string; readonly grounds: readonly string[] } | null
  readonly canOpenName: boolean
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
