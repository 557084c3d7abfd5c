/** How a date was worked out, in words: one line a step. */
import type { Step, TermName, Working } from '../../../law/terms/workings.ts'
import type { TermRow, Worked } from '../../../pages/clock.ts'
import type { Day } from '../../../law/day.ts'
import { dates, translator } from '../../../platform/page/translate.ts'

export function inRow({ term, on, rule, article, steps }: Working, today: Day, language: string): TermRow {
  return {
    term, on, rule, passed: on < today,
    article: article ?? translator(language)('terms.noArticle'),
    lines: steps.map((step) => inWords(step, language)),
  }
}

/** Each date of a page under a name of its own; null for one that is not there. */
export function inWorkings<Name extends string>(found: Readonly<Record<Name, Working | undefined>>, { today, language }: { readonly today: Day; readonly language: string }): Record<Name, TermRow | null> {
  const rows = Object.entries<Working | undefined>(found).map(([name, working]) => [name, working ? inRow(working, today, language) : null])
  return Object.fromEntries(rows) as Record<Name, TermRow | null>
}

/** Of a penalty that is fixed: the last day to decide (of an application or an objection), its own first day, and by when it is fixed. */
export function penaltyWorked(workings: readonly Working[], req: { readonly today: Day; readonly language: string }): Worked<'decision' | 'penaltyFirst' | 'penaltySet'> {
  const of = (...terms: readonly TermName[]) => workings.find(({ term }) => terms.includes(term))
  return inWorkings({ decision: of('decision', 'objectionDecision'), penaltyFirst: of('penaltyFirst'), penaltySet: of('penaltySet') }, req)
}

export function inWords(step: Step, language: string): string {
  const t = translator(language)
  const { date } = dates(language)
  switch (step.kind) {
    case 'start':
      return t('terms.step.start', { fact: t(`terms.fact.${step.fact}`), on: date(step.on) })
    case 'add':
      return t('terms.step.add', { days: step.days, on: date(step.on) })
    case 'addMonths':
    case 'monthsBack':
      return t(`terms.step.${step.kind}`, { months: step.months, on: date(step.on) })
    case 'workingDaysBack':
    case 'daysBack':
      return t(`terms.step.${step.kind}`, { days: step.days, on: date(step.on) })
    case 'addYears':
      return t('terms.step.addYears', { years: step.years, on: date(step.on) })
    case 'still':
      return t('terms.step.still', { days: step.days, from: date(step.from), until: date(step.until), why: t(`still.${step.why}`) })
    case 'once':
      return t('terms.step.once', { days: step.days })
    case 'together':
      return t('terms.step.together', { days: step.days, on: date(step.on) })
    case 'waited':
      return t('terms.step.waited', { days: step.days, on: date(step.on) })
    case 'off':
      return t('terms.step.off', { on: date(step.on), because: t(`terms.off.${step.because}`) })
    case 'twoWorkingDays':
      return t('terms.step.twoWorkingDays', { on: date(step.on) })
    case 'named':
    case 'given':
      return t(`terms.step.${step.kind}`, { on: date(step.on) })
    case 'end':
      return t('terms.step.end', { on: date(step.on) })
  }
}
