/** How the register is, in words. */
import type { HealthLine } from '../../actions/register/health.ts'
import type { ChecksByHour, WordedHealth } from '../../pages/register.ts'
import { lineChart } from '../../platform/paper/chart.ts'
import { dates, translator } from '../../platform/page/translate.ts'

export function inWords({ what, state, count, at, on }: HealthLine, language: string): WordedHealth {
  const t = translator(language)
  const { date, moment } = dates(language)
  const isMissing = { listAge: count === null, nextKey: at === null, erased: on === null, archive: at === null }[what as 'listAge'] ?? false
  const said = t(isMissing ? `register.health.${what}.none` : `register.health.${what}.said`, { count: count ?? 0, at: at ? moment(at) : '', on: on ? date(on) : '' })
  return { name: t(`register.health.${what}`), said, state }
}

/** How often anyone checked a number, by the hour: as a picture, and in words. */
export function checksInWords(checks: readonly { readonly hour: Date; readonly asked: number }[], language: string): ChecksByHour {
  const { hourOf } = dates(language)
  const rows = checks.map(({ hour, asked }) => ({ label: hourOf(hour), value: asked }))
  return { rows, line: lineChart(rows), total: rows.reduce((sum, { value }) => sum + value, 0) }
}
