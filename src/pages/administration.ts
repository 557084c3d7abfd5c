/** Pages of those who keep people and texts. */
import type { Changes } from '../actions/administration/changes.ts'
import type { OwnRoom, TextChange } from '../actions/administration/municipality.ts'
import type { Account } from '../actions/administration/people.ts'
import type { Entered, FormErrors } from '../forms/form.ts'
import type { DayOff, NamedDayOff } from '../law/calendar.ts'
import type { Day } from '../law/day.ts'
import type { Figure } from '../law/figures.ts'
import type { Rule } from '../law/rules.ts'
import type { Field } from './shapes.ts'

interface Asking {
  readonly fields: readonly Field[]
  readonly entered: Entered
  readonly errors: FormErrors
}

/** A locale key, or what is the same in every language. */
type SourceWords = { readonly key: string } | { readonly plain: string }

export interface AdministrationPages {
  'administration/overview': { people: number; waiting: number; theirs: number; soon: number }
  'administration/people': { accounts: readonly Account[] }
  'administration/person': Asking & { account: Account; reasons: readonly string[] }
  'administration/changes': Changes
  'administration/quarterly': { accounts: readonly Account[] }
  'administration/municipality': Asking & { name: string; changes: readonly TextChange[] }
  'administration/fixed': { rooms: readonly OwnRoom[]; days: readonly { on: Day; because: DayOff }[]; reaches: Day; languages: readonly { code: string; name: string; reviewed: string }[] }
  'administration/law': {
    version: string
    figures: readonly (Omit<Figure, 'source'> & { readonly source: SourceWords })[]
    rules: readonly (Omit<Rule, 'source'> & { readonly code: string; readonly names: readonly string[]; readonly source: SourceWords })[]
    terms: readonly { what: string; unit: string; count: number; source: SourceWords; mark: string }[]
    years: readonly { readonly year: number; readonly days: readonly NamedDayOff[] }[]
    reaches: Day
  }
}
