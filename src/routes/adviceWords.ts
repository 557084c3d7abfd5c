/** A line of what went along with a question, in the language of whoever reads it. */
import type { AdviceField } from '../law/deciding/advice.ts'
import { isDay } from '../law/day.ts'
import type { Translate } from '../platform/page/translate.ts'

interface Words {
  readonly t: Translate
  readonly date: (day: string) => string
}

export function adviceValue({ field, value }: { field: AdviceField; value: string }, { t, date }: Words): string {
  if (!value) return t('advice.empty')
  if (field === 'document') {
    const [document = '', seenOn = ''] = value.split('|')
    return [t(`option.document.${document}`), isDay(seenOn) ? date(seenOn) : ''].filter(Boolean).join(', ')
  }
  if (field === 'birthdate' && isDay(value)) return date(value)
  return field === 'terms' ? value.split(' – ').map((on) => (isDay(on) ? date(on) : on)).join(' – ') : value
}
