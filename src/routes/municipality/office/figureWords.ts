/** Figures in words and pictures. */
import { type OwnFigures, steps, type Tally, tallies, type TallyLine } from '../../../actions/ownFigures/figures.ts'
import type { Span } from '../../../law/publishing/periods.ts'
import type { Shown } from '../../../law/publishing/publishing.ts'
import type { Share } from '../../../law/publishing/shares.ts'
import type { FigureShown } from '../../../pages/figures.ts'
import { paths } from '../../../paths.ts'
import { barChart, lineChart } from '../../../platform/paper/chart.ts'
import { type Translate, translator } from '../../../platform/page/translate.ts'

/** Each figure of which anything can be shown has rows; the others have none. */
export function shownFigures(figures: OwnFigures, span: Span, language: string): FigureShown[] {
  const t = translator(language)
  const label = (period: string) => inWords(period, span, language, t)
  return [
    tallyShown('inTime', figures.tallies.inTime, span, label, t),
    stepsShown(figures, span, label, t),
    tallyShown('requests', figures.tallies.requests, span, label, t),
    tallyShown('objections', figures.tallies.objections, span, label, t),
    pairsShown(figures, span, t),
    languagesShown(figures, span, t),
  ]
}

type Label = (period: string) => string

function tallyShown(name: Tally, lines: readonly TallyLine[], span: Span, label: Label, t: Translate): FigureShown {
  const rows = lines.map(({ period, total, parts, share }) => [label(period), ...tallies[name].map((part) => written(parts[part] ?? 0, t)), written(total, t), shareIn(share, t)])
  const isEmpty = lines.every(({ share }) => !share)
  return {
    name, line: null, file: paths.figureTable.with({ name, span }),
    head: [t(`figures.span.${span}`), ...tallies[name].map((part) => t(`figures.part.${name}.${part}`)), t('figures.total'), t(`figures.share.${name}`)],
    rows: isEmpty ? [] : rows,
    bars: isEmpty ? null : barChart(lines.map(({ period, share }) => ({ label: label(period), text: shareIn(share, t), percent: share?.percent }))),
  }
}

function stepsShown({ steps: lines }: OwnFigures, span: Span, label: Label, t: Translate): FigureShown {
  const isEmpty = lines.every(({ days }) => days.all === undefined)
  return {
    name: 'days', bars: null, file: paths.figureTable.with({ name: 'days', span }),
    head: [t(`figures.span.${span}`), ...steps.map((step) => t(`figures.step.${step}`))],
    rows: isEmpty ? [] : lines.map(({ period, days }) => [label(period), ...steps.map((step) => (days[step] === undefined ? t('figures.tooFew') : String(days[step])))]),
    line: isEmpty ? null : lineChart(lines.map(({ period, days }) => ({ label: label(period), value: days.all }))),
  }
}

function pairsShown({ pairs }: OwnFigures, span: Span, t: Translate): FigureShown {
  const label = (index: number) => t('figures.pair', { number: index + 1 })
  return {
    name: 'pairs', line: null, file: paths.figureTable.with({ name: 'pairs', span }),
    head: [t('figures.pairs.head'), t('figures.total'), t('figures.share.pairs')],
    rows: pairs.map(({ granted, cases }, index) => [label(index), written(cases, t), shareIn(granted, t)]),
    bars: pairs.length ? barChart(pairs.map(({ granted }, index) => ({ label: label(index), text: shareIn(granted, t), percent: granted.percent }))) : null,
  }
}

/** The longest bar is the language that is asked for most. */
function languagesShown({ languages }: OwnFigures, span: Span, t: Translate): FigureShown {
  const asked = Object.entries(languages?.parts ?? {}).filter(([, count]) => count !== 0).map(([part, count]) => ({ label: t(`option.language.${part}`), text: written(count, t), count: typeof count === 'number' ? count : 0 }))
  const most = Math.max(1, ...asked.map(({ count }) => count))
  return {
    name: 'languages', line: null, file: paths.figureTable.with({ name: 'languages', span }),
    head: [t('figures.language'), t('figures.cases')],
    rows: languages ? [...asked.map(({ label, text }) => [label, text]), [t('figures.total'), written(languages.total, t)]] : [],
    bars: languages ? barChart(asked.map(({ label, text, count }) => ({ label, text, percent: (100 * count) / most }))) : null,
  }
}

const written = (shown: Shown, t: Translate): string => (typeof shown === 'number' ? String(shown) : t(`figures.${shown}`))

const shareIn = (share: Share | undefined, t: Translate): string => (share ? t(`figures.${share.kind}`, { percent: share.percent }) : t('figures.tooFew'))

function inWords(period: string, span: Span, language: string, t: Translate): string {
  if (span === 'month') return inMonths(period, language)
  const year = period.slice(0, 4)
  return span === 'year' ? year : t('figures.quarter', { number: Math.ceil(Number(period.slice(5, 7)) / 3), year })
}

/** `okt 2026`: short, for there are many. */
export function inMonths(month: string, language: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.parse(`${month}T00:00:00Z`))
}
