/** What is told with each question, in words: its ground, who sees the answer, until when; each read from its table. */
import type { Asked } from '../../../law/application.ts'
import { asking } from '../../../law/asking.ts'
import { type Kept, retention } from '../../../law/retention.ts'
import { type RuleCode, rules } from '../../../law/rules.ts'
import type { About } from '../../../pages/shapes.ts'
import { type Translate, translator } from '../../../platform/page/translate.ts'
import { liesIn, type Place, seenBy } from '../../../policies/questions.ts'

export function aboutQuestion(name: Asked, language: string): About {
  const { rule, kept, mayWithhold } = asking[name]
  const t = translator(language)
  return { ground: groundInWords(rule, t), seenBy: seersInWords(liesIn[name], language), kept: kept.map((what) => keptInWords(what, t)), mayWithhold }
}

function groundInWords(rule: RuleCode, t: Translate): string {
  const { article, mark } = rules[rule]
  return article ? t('basis.article', { article: article.replace('Awb ', '') }) : t(mark === 'S' ? 'basis.bill' : 'basis.own')
}

export function seersInWords(place: Place, language: string): string[] {
  const t = translator(language)
  return seenBy(place).map(({ role, purposes }) => {
    const what = purposes.map((purpose) => t(`purpose.${purpose}`)).join(', ')
    return what ? `${t(`role.${role}`)} (${what})` : t(`role.${role}`)
  })
}

function keptInWords(what: Kept, t: Translate): string {
  const { days, years } = retention[what]
  const term = years ? t('term.years', { count: years }) : t('term.days', { count: days ?? 0 })
  return t(`kept.${what}`, { term })
}
