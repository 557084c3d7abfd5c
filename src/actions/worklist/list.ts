/** My day and the worklist: what there is to do, in the order of the legal date. No names, never a closed application. */
import type { Stage } from '../../law/application.ts'
import { type Day, daysBetween } from '../../law/day.ts'
import { aliasOf } from '../../law/office/office.ts'
import { restOfWeek, stageKept, type Tab, targetOn, warnUntil } from '../../law/office/worklist.ts'
import { penaltyTill } from '../../law/terms/defaultNotice.ts'
import { glance } from '../../platform/database/connection.ts'
import { type Actor, isOfficial, type Official } from '../../policies/actor.ts'
import { permit } from '../../policies/permit.ts'
import { mayByLanguage, mayHold, tabsOf } from '../../policies/worklist.ts'
import { type LicenceTask, type TasksFound, tasksFor, tasksIn } from '../measures/waiting.ts'
import { type Filter, MOST } from './filters.ts'
import { languageMac } from './talkLanguage.ts'

export interface WorkLine {
  /** Of the row, for the page after it. */
  readonly key: string
  readonly id: string
  readonly caseNumber: string
  readonly decideBy: Day
  /** The day to aim at. */
  readonly target: Day
  /** Days until then; below zero when it has passed. */
  readonly left: number
  /** Null as long as no moment is chosen. */
  readonly talk: { readonly on: Day; readonly at: string } | null
  readonly stage: Stage
  /** Who handles it: empty when nobody does, `you`, or the signs of a colleague. */
  readonly holder: string
  /** What it costs that it is late, once she gave notice. */
  readonly penalty: { readonly euros: number } | null
}

export interface WorkPage {
  readonly tabs: readonly { readonly tab: Tab; readonly count: number }[]
  readonly rows: readonly WorkLine[]
  /** The choices this official keeps. */
  readonly filters: readonly Filter[]
  /** What waits about licences for this official. */
  readonly licences: readonly LicenceTask[]
}

export interface WorkAsked {
  readonly tab: Tab
  readonly step?: Stage | undefined
  /** Of the talk, as she chose it. */
  readonly language?: string | undefined
  readonly after?: { readonly day: Day; readonly key: string } | undefined
}

/** So many on a page; of a count no more is said than that there are this many or more. */
export const PAGE = 50
export const COUNTED = 100
const GLIMPSE = 5

/** Empty where there is none; the case too, where it is the key. */
type Row = readonly [key: string, id: string, caseNumber: string, decideBy: Day, talkOn: Day | '', talkAt: string, step: Stage | '', turnsOn: Day | '', turnsTo: Stage | '', heldBy: string]
/** Null where it was not asked, unless it was counted along with others. */
type Counts = Readonly<Record<Exclude<Tab, 'mine'> | 'held' | 'acted', number | null>>

interface Found {
  readonly list: string
  readonly counts: Counts
  readonly filters: Filter[]
  readonly tasks: TasksFound
}

/** A page of one tab, how many there are in each, the choices that are kept, and what waits about licences; in one round trip. */
export async function workPage(actor: Actor, { tab, step, language, after }: WorkAsked, today: Day): Promise<WorkPage> {
  const official = worksOn(actor, tab)
  permit(!language || mayByLanguage(official.role))
  const own = tabsOf[official.role]
  const values = [...valuesOf(official, sourceOf(official, tab), today, { step, after, most: PAGE, language: language ? await languageMac(language) : null }), MOST, reviews(official) ? tasksFor(official) : [], own.map((each) => sourceOf(official, each))]
  const [found] = await glance<Found>('work-list', `select ${listed} as list, work_counts($1, $2, $5, $7, $8, $15) as counts, kept_filters($1, $2, $13) as filters, licence_tasks($1, $2, $5, $14) as tasks`, values)
  if (!found) throw new Error('a list without an answer')
  return {
    rows: linesIn(found.list, official, today),
    tabs: own.map((each) => ({ tab: each, count: found.counts[sourceOf(official, each)] ?? 0 })),
    filters: found.filters.filter((filter) => own.includes(filter.tab)),
    licences: tasksIn(found.tasks, today),
  }
}

