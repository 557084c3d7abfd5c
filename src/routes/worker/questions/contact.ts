/** How she is reached, and what is never done. */
import { Router } from 'express'
import { saveAnswer } from '../../../actions/applications.ts'
import { channelForm, contactLimits, limitsForm } from '../../../forms/application.ts'
import { translator } from '../../../platform/translate.ts'
import { ask, choices, keep, worker } from './ask.ts'

const channel = ask({
  name: 'channel', schema: channelForm,
  fields: () => [
    { kind: 'radios', name: 'channel', options: choices(['sms', 'email', 'phone', 'portal']) },
    { kind: 'text', name: 'address', hint: true },
  ],
  before: ({ contact }) => ({ channel: contact.channel ?? '', address: contact.address ?? '' }),
  save: (req, value) => keep(saveAnswer(worker(req), 'contact', value)),
  inWords: ({ answers: { contact }, language }) => {
    const way = contact.channel ? translator(language)(`option.channel.${contact.channel}`) : ''
    return [['channel', [way, contact.address].filter(Boolean).join(': ')]]
  },
})

const limits = ask({
  name: 'limits', schema: limitsForm,
  fields: () => [
    { kind: 'checks', name: 'limits', options: choices(contactLimits) },
    { kind: 'text', name: 'codeWord', hint: true },
  ],
  before: ({ contact }) => ({ limits: contact.limits ?? [], codeWord: '' }),
  save: (req, value) => keep(saveAnswer(worker(req), 'contact', value)),
  inWords: ({ answers: { contact }, language }) => {
    const t = translator(language)
    const none = contact.codeWord ? t('answer.noLimits') : ''
    const chosen = (contact.limits ?? []).map((limit) => t(`option.limits.${limit}`)).join(', ')
    return [['limits', chosen || none], ['codeWord', contact.codeWord ? t('answer.set') : '']]
  },
})

export const contactQuestions = Router().use(channel, limits)
