/** How a date was worked out, in words: one line a step. */
import type { Step, Working } from '../../../law/terms/workings.ts'
import type { TermRow } from '../../../pages/clock.ts'
import type { Day } from '../../../law/day.ts'
import { dates, translator } from '../../../platform/page/translate.ts'

export function inRows(found: readonly Working[], today: Day, language: string): TermRow[] {
  const t = translator(language)
  return found.map(({ term, on, rule, article, steps }) => ({
    term, on, rule, passed: on < today,
    article: article ?? t('terms.noArticle'),
    lines: steps.map((step) => inWords(step, language)),
  }))
}

export function inWords(step: Step, language: string): string {
  const t = translator(language)
  const { date } = dates(language)
  switch (step.kind) {
    case 'start':
      return t('terms.step.start', { fact: t(`terms.fact.${step.fact}`), on: date(step.on) })
    case 'add':
      return t('terms.step.add', { days: step.days, on: date(step.on) })
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
      return t('terms.step.named', { on: date(step.on) })
    case 'end':
      return t('terms.step.end', { on: date(step.on) })
  }
}
