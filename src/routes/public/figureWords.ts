/** The figures for anyone in words and pictures, in the language of the page. */
import { type Nationwide, objectionOutcomes, outcomes } from '../../law/publishing/nationwide.ts'
import type { Published, Shown } from '../../law/publishing/publishing.ts'
import type { Share } from '../../law/publishing/shares.ts'
import type { FigureShown } from '../../pages/figures.ts'
import { paths } from '../../paths.ts'
import { type BarChart, barChart, lineChart } from '../../platform/paper/chart.ts'
import { type Translate, translator } from '../../platform/page/translate.ts'

export function publicFiguresShown({ received, decided, days, objections, languages }: Nationwide, language: string): FigureShown[] {
  const t = translator(language)
  const label = (period: string) => t('figure.quarter', { number: Math.ceil(Number(period.slice(5, 7)) / 3), year: period.slice(0, 4) })
  const quarter = t('figure.quarterHead')
  return [
    shown('received', [quarter, t('figure.total')], received.map(({ period, total }) => [label(period), written(total, t)]), barsOf(received, label, t)),
    shown('decided', [quarter, ...outcomes.map((part) => t(`figure.part.${part}`)), t('figure.total')], decided.map((line) => rowOf(line, outcomes, label, t)), barsOf(decided, label, t)),
    {
      ...shown('days', [quarter, t('figure.days')], days.map((line) => [label(line.period), line.days === undefined ? t('figure.tooFew') : String(line.days)]), null),
      line: days.some((line) => line.days !== undefined) ? lineChart(days.map((line) => ({ label: label(line.period), value: line.days }))) : null,
    },
    shown('refused', [quarter, t('figure.share.refused')], decided.map(({ period, refused }) => [label(period), shareIn(refused, t)]), shares(decided.map(({ period, refused }) => ({ period, share: refused })), label, t)),
    shown('languages', [t('figure.language'), t('figure.total')], languages.flatMap(({ parts }) => Object.entries(parts).filter(([, count]) => count !== 0).map(([part, count]) => [t(`option.language.${part}`), written(count, t)])), languageBars(languages, t)),
    shown('objections', [quarter, ...objectionOutcomes.map((part) => t(`figure.part.${part}`)), t('figure.total')], objections.map((line) => rowOf(line, objectionOutcomes, label, t)), barsOf(objections, label, t)),
  ]
}

type Label = (period: string) => string

function shown(name: string, head: readonly string[], rows: readonly (readonly string[])[], bars: BarChart | null): FigureShown {
  return { name, head, rows, bars: rows.length ? bars : null, line: null, file: paths.publicFigureTable.with({ name }) }
}

const rowOf = ({ period, parts, total }: Published, names: readonly string[], label: Label, t: Translate): string[] => [label(period), ...names.map((part) => written(parts[part] ?? 0, t)), written(total, t)]

/** The longest bar is the most there was of it. */
function barsOf(lines: readonly Published[], label: Label, t: Translate): BarChart {
  return longest(lines.map(({ period, total }) => ({ label: label(period), count: total })), t)
}

function languageBars(lines: readonly Published[], t: Translate): BarChart {
  return longest(lines.flatMap(({ parts }) => Object.entries(parts).filter(([, count]) => count !== 0).map(([part, count]) => ({ label: t(`option.language.${part}`), count }))), t)
}

function longest(lines: readonly { label: string; count: Shown }[], t: Translate): BarChart {
  const numbers = lines.map(({ count }) => (typeof count === 'number' ? count : 0))
  const most = Math.max(1, ...numbers)
  return barChart(lines.map(({ label, count }, index) => ({ label, text: written(count, t), percent: (100 * (numbers[index] ?? 0)) / most })))
}

function shares(lines: readonly { period: string; share: Share | undefined }[], label: Label, t: Translate): BarChart {
  return barChart(lines.map(({ period, share }) => ({ label: label(period), text: shareIn(share, t), percent: share?.percent })))
}

const written = (count: Shown, t: Translate): string => (typeof count === 'number' ? String(count) : t(`figure.${count}`))

const shareIn = (share: Share | undefined, t: Translate): string => (share ? t(`figure.${share.kind}`, { percent: share.percent }) : t('figure.tooFew'))
