/** What the pages of the calendar share: who is meant, and a rule in words. */
import type { RuleLine } from '../../../actions/calendar/times.ts'
import type { Interviewer } from '../../../models/calendar/Calendar.ts'
import { dates, translator } from '../../../platform/page/translate.ts'

/** As colleagues call them; who was not named has a number, and who is not here any more is gone. */
export function calledIn(interviewers: readonly Interviewer[], language: string): (id: string) => string {
  const t = translator(language)
  return (id) => {
    const place = interviewers.findIndex((each) => each.id === id)
    return place < 0 ? t('times.gone') : (interviewers[place]?.label ?? t('times.interviewer', { number: place + 1 }))
  }
}

/** maandag en donderdag, 09:00–12:30, tot en met 1 mrt 2027 */
export function ruleInWords({ weekdays, fromTime, untilTime, lastDay }: RuleLine, language: string): string {
  const t = translator(language)
  const days = new Intl.ListFormat(language, { type: 'conjunction' }).format(weekdays.map((day) => t(`weekday.${day}`)))
  return t('times.rule', { days, from: fromTime, until: untilTime, last: dates(language).shortDate(lastDay) })
}
