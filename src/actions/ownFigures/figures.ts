/** The figures of an own municipality, from months that were counted; what is shown of them, the law of publishing says. */
import { talkLanguages } from '../../forms/application/talk.ts'
import type { Day } from '../../law/day.ts'
import { firstMonth, latest, type Span, startOf } from '../../law/publishing/periods.ts'
import { type Counted, publish, type Published } from '../../law/publishing/publishing.ts'
import { medianOf, PAIR_CASES, type PairLine, type Share, shareOf, spreadOf } from '../../law/publishing/shares.ts'
import { MonthCount } from '../../models/office/MonthCount.ts'
import type { Official } from '../../policies/actor.ts'
import { mayReadFigures } from '../../policies/figures.ts'
import { permit } from '../../policies/permit.ts'
import { inTransaction } from '../work.ts'

/** What is counted in parts, and which of these its share is about. */
export const tallies = { inTime: ['inTime', 'late'], requests: ['none', 'one', 'more'], objections: ['founded', 'unfounded', 'inadmissible', 'withdrawn'] } as const
export type Tally = keyof typeof tallies
const shareIs: Readonly<Record<Tally, string>> = { inTime: 'inTime', requests: 'none', objections: 'founded' }

export const steps = ['talk', 'views', 'proposal', 'decision', 'all'] as const
export type Step = (typeof steps)[number]

export interface TallyLine extends Published {
  readonly share: Share | undefined
}

export interface StepLine {
  readonly period: string
  readonly days: Readonly<Record<Step, number | undefined>>
}

export interface OwnFigures {
  /** The months counted so far: the first and the last; none when nothing was counted. */
  readonly counted: { readonly from: Day; readonly until: Day } | undefined
  readonly tallies: Readonly<Record<Tally, readonly TallyLine[]>>
  readonly steps: readonly StepLine[]
  readonly pairs: readonly PairLine[]
  /** Of the last month that was counted alone: open cases lie in more than one month. */
  readonly languages: Published | undefined
}

export function ownFigures(actor: Official, span: Span, today: Day): Promise<OwnFigures> {
  permit(mayReadFigures(actor))
  return inTransaction(actor, async () => {
    const rows = await MonthCount.since(actor.municipality, firstMonth(today))
    const months = [...new Set(rows.map(({ month }) => month))]
    const [from, until] = [months[0], months.at(-1)]
    return {
      counted: from && until ? { from, until } : undefined,
      tallies: { inTime: tallyLines('inTime', rows, months, span), requests: tallyLines('requests', rows, months, span), objections: tallyLines('objections', rows, months, span) },
      steps: stepLines(rows, months, span),
      pairs: pairLines(rows),
      languages: until && languageLine(rows, until),
    }
  })
}

/** Months, quarters and years are published together, so that none gives another away; of these one kind is given. */
function tallyLines(figure: Tally, rows: readonly MonthCount[], months: readonly Day[], span: Span): TallyLine[] {
  const count = (part: string, fits: (month: Day) => boolean) => sum(rows.filter((row) => row.figure === figure && row.part === part && fits(row.month)))
  const line = (period: string, within: string | undefined, fits: (month: Day) => boolean): Counted => ({ period, within, parts: Object.fromEntries(tallies[figure].map((part) => [part, count(part, fits)])) })
  const all = (['month', 'quarter', 'year'] as const).flatMap((kind) => startsOf(kind, months).map((start) => line(`${kind} ${start}`, parentOf(kind, start), (month) => startOf(kind, month) === start)))
  const own = publish(all).filter(({ period }) => period.startsWith(span)).map((shown) => ({ ...shown, period: shown.period.slice(span.length + 1), share: shareOf(shown, shareIs[figure]) }))
  return latest(span, own)
}

const startsOf = (span: Span, months: readonly Day[]): Day[] => [...new Set(months.map((month) => startOf(span, month)))]

function parentOf(span: Span, start: Day): string | undefined {
  if (span === 'year') return undefined
  return span === 'month' ? `quarter ${startOf('quarter', start)}` : `year ${startOf('year', start)}`
}

function stepLines(rows: readonly MonthCount[], months: readonly Day[], span: Span): StepLine[] {
  const days = (step: Step, start: Day) => {
    const found = rows.filter(({ figure, month }) => figure === `days.${step}` && startOf(span, month) === start)
    return medianOf(found.reduce((all, { part, count }) => all.set(Number(part), (all.get(Number(part)) ?? 0) + count), new Map<number, number>()))
  }
  return latest(span, startsOf(span, months)).map((period) => ({ period, days: Object.fromEntries(steps.map((step) => [step, days(step, period)])) as StepLine['days'] }))
}

/** Over everything that is shown, for in one month no pair sees enough. */
function pairLines(rows: readonly MonthCount[]): PairLine[] {
  const pairs = Map.groupBy(rows.filter(({ figure }) => figure === 'pair'), ({ part }) => part.split(' ')[0] ?? '')
  const counted = [...pairs].map(([period, own]): Counted => {
    const of = (outcome: string) => sum(own.filter(({ part }) => part.endsWith(` ${outcome}`)))
    return { period, parts: { grant: of('grant'), refuse: of('refuse') } }
  })
  return spreadOf(publish(counted.filter(({ parts }) => (parts['grant'] ?? 0) + (parts['refuse'] ?? 0) >= PAIR_CASES)))
}

function languageLine(rows: readonly MonthCount[], month: Day): Published | undefined {
  const count = (part: string) => sum(rows.filter((row) => row.figure === 'languages' && row.month === month && row.part === part))
  const [line] = publish([{ period: month, parts: Object.fromEntries(talkLanguages.map((language) => [language, count(language)])) }])
  return line && line.total !== 0 ? line : undefined
}

const sum = (rows: readonly MonthCount[]): number => rows.reduce((all, { count }) => all + count, 0)
