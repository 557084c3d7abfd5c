/** Pages of who must not see a file, of advice, and of what goes from one municipality to another. */
import type { BarrierLine } from '../actions/shield/barriers.ts'
import type { Naming, NamingLine, OwnNaming } from '../actions/shield/naming.ts'
import type { Entered, FormErrors } from '../forms/form.ts'

export interface AcrossPages {
  'worker/shield': { namings: readonly OwnNaming[]; key: string; back: string; entered: Entered; errors: FormErrors }
  'municipality/shields': { namings: readonly NamingLine[]; barriers: readonly BarrierLine[]; code: string }
  /** Without her words until they are opened. */
  'municipality/naming': Omit<Naming, 'colleagues'> & { words: string; colleagues: readonly { value: string; label: string }[]; entered: Entered; errors: FormErrors }
}
