/** What the letters say about her rights over what is kept: a look she asked about, what is not right, and any other request. */
import type { Day } from '../../law/day.ts'
import type { HeldPart } from '../../law/hers/dataEffects.ts'
import type { DataRight } from '../../law/hers/requests.ts'
import type { Writer, Writers } from '../letterTexts.ts'

export interface LookAnswer {
  readonly answer: string
  readonly lookedOn: Day
  readonly objectUntil: Day
}

export interface CorrectionReceipt {
  readonly item: string
  readonly answerBy: Day
}

export interface CorrectionAnswer {
  readonly item: string
  readonly reason: string
  /** Others had it from us, and hear that it was not right. */
  readonly told?: boolean
  readonly objectUntil: Day
}

export interface RightReceipt {
  readonly right: DataRight
  readonly answerBy: Day
}

export interface RightLater {
  readonly right: DataRight | 'correction'
  readonly reason: string
  readonly before: Day
  readonly until: Day
}

export interface RightAnswer {
  readonly right: DataRight
  /** What went, or is used no more; none when the answer does nothing by itself. */
  readonly parts?: readonly HeldPart[]
  readonly reason: string
  readonly objectUntil: Day
}

export type AnswerKind = 'lookAnswer' | 'correctionGranted' | 'correctionDenied' | 'rightGranted' | 'rightDenied'

export interface RightsFacts {
  lookAnswer: LookAnswer
  correctionReceipt: CorrectionReceipt
  correctionGranted: CorrectionAnswer
  correctionDenied: CorrectionAnswer
  rightReceipt: RightReceipt
  rightLater: RightLater
  rightGranted: RightAnswer
  rightDenied: RightAnswer
}

const corrected: Writer<'correctionGranted' | 'correctionDenied'> = ({ kind, item, reason, told, objectUntil }, { t, says, plain, under, remedies, help }) =>
  [plain(says('decision', { item: t(`data.kind.${item}`) }), ...(told ? [t('letter.correction.told')] : []), ...(kind === 'correctionGranted' && item === 'identity' ? [t('letter.correction.codes')] : [])), under('why', reason, t('letter.correction.ground')), remedies(objectUntil), help]

const answered: Writer<'rightGranted' | 'rightDenied'> = ({ right, parts = [], reason, objectUntil }, { t, says, plain, under, remedies, help }) =>
  [plain(says('decision', { right: t(`right.${right}`) }), ...(parts.length ? [t(`letter.right.${right}`, { parts: parts.map((part) => t(`heldPart.${part}`)).join('; ') })] : [])), under('why', reason, t('letter.correction.ground')), remedies(objectUntil), help]

export const rightsLetters: Writers<keyof RightsFacts> = {
  lookAnswer: ({ lookedOn, answer, objectUntil }, { t, date, says, plain, remedies, help }) =>
    [plain(says('about', { on: date(lookedOn) }), answer, t('letter.correction.ground')), remedies(objectUntil), help],
  correctionReceipt({ item, sentOn, answerBy }, { t, date, says, plain, under, help }) {
    const values = { item: t(`data.kind.${item}`), on: date(sentOn), until: date(answerBy) }
    return [plain(says('received', values)), under('next', says('next', values)), help]
  },
  correctionGranted: corrected,
  correctionDenied: corrected,
  rightReceipt: ({ right, sentOn, answerBy }, { t, date, says, plain, under, help }) =>
    [plain(says('received', { right: t(`right.${right}`), on: date(sentOn) })), under('next', t('letter.correctionReceipt.next', { until: date(answerBy) })), help],
  rightLater({ right: asked, reason, before, until }, { t, date, says, plain, under, help }) {
    const right = t(`right.${asked === 'correction' ? 'rectification' : asked}`)
    return [plain(says('lead', { right, until: date(until), before: date(before) })), under('why', reason), help]
  },
  rightGranted: answered,
  rightDenied: answered,
}
