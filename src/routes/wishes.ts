/** What she wants for the talk, in words; empty where there is nothing to say. */
import type { Wishes } from '../actions/contents.ts'
import type { Translate } from '../platform/page/translate.ts'

export const wishLines = ['callMe', 'language', 'letters', 'post', 'interpreter', 'notFrom', 'company', 'interviewer', 'talkPlace', 'needs', 'mustKnow'] as const
export type WishLine = (typeof wishLines)[number]

export function wishesInWords(wishes: Wishes, t: Translate): Readonly<Record<WishLine, string>> {
  const option = (name: string, value?: string) => (value ? t(`option.${name}.${value}`) : '')
  const { interpreter, interpreterSex = 'any', dialect = '' } = wishes
  const wanted = interpreter === 'none' ? [] : [interpreterSex === 'any' ? '' : option('interpreterSex', interpreterSex), dialect]
  return {
    callMe: wishes.callMe ?? '',
    language: wishes.otherLanguage || option('language', wishes.language),
    letters: option('language', wishes.letters),
    post: [option('post', wishes.post), wishes.postAddress ?? ''].filter(Boolean).join(': '),
    interpreter: [option('interpreter', interpreter), ...wanted].filter(Boolean).join('; '),
    notFrom: wishes.notFrom ?? '',
    company: option('company', wishes.company),
    interviewer: option('interviewer', wishes.interviewer),
    talkPlace: option('talkPlace', wishes.talkPlace),
    needs: (wishes.needs ?? []).map((need) => option('needs', need)).join('; '),
    mustKnow: wishes.mustKnow ?? '',
  }
}
