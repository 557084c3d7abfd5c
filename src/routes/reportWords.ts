/** The report of a talk as one text: block by block what she told and what was seen. */
import type { Contents } from '../actions/contents.ts'
import type { Report, ReportBlock } from '../actions/talking/contents.ts'
import type { Translate } from '../platform/translate.ts'

export function toldIn({ blocks }: Report, t: Translate): string {
  return blocks.map((block) => linesOf(block, t).filter(Boolean).join('\n')).join('\n\n')
}

function linesOf({ topic, told, observed, withheld, leftOut }: ReportBlock, t: Translate): string[] {
  if (leftOut) return [`${t(`field.${topic}`)}: ${t('report.leftOut')}`]
  return [`${t(`field.${topic}`)}: ${told}`, observed && `${t('report.seen')}: ${observed}`, withheld ? `${t('withhold.kept')} ${t(`option.withholdGround.${withheld.ground}`)}. ${withheld.why}` : '']
}

/** Each block with what she said of it. */
export function withRemarks({ blocks }: Report, answer: Contents['reportAnswer'] | undefined): (ReportBlock & { remark: string })[] {
  return blocks.map((block) => ({ ...block, remark: answer?.remarks?.find(({ topic, talk }) => topic === block.topic && talk === block.talk)?.text ?? '' }))
}

/** Her answer to the report in words: whether it is right, and every remark with what it is about. */
export function answerIn({ correct, remark, remarks = [] }: Contents['reportAnswer'], t: Translate): string {
  const whole = [t(correct ? 'part.right' : 'part.wrong'), remark].filter(Boolean).join(': ')
  return [whole, ...remarks.map(({ topic, text }) => `${t(`field.${topic}`)}: ${text}`)].join('\n')
}
