/** Pages of whoever watches over looks. */
import type { IncidentFile, IncidentLine } from '../actions/oversight/incidents.ts'
import type { Overview } from '../actions/oversight/overview.ts'
import type { RequestClocks } from '../actions/oversight/requests.ts'
import type { FoundLooks } from '../actions/oversight/search.ts'
import type { Unusual } from '../actions/oversight/unusual.ts'
import type { RunsPage } from '../actions/retention/runs.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { Day } from '../law/day.ts'
import type { Field } from './shapes.ts'

interface Asking {
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface OversightPages {
  'oversight/overview': Overview
  'oversight/looks': Asking & { fields: readonly Field[]; purposes: readonly string[]; reasons: readonly string[]; found: FoundLooks | null }
  'oversight/unusual': { spans: readonly string[]; days: string; from: Day; until: Day } & Unusual
  'oversight/requests': RequestClocks
  'oversight/incidents': Asking & { incidents: readonly IncidentLine[]; hours: number; fields: readonly Field[] }
  'oversight/incident': Asking & { file: IncidentFile; hours: number; told: readonly string[]; texts: readonly { code: string; name: string; lines: readonly string[] }[] }
  'oversight/kept': RunsPage & { sourceOf: (source: string) => string }
}