/** Whoever has a list for a second pair of eyes. */
const reviews = ({ role }: Official): boolean => tabsOf[role].includes('secondEye')

/** The first few of each tab, for the first page of the day. */
export async function glimpse(actor: Actor, tabs: readonly Tab[], today: Day): Promise<Partial<Record<Tab, WorkLine[]>>> {
  if (!isOfficial(actor)) permit(false)
  const official = actor as Official
  const asked = tabs.filter((tab) => tabsOf[official.role].includes(tab))
  const found = await Promise.all(asked.map(async (tab) => {
    const values = valuesOf(official, sourceOf(official, tab), today, { most: GLIMPSE, ...(tab === 'talks' && { talksUntil: today }) })
    const [page] = await glance<{ list: string }>('work-glimpse', `select ${listed} as list`, values)
    return [tab, page ? linesIn(page.list, official, today) : []] as const
  }))
  return Object.fromEntries(found)
}

function worksOn(actor: Actor, tab: Tab): Official {
  permit(isOfficial(actor) && tabsOf[actor.role].includes(tab))
  return actor as Official
}

type Source = keyof Counts

function sourceOf({ role }: Official, tab: Tab): Source {
  if (tab !== 'mine') return tab
  return mayHold(role) ? 'held' : 'acted'
}

const listed = 'work_lines($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)'

interface Span {
  readonly step?: Stage | undefined
  readonly after?: { readonly day: Day; readonly key: string } | undefined
  readonly talksUntil?: Day
  readonly language?: Buffer | null
  readonly most: number
}

function valuesOf({ municipality, id }: Official, source: Source, today: Day, { step, after, talksUntil, most, language = null }: Span): unknown[] {
  const { from, until } = restOfWeek(today)
  return [municipality, id, source, step ?? '', today, from, talksUntil ?? until, warnUntil(today), after?.day ?? '0001-01-01', after?.key ?? '00000000-0000-0000-0000-000000000000', most, language]
}

/** As the database writes a list: its lines with their fields, and of what is late the days on which a notice of default came in. */
const [FIELD, LINE, GROUP] = ['\x1f', '\x1e', '\x1d']

function linesIn(list: string, official: Official, today: Day): WorkLine[] {
  const [lines, given] = list.split(GROUP).map((group) => (group ? group.split(LINE).map((line) => line.split(FIELD)) : []))
  const notices = Map.groupBy((given ?? []) as [string, Day][], ([id]) => id)
  return ((lines ?? []) as unknown as Row[]).map((row) => lineOf(row, notices.get(row[1] || row[0])?.map(([, on]) => on), official, today))
}

function lineOf([key, id, caseNumber, decideBy, on, at, step, turnsOn, turnsTo, heldBy]: Row, notices: readonly Day[] | undefined, official: Official, today: Day): WorkLine {
  const stage = stageKept(today, { step: step || 'draft', turnsOn: turnsOn || null, turnsTo: turnsTo || null })
  return { key, id: id || key, caseNumber, decideBy, target: targetOn(decideBy), left: daysBetween(today, decideBy), talk: on && at ? { on, at } : null, stage, holder: holderOf(heldBy, official), penalty: notices ? penaltyOf(decideBy, notices, today) : null }
}

/** Of a case that is still open: nothing in a list has ended. */
function penaltyOf(decideBy: Day, notices: readonly Day[], today: Day): WorkLine['penalty'] {
  const penalty = penaltyTill(today, { acts: notices.map((on) => ({ act: 'defaultNotice', on, by: '' })) }, decideBy)
  return penalty ? { euros: penalty.euros } : null
}

/** Who handles it, as this official reads it. */
export function holderOf(heldBy: string | null, { id }: Official): string {
  if (!heldBy) return ''
  return heldBy === id ? 'you' : aliasOf(heldBy)
}
