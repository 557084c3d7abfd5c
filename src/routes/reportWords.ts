/** The report of a talk as one text: block by block what she told and what was seen. */
import type { Contents } from '../actions/contents.ts'
import type { Report, ReportBlock } from '../actions/talking/contents.ts'
import type { ShownBlock, TranslatedBlock } from '../pages/report.ts'
import type { Translate } from '../platform/page/translate.ts'

export function toldIn({ blocks }: Report, t: Translate): string {
  return blocks.map((block) => linesOf(block, t).filter(Boolean).join('\n')).join('\n\n')
}

function linesOf({ topic, told, observed, withheld, leftOut }: ReportBlock, t: Translate): string[] {
  if (leftOut) return [`${t(`field.${topic}`)}: ${t('report.leftOut')}`]
  return [`${t(`field.${topic}`)}: ${told}`, observed && `${t('report.seen')}: ${observed}`, withheld ? `${t('withhold.kept')} ${t(`option.withholdGround.${withheld.ground}`)}. ${withheld.why}` : '']
}

/** Each block with what she said of it, and its part where a talk had more than one. */
export function withRemarks({ blocks }: Report, answer: Contents['reportAnswer'] | undefined): ShownBlock[] {
  const hasParts = (of: number): boolean => blocks.some(({ talk, part = 1 }) => talk === of && part > 1)
  const sameAs = (one: ReportBlock) => (other: { readonly topic: string; readonly talk: number }) => other.topic === one.topic && other.talk === one.talk
  return blocks.map((block) => {
    const isLast = blocks.findLast(sameAs(block)) === block
    return { ...block, isLast, remark: (isLast && answer?.remarks?.find(sameAs(block))?.text) || '', partShown: hasParts(block.talk) ? (block.part ?? 1) : 0 }
  })
}

/** And with its words in a language of hers, where there are any. */
export function translatedBeside(blocks: readonly ShownBlock[], translation: Contents['reportTranslation'] | undefined): (ShownBlock & TranslatedBlock)[] {
  return blocks.map((block, index) => ({ ...block, inHers: translation?.blocks[index] ?? null }))
}

/** Her answer to the report in words: whether it is right, and every remark with what it is about. */
export function answerIn({ correct, remark, remarks = [] }: Contents['reportAnswer'], t: Translate): string {
  const whole = [t(correct ? 'part.right' : 'part.wrong'), remark].filter(Boolean).join(': ')
  return [whole, ...remarks.map(({ topic, text }) => `${t(`field.${topic}`)}: ${text}`)].join('\n')
}
