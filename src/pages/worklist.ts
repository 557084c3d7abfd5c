/** Pages of the work: my day, the worklist, and how it is divided. Case numbers and steps, no names. */
import type { Colleague } from '../actions/worklist/division.ts'
import type { EmergencyLine } from '../actions/emergency/emergencies.ts'
import type { Filter } from '../actions/worklist/filters.ts'
import type { Logbook } from '../actions/worklist/logbook.ts'
import type { WorkLine } from '../actions/worklist/list.ts'
import type { PutRightElsewhere } from '../actions/looks/recipients.ts'
import type { LicenceTask } from '../actions/measures/waiting.ts'
import type { Day } from '../law/day.ts'
import type { StaffRole } from '../law/office/office.ts'
import type { Unreachable } from '../actions/messages/unreachable.ts'
import type { Entered, FormErrors } from '../forms/form.ts'

interface Finding {
  readonly canFind: boolean
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface WorkRow extends WorkLine {
  /** The page it leads to; empty when there is none for this official. */
  readonly href: string
  /** What is said of where it stands: of an objection that it is one. */
  readonly standing: string
}

export interface DayPage extends Finding {
  readonly alias: string
  /** The nearest last day of what is theirs to go on with; null when there is none. */
  readonly next: (WorkRow & { readonly link: string }) | null
  readonly sections: readonly { readonly name: string; readonly rows: readonly WorkRow[]; readonly none: string; readonly href: string }[]
  readonly unreachable: readonly Unreachable[]
  /** Licences whose right to work ended, to be looked at. */
  readonly workRights: readonly { readonly id: string; readonly caseNumber: string; readonly until: Day }[]
  /** What another municipality put right of people with a case here. */
  readonly putRight: readonly PutRightElsewhere[]
  /** Worries that wait for this official; none for who is not trained. */
  readonly concerns: number
  /** What waits about licences. */
  readonly licences: readonly LicenceTask[]
  /** Opened in an emergency by someone else, to be looked at. */
  readonly emergencies: readonly EmergencyLine[]
  readonly divides: boolean
}

export interface ListPage extends Finding {
  readonly tab: string
  /** On the list for a second pair of eyes, what waits about licences. */
  readonly licences: readonly LicenceTask[]
  readonly step: string
  readonly inLanguage: string
  readonly spoken: readonly { readonly language: string; readonly href: string }[]
  readonly tabs: readonly { readonly tab: string; readonly count: string; readonly href: string }[]
  readonly steps: readonly { readonly step: string; readonly name: string; readonly href: string }[]
  readonly rows: readonly WorkRow[]
  /** Said where there are no rows. */
  readonly none: string
  readonly more: string
  readonly filters: readonly (Filter & { readonly name: string; readonly href: string })[]
  readonly saved: boolean
  readonly canTake: boolean
}

export interface WorklistPages {
  'municipality/day': DayPage
  'municipality/work': ListPage
  'municipality/notTheirs': { id: string; caseNumber: string; holder: string; role: StaffRole; closed: boolean; emergency: boolean }
  'municipality/taken': { id: string; caseNumber: string; holder: string }
  'municipality/logbook': Logbook & { back: string }
  'municipality/division': { colleagues: readonly Colleague[]; nobody: number }
}
