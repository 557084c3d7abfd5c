/** The page of a case, and what stands on it. */
import type { Worked } from './clock.ts'
import type { JudgedPaper } from './papers.ts'
import type { SeenView } from '../actions/talking/comparing.ts'
import type { CaseAcross } from '../actions/across/caseSide.ts'
import type { CaseFollowing } from '../actions/following/caseSide.ts'
import type { Event } from '../actions/worklist/timeline.ts'
import type { FormErrors } from '../forms/form.ts'
import type { Day } from '../law/day.ts'
import type { StaffRole } from '../law/office/office.ts'
import type { BarPicture } from '../platform/paper/picture.ts'
import type { Row } from './shapes.ts'

/** A task of a case: where it is done, if it is this official's to do now, and whose it is otherwise. */
export interface CaseTask {
  readonly task: string
  readonly state: 'done' | 'now' | 'later' | 'notNeeded'
  readonly whose: string
  readonly href: string
}

/** A way from a case to a page of its own. */
export interface Way {
  readonly href: string
  readonly act: string
}

/** Whose work a case is, and what this official may do about that. */
export interface Holding {
  readonly holder: string
  readonly can: '' | 'giveBack' | 'assign'
}

export interface CasePage {
  readonly holding: Holding
  readonly id: string
  readonly caseNumber: string
  readonly stage: string
  readonly receivedOn: Day
  readonly decideBy: Day
  /** The day to aim at, of a case that is open. */
  readonly target: Day | null
  readonly how: Worked<'decision' | 'target' | 'review' | 'completing' | 'responding' | 'validity' | 'kept'>
  readonly talk: string
  readonly asksOther: boolean
  /** What is this official's to do now, in the order it is done; what may be done as well; what is only looked at. */
  readonly ways: Readonly<Record<'now' | 'also' | 'more', readonly Way[]>>
  readonly parts: readonly Row[]
  readonly papers: readonly JudgedPaper[]
  readonly views: readonly SeenView[]
  readonly differing: readonly string[]
  readonly proposal: { readonly outcome: string; readonly grounds: readonly string[] } | null
  readonly kind: string
  readonly closedOn: Day | null
  /** What for the name may be shown; none when this role does not see it. */
  readonly purposes: readonly string[]
  readonly canOpenFile: boolean
  readonly role: StaffRole
  /** Whether it could be opened in an emergency, and until when it is. */
  readonly emergency: { readonly can: boolean; readonly until: Date | null }
  /** This official's view is kept, and the colleague's is not there yet. */
  readonly viewWaits: boolean
  /** Theirs to go on with. */
  readonly own: boolean
  /** What lies there of her opens for them, as far as their role sees it. */
  readonly opens: boolean
  readonly tasks: readonly CaseTask[]
  readonly bar: BarPicture | null
  readonly errors: FormErrors
  readonly following: CaseFollowing
  readonly across: CaseAcross
  readonly channelFails: boolean
  readonly events: readonly Event[]
}
