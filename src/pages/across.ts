/** Pages of who must not see a file, of advice, and of what goes from one municipality to another. */
import type { AdviceRow, AdviceTask, CaseAdvice } from '../actions/across/advice.ts'
import type { CaseHandover, Given, OfferedCase } from '../actions/across/handoverLists.ts'
import type { AdviserToTell } from '../actions/looks/recipients.ts'
import type { BarrierLine } from '../actions/shield/barriers.ts'
import type { Naming, NamingLine, OwnNaming } from '../actions/shield/naming.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { DataRow } from './shapes.ts'

export interface AcrossPages {
  'municipality/adviceTasks': { rows: readonly AdviceTask[] }
  'municipality/advice': CaseAdvice & { wrong: readonly AdviserToTell[]; canTell: boolean; fields: readonly string[]; grounds: readonly string[]; kinds: readonly string[]; most: readonly { ground: string; kind: string; fields: string }[]; preview: readonly DataRow[] | null; entered: Entered; errors: FormErrors }
  /** Null until it is opened. */
  'municipality/adviceOne': { caseId: string; caseNumber: string; row: AdviceRow; opened: { adviser: string; question: string; rows: readonly DataRow[]; answer: string } | null; canRecord: boolean; entered: Entered; errors: FormErrors }
  'municipality/handover': CaseHandover & { places: readonly { value: string; label: string }[]; grounds: readonly string[]; entered: Entered; errors: FormErrors }
  'municipality/handovers': { offered: readonly OfferedCase[]; given: readonly Given[] }
  'worker/shield': { canName: boolean; namings: readonly OwnNaming[]; key: string; back: string; entered: Entered; errors: FormErrors }
  'municipality/shields': { namings: readonly NamingLine[]; barriers: readonly BarrierLine[]; code: string }
  /** Without her words until they are opened. */
  'municipality/naming': Omit<Naming, 'colleagues'> & { words: string; colleagues: readonly { value: string; label: string }[]; entered: Entered; errors: FormErrors }
}
