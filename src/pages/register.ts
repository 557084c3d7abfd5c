/** Pages of whoever keeps what all municipalities share. */
import type { AnnouncementLine } from '../actions/register/announcing.ts'
import type { Connections } from '../actions/register/connecting.ts'
import type { HealthLine } from '../actions/register/health.ts'
import type { Designations } from '../actions/register/designations.ts'
import type { LawPacks, PackBeside } from '../actions/register/lawPacks.ts'
import type { ListsState } from '../actions/register/listState.ts'
import type { Misuse } from '../actions/register/misuse.ts'
import type { TighteningLine } from '../actions/register/tightening.ts'
import type { WatchState } from '../actions/register/watchAddresses.ts'
import type { RegisterKeys } from '../actions/register/retiring.ts'
import type { WaitingLine } from '../actions/register/waiting.ts'
import type { PackPart } from '../law/register/lawPack.ts'
import type { LineChart } from '../platform/paper/chart.ts'
import type { Entered, FormErrors } from '../forms/form.ts'

export interface WordedHealth {
  readonly name: string
  readonly said: string
  readonly state: HealthLine['state']
}

export interface ChecksByHour {
  readonly rows: readonly { readonly label: string; readonly value: number }[]
  readonly line: LineChart
  readonly total: number
}

export interface WordedDifference {
  readonly part: PackPart
  readonly name: string
  readonly from: string
  readonly was: string
  readonly is: string
  readonly isBack: boolean
}

export interface RegisterPages {
  'register/law': LawPacks
  'register/lawPack': Omit<PackBeside, 'changes'> & { readonly changes: readonly WordedDifference[]; readonly entered: Entered; readonly errors: FormErrors }
  'register/health': { readonly stricter: readonly TighteningLine[]; readonly checks: ChecksByHour; readonly lines: readonly WordedHealth[]; readonly waiting: readonly WaitingLine[]; readonly toLookAt: number }
  'register/keys': RegisterKeys
  'register/lists': ListsState
  'register/announcements': { readonly running: readonly AnnouncementLine[]; readonly over: readonly AnnouncementLine[] }
  'register/clients': Connections & { readonly watching: readonly WatchState[] }
  'register/misuse': Misuse & { readonly stricter: readonly TighteningLine[]; readonly wasStricter: readonly TighteningLine[]; readonly often: number; readonly tooOften: number }
  'register/places': Designations
  'register/designate': { readonly places: readonly { readonly value: string; readonly label: string }[]; readonly entered: Entered; readonly errors: FormErrors }
}
