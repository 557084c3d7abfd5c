/** The sentences that go out. They say nothing but that there is something, in her language, after her code word. */
import { evening, type MessageKey, night, type Quiet } from '../../law/hers/messages.ts'
import { isOneMessage } from '../../platform/sending/sms.ts'
import { isLanguage, translator } from '../../platform/page/translate.ts'
import type { Contact } from '../contents.ts'

export const languageOf = ({ messageLanguage = '' }: Contact): string => (isLanguage(messageLanguage) ? messageLanguage : 'nl')

/** The same for every message, whatever it is about. */
export const subjectFor = (contact: Contact): string => translator(languageOf(contact))('msg.subject')

export interface Gaps {
  readonly code?: string
  readonly time?: string
}

export function sentence(key: MessageKey, contact: Contact, gaps: Gaps = {}): string {
  const text = withWord(key, contact, gaps)
  // She may keep a code word to herself: then there is none.
  return text.startsWith('. ') ? text.slice(2) : text
}

function withWord(key: MessageKey, contact: Contact, { code = '', time = '' }: Gaps): string {
  const t = translator(languageOf(contact))
  switch (key) {
    case 'newchannel':
      return t('msg.newchannel', { code })
    case 'appt':
      return t('msg.appt', { codeWord: wordOf(contact), time })
    case 'generic':
    case 'urgent':
      return t(`msg.${key}`, { codeWord: wordOf(contact) })
  }
}

function wordOf(contact: Contact): string {
  const [first = '', ...rest] = contact.codeWord ?? ''
  return first.toLocaleUpperCase(languageOf(contact)) + rest.join('')
}

/** Each sentence with this code word is one message on every phone. */
export function fits(contact: Contact): boolean {
  return (['generic', 'appt', 'urgent'] as const).every((key) => isOneMessage(sentence(key, contact, { time: '00:00' })))
}

/** When nothing is sent to her. */
export function quietOf({ limits = [], quiet }: Contact): Quiet[] {
  return [night, ...(limits.includes('noEvening') ? [evening] : []), ...(quiet ? [quiet] : [])]
}
