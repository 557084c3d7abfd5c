/** Pages of those who keep people and texts. */
import type { Changes } from '../actions/administration/changes.ts'
import type { OwnRoom, TextChange } from '../actions/administration/municipality.ts'
import type { Account } from '../actions/administration/people.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { DayOff } from '../law/calendar.ts'
import type { Day } from '../law/day.ts'
import type { Figure } from '../law/figures.ts'
import type { Rule } from '../law/rules.ts'
import type { Field } from './shapes.ts'

interface Asking {
  readonly fields: readonly Field[]
  readonly entered: Entered
  readonly errors: FormErrors
}

export interface AdministrationPages {
  'administration/overview': { people: number; waiting: number; theirs: number; soon: number }
  'administration/people': { accounts: readonly Account[] }
  'administration/person': Asking & { account: Account; reasons: readonly string[] }
  'administration/changes': Changes
  'administration/quarterly': { accounts: readonly Account[] }
  'administration/municipality': Asking & { name: string; changes: readonly TextChange[] }
  'administration/fixed': { rooms: readonly OwnRoom[]; days: readonly { on: Day; because: DayOff }[]; reaches: Day; languages: readonly { code: string; name: string; reviewed: string }[] }
  'administration/law': { version: string; figures: readonly Figure[]; rules: readonly (Rule & { readonly code: string })[]; terms: readonly { what: string; unit: string; count: number; source: string; mark: string }[] }
}
