/** Pages of the calendar: when talks can be, and which there are. Case numbers and colleagues only. */
import type { Talk } from '../actions/calendar/agenda.ts'
import type { RuleLine } from '../actions/calendar/times.ts'
import type { Invited, InterpreterState } from '../actions/calendar/interpreters.ts'
import type { LetterText } from '../actions/letterTexts.ts'
import type { AtDesk } from '../actions/desk/arrivals.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { DeskFinding } from '../law/person/identity.ts'
import type { Call } from '../models/calendar/Arrival.ts'
import type { Field, Row } from './shapes.ts'
import type { Day } from '../law/day.ts'

interface ShownRule extends Omit<RuleLine, 'officials'> {
  readonly officials: readonly string[]
  readonly words: string
}

export interface Visitor {
  readonly code: string
  readonly calledAt: Date | null
}

export interface ShownTalk extends Pick<Talk, 'id' | 'day' | 'time' | 'room' | 'applicationId' | 'caseNumber' | 'stage' | 'conflicts'> {
  /** When it is over. */
  readonly until: string
  readonly people: readonly string[]
  /** Of who is there today and can be called; null as long as nobody is. */
  readonly visitor: Visitor | null
}

/** One press for each who can take over from each who is not there. */
export interface TakeOver {
  readonly seat: string
  readonly colleague: string
  readonly from: string
  readonly to: string
}

export interface CalendarPages {
  'municipality/agenda': {
    /** From Monday on. */
    days: readonly { readonly day: Day; readonly talks: readonly ShownTalk[]; readonly free: number; readonly isPast: boolean }[]
    /** The same, by time and day: how many are free, and whose talks there are. */
    week: { readonly days: readonly Day[]; readonly rows: readonly { readonly time: string; readonly cells: readonly { readonly cases: readonly string[]; readonly free: number }[] }[] }
    conflicts: readonly (ShownTalk & { readonly takeOvers: readonly TakeOver[] })[]
    waiting: number
    fullUntil: Day | null
    fullSince: Day | null
    before: string
    after: string
    canPlan: boolean
    canOpenCase: boolean
  }
  'municipality/talk': { talk: ShownTalk; takeOvers: readonly TakeOver[]; canPlan: boolean; canOpenCase: boolean; notice: string }
  'municipality/absences': { absences: readonly { readonly id: string; readonly name: string; readonly fromDay: Day; readonly untilDay: Day; readonly canEnd: boolean }[]; people: readonly { readonly value: string; readonly label: string }[]; entered: Entered; errors: FormErrors }
  'municipality/visitor': AtDesk
  /** The address of a screen, once; empty before. */
  'municipality/hall': { address: string }
  'municipality/halted': { id: string; findings: readonly DeskFinding[]; steps: readonly string[]; done: boolean; seen: Entered }
  'municipality/interpreter': { id: string; caseNumber: string; day: Day; time: string; state: InterpreterState; none: boolean; address: string; rows: readonly Row[] }
  'public/interpreter': { invitation: (Pick<Invited, 'day' | 'time' | 'language' | 'mode' | 'room' | 'answer'> & { until: string; known: boolean; place: string; desk: string; phone: string }) | null; action: string; errors: FormErrors }
  'municipality/onPaper': { key: string; parts: readonly { name: string; fields: readonly Field[] }[]; entered: Entered; errors: FormErrors }
  'municipality/onPaperMade': { code: string; until: Date; caseNumber: string; letter: LetterText['letter']; explanation: LetterText['explanation']; address: string }
  'public/screen': { calls: readonly Call[]; isOver: boolean }
  'municipality/times': {
    rooms: readonly { readonly id: string; readonly name: string; readonly stepFree: boolean; readonly closedOn: Day | null }[]
    rules: readonly ShownRule[]
    interviewers: readonly { readonly id: string; readonly name: string }[]
  }
}
