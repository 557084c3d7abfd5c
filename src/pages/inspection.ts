/** What an inspector sees, on a phone. */
import type { More } from '../actions/checking/more.ts'
import type { OwnCheck } from '../actions/checking/ownChecks.ts'
import type { VisitFile, VisitLine } from '../actions/checking/visits.ts'
import type { CheckOutcome } from '../actions/checks.ts'
import type { SeenWrong } from '../actions/looks/recipients.ts'
import type { Day } from '../law/day.ts'
import type { Shift } from '../models/office/Official.ts'

export interface InspectionPages {
  'inspection/shift': { shift: Pick<Shift, 'endsAt' | 'reason' | 'area' | 'shownFrom'>; word: string; wrong: number }
  'inspection/ended': Record<never, never>
  'inspection/wrong': { notes: readonly SeenWrong[] }
  'inspection/result': { answer: CheckOutcome['answer']; entry: string; again: boolean | null; validUntil: Day | null; photo: string }
  'inspection/more': { more: More }
  'inspection/explain': { spoken: string }
  'inspection/adverts': { answers: readonly { readonly number: string; readonly valid: boolean }[]; mistyped: readonly string[]; today: Day }
  'inspection/onDay': { valid: boolean; on: Day }
  'inspection/visits': { visits: readonly VisitLine[]; days: number }
  'inspection/visit': { visit: VisitFile }
  'inspection/offline': { places: Readonly<Record<'shift' | 'check' | 'signIn' | 'keys' | 'lists' | 'app' | 'worker', string>> }
  'inspection/ownChecks': { checks: readonly OwnCheck[]; endsAt: Date | null }
}
