/** An objection in words: to check before it goes, and to follow after. */
import type { Draft } from '../../actions/following/objections.ts'
import type { ObjectionWords } from '../../actions/contents.ts'
import type { ObjectionClock } from '../../law/objecting/objection.ts'
import type { DataRow, PictureStep, Row } from '../../pages/shapes.ts'
import { paths } from '../../paths.ts'
import { dates, translator } from '../../platform/page/translate.ts'

const fields = ['reasonsWhen', 'reasons', 'lateReason', 'papers', 'papersText', 'post', 'postAddress', 'hearing', 'hearingLanguage', 'hearingPlace', 'urgent'] as const
type FieldName = (typeof fields)[number]

const written: readonly FieldName[] = ['reasons', 'lateReason', 'papersText', 'postAddress']

const screenOf = (name: FieldName): string => {
  if (name === 'reasonsWhen' || name === 'reasons' || name === 'lateReason') return paths.objectionWhy
  if (name === 'hearing' || name === 'hearingLanguage' || name === 'hearingPlace') return paths.objectionHearing
  return name === 'urgent' ? paths.objectionUrgent : paths.objectionPapers
}

function valueOf(name: FieldName, words: ObjectionWords, language: string): string {
  const given = words[name] ?? ''
  if (!given || written.includes(name)) return given
  return translator(language)(`option.${name === 'hearingLanguage' ? 'language' : name}.${given}`)
}

/** What was answered, and each question that was not. */
export function checkRows({ words }: Draft, language: string): Row[] {
  const asked: readonly FieldName[] = ['reasonsWhen', 'papers', 'post', 'hearing', 'urgent']
  return fields.flatMap((name) => {
    const value = valueOf(name, words, language) || (asked.includes(name) ? translator(language)('tasks.open') : '')
    return value ? [{ key: name, value, change: screenOf(name) }] : []
  })
}

export function wordRows(words: ObjectionWords, language: string): DataRow[] {
  return fields.flatMap((name) => {
    const value = valueOf(name, words, language)
    return value ? [{ label: translator(language)(`field.${name}`), value }] : []
  })
}

/** Lodged, the reasons if they were left for later, and the decision. */
export function stepsOf({ lodgedOn, reasonsUntil, decideBy, withdrawnOn, decidedOn }: ObjectionClock, language: string): PictureStep[] {
  const t = translator(language)
  const { date } = dates(language)
  const lodged: PictureStep = { state: 'done', label: t('objection.step.lodged'), on: date(lodgedOn) }
  if (withdrawnOn) return [lodged, { state: 'done', label: t('objection.step.withdrawn'), on: date(withdrawnOn) }]
  if (decidedOn) return [lodged, { state: 'done', label: t('objection.step.handled'), on: '' }, { state: 'done', label: t('objection.step.decided'), on: date(decidedOn) }]
  const reasons: PictureStep[] = reasonsUntil ? [{ state: 'now', label: t('objection.step.reasons'), on: t('step.byThen', { on: date(reasonsUntil) }) }] : []
  return [
    lodged, ...reasons,
    { state: reasonsUntil ? 'next' : 'now', label: t('objection.step.handled'), on: '' },
    { state: 'next', label: t('objection.step.decided'), on: t('step.byThen', { on: date(decideBy) }) },
  ]
}
