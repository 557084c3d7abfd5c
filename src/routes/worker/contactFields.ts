/** What the questions about contact and the page to change it have in common. */
import { randomInt } from 'node:crypto'
import { type Asking, type Limits, type OwnContact, proveChannel, type Unfit } from '../../actions/contact/contact.ts'
import { masked } from '../../actions/contact/mask.ts'
import type { Channel, Contact } from '../../actions/contents.ts'
import { contactLimits, type LimitsForm, messageLanguages } from '../../forms/person/contact.ts'
import type { Entered, FormErrors } from '../../forms/form.ts'
import type { Field } from '../../pages/shapes.ts'
import { translator } from '../../platform/page/translate.ts'
import type { Worker } from '../../policies/actor.ts'
import { choices } from '../../pages/choices.ts'
import { languageChoices } from '../ownNames.ts'

export const channelFields = (language: string): readonly Field[] => [
  { kind: 'radios', name: 'channel', options: [...choices(['sms', 'email', 'phone']), { value: 'portal', hint: translator(language)('contact.portal') }] },
  { kind: 'text', name: 'address', hint: true },
]

export const limitsFields: readonly Field[] = [
  { kind: 'text', name: 'codeWord', hint: true },
  { kind: 'radios', name: 'messageLanguage', options: languageChoices(messageLanguages, translator('nl')) },
  { kind: 'checks', name: 'limits', options: choices(contactLimits) },
  { kind: 'text', name: 'quietFrom', hint: true },
  { kind: 'text', name: 'quietUntil', hint: true },
  { kind: 'checks', name: 'reminder', options: choices(['yes']) },
]

/** The code word is never shown again. */
export function limitsOf({ limits = [], quiet, messageLanguage = '', reminder = false }: Contact): Entered {
  return { limits, quietFrom: quiet?.from ?? '', quietUntil: quiet?.until ?? '', messageLanguage, reminder: reminder ? ['yes'] : [], codeWord: '' }
}

/** Two times or none. Without a choice of language it is that of the page. */
export function limitsIn(form: LimitsForm, language: string): { limits: Limits } | { errors: FormErrors } {
  const { limits, quietFrom: from, quietUntil: until, messageLanguage, codeWord, reminder } = form
  if (Boolean(from) !== Boolean(until) || (from && from === until)) return { errors: { [from ? 'quietUntil' : 'quietFrom']: 'error.quietUntil' } }
  return {
    limits: { limits, messageLanguage: messageLanguage || language, reminder: reminder.length > 0, ...(codeWord && { codeWord }), ...(from && { quiet: { from, until } }) },
  }
}

export function whatIsUnfit(unfit: Unfit | undefined): FormErrors | undefined {
  switch (unfit) {
    case 'name':
    case 'tells':
    case 'long':
      return { codeWord: `error.codeWord.${unfit}` }
    case 'noRoom':
      return { quietFrom: 'error.quiet.noRoom' }
    case undefined:
      return undefined
  }
}

/** Three ordinary words, others each time. */
export function codeWordsOffered(language: string): string {
  const t = translator(language)
  const words = t('contact.words').split(' ')
  const three = [1, 2, 3].map(() => words.splice(randomInt(words.length), 1)).join(', ')
  return t('contact.wordsOffered', { words: three })
}

interface Where {
  readonly channel?: Channel | undefined
  readonly address?: string | undefined
}

export function wayInWords({ channel, address }: Where, language: string): string {
  const way = channel ? translator(language)(`option.channel.${channel}`) : ''
  return [way, address && masked(address)].filter(Boolean).join(': ')
}

export type Told = Asking

/** Where the code goes, and whether it got there. */
export function codeIntro({ contact: { next }, codeFailed, hasCode }: OwnContact, told: Told, language: string): string[] {
  const t = translator(language)
  if (told === 'noMore') return [t('error.channelCode.noMore')]
  const key = codeFailed ? 'contact.codeFailed' : hasCode ? 'contact.codeTo' : 'contact.noCode'
  return [t(key, { to: masked(next?.address ?? '') })]
}

/** What is wrong with the code, if anything is. */
export async function proved(actor: Worker, code: string, now: Date): Promise<FormErrors | undefined> {
  const tried = await proveChannel(actor, code, now)
  return tried === 'right' ? undefined : { channelCode: `error.channelCode.${tried}` }
}
