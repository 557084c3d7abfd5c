/** Pages of worries, of sending one on to care, and of care itself. */
import type { CaseConcerns, ConcernLine } from '../actions/care/concerns.ts'
import type { CareRegion } from '../actions/care/regions.ts'
import type { SeenSignal, SignalLine } from '../actions/care/signals.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { Organisation } from '../models/people/HelpDirectory.ts'
import type { Worked } from './clock.ts'
import type { DataRow, Field, Row } from './shapes.ts'

export interface CarePages {
  'care/signals': { groups: readonly { stage: string; signals: readonly SignalLine[] }[] }
  'care/signal': { signal: SeenSignal; contact: readonly Row[]; entries: readonly DataRow[] }
  'care/regions': { regions: readonly CareRegion[] }
  'inspection/concern': { numbers: readonly Organisation[]; regions: readonly { region: string; organisation: string }[]; sent: boolean }
  'municipality/caseConcerns': CaseConcerns & {
    readonly parts: readonly { readonly name: string; readonly fields: readonly Field[] }[]
    /** Words under “seen” that say what someone makes of it. */
    readonly flagged: readonly string[]
    /** Ticking it keeps these words as they are. */
    readonly mark: string
    readonly key: string
    readonly entered: Entered
    readonly errors: FormErrors
  }
  'municipality/concerns': { lines: readonly ConcernLine[] }
  'municipality/concern': { line: ConcernLine; how: Worked<'review' | 'kept'>; rows: readonly Row[]; caseId: string; found: Field; keep: Field; entered: Entered; errors: FormErrors }
}
